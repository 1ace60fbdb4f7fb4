import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { ErrorDocument, type ErrorDocumentProps } from './error-page.tsx'
import { Layout, type PageAnswer, type RenderContext } from './layout.tsx'

export type { PageAnswer, RenderContext } from './layout.tsx'

/** A page answer as a complete HTML document. */
export function renderPage(answer: PageAnswer, context: RenderContext): string {
  return `<!doctype html>${renderToStaticMarkup(createElement(Layout, { answer, context }))}`
}

/** An error page for when there is no organ to render for: the database is away, or the address names none. */
export function renderErrorDocument(props: ErrorDocumentProps): string {
  return `<!doctype html>${renderToStaticMarkup(createElement(ErrorDocument, props))}`
}
