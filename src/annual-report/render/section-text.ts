/** Plain text of a section as typed or drafted: a line a paragraph; a short line that begins with （一） is a heading. */
export interface SectionParagraph {
  readonly kind: 'heading' | 'paragraph'
  readonly text: string
}

const HEADING = /^（[一二三四五六七八九十]+）[^。；]{1,28}$/

export function paragraphsOf(text: string): readonly SectionParagraph[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: HEADING.test(line) ? 'heading' : 'paragraph', text: line }))
}
