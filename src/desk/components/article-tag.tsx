import { readArticle } from './article-name.ts'

/** The article a rule rests on, from the registry's short form. */
export function ArticleTag({ article }: { article: string }) {
  return <span className="desk-article">{readArticle(article)}</span>
}
