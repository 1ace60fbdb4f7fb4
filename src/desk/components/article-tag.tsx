/** The article a rule rests on, in the registry's grammar: 条例33.1 reads 条例第33条第1款. */
export function ArticleTag({ article }: { article: string }) {
  return <span className="desk-article">{readArticle(article)}</span>
}

export function readArticle(article: string): string {
  const match = /^(\D+?)(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(article)
  if (match === null || article.includes('〔')) return article
  const [, law, number, paragraph, item] = match
  return [`${law}第${number}条`, paragraph && `第${paragraph}款`, item && `第${item}项`]
    .filter(Boolean)
    .join('')
}
