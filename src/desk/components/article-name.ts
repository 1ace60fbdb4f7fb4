/** Reads an article as the registry writes it: 条例33.1 → 条例第33条第1款; other text stays as it is. */
export function readArticle(article: string): string {
  const match = /^(\D+?)(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(article)
  if (match === null || article.includes('〔')) return article
  const [, law, number, paragraph, item] = match
  return [`${law}第${number}条`, paragraph && `第${paragraph}款`, item && `第${item}项`]
    .filter(Boolean)
    .join('')
}
