import { TextRun, type IRunOptions } from 'docx'
import type { PageSetup } from './tree.ts'

/** Families by name: Word on the reader's machine has them, and the font table says what to take where it has not. */
export interface Family {
  readonly ascii: string
  readonly hAnsi: string
  readonly eastAsia: string
}

export function familyOf(name: string): Family {
  return { ascii: name, hAnsi: name, eastAsia: name }
}

export const FAMILY = {
  body: familyOf('仿宋'),
  title: familyOf('方正小标宋简体'),
  strong: familyOf('黑体'),
  second: familyOf('楷体'),
} as const

const ALTERNATIVES: readonly (readonly [string, string])[] = [
  ['仿宋', '仿宋_GB2312;FangSong;STFangsong;Noto Serif CJK SC'],
  ['方正小标宋简体', 'FZXiaoBiaoSong-B05S;华文中宋;STZhongsong;宋体'],
  ['黑体', 'SimHei;STHeiti;Noto Sans CJK SC'],
  ['楷体', '楷体_GB2312;KaiTi;STKaiti;宋体'],
  ['宋体', 'SimSun;STSong;Noto Serif CJK SC'],
]

/** word/fontTable.xml with a substitute for each family (w:altName). */
export const FONT_TABLE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  ALTERNATIVES.map(
    ([name, other]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other.replaceAll(';', ',')}"/><w:charset w:val="86"/>` +
      '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>',
  ).join('') +
  '</w:fonts>'

export const RED = 'FF0000'

/** Twentieths of a point. */
export function mm(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

export interface Points {
  readonly body: number
  readonly title: number
  /** Line pitch: 22 lines on an official page. */
  readonly line: number
  readonly note: number
}

export function pointsOf(page: PageSetup): Points {
  return page.margins === 'official'
    ? { body: 16, title: 22, line: 29, note: 12 }
    : { body: 12, title: 18, line: 21, note: 9 }
}

/** Width between the margins, in twentieths of a point. */
export function textWidth(page: PageSetup): number {
  const sheet = page.size === 'A4' ? { portrait: 210, landscape: 297 } : { portrait: 297, landscape: 420 }
  return mm(sheet[page.orientation] - (page.margins === 'official' ? 54 : 40))
}

/** A text as runs: line feeds become breaks. */
export function textRuns(value: string, options: IRunOptions = {}): TextRun[] {
  return value.split('\n').map((text, index) => new TextRun({ ...options, text, break: index > 0 ? 1 : 0 }))
}
