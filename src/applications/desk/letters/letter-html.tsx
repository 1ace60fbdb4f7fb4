/**
 * A letter as the server drew it: one article of escaped text with `doc-…` classes, no script and no style
 * (platform/documents/html.ts), so it can be set as it is.
 */
export function LetterHtml({ html }: { html: string }) {
  // oxlint-disable-next-line react/no-danger
  return <div className="app-letter" dangerouslySetInnerHTML={{ __html: html }} />
}
