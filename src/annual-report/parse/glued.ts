/** Text of a page without any separator between cells: labels are found in it, what stands between them is a row's digits. */
import { fold } from './fold.ts'
import { isSure, LABELS, matchRow, type Label } from './labels.ts'

export interface GluedPart {
  readonly kind: 'label' | 'digits' | 'prose'
  readonly text: string
}

const HEADINGS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政法?复议、?行政诉讼情况',
  '(?:政府信息公开工作)?存在的(?:主要)?问题(?:及|和)改进(?:情况|措施)',
  '其他需要报告的事项',
]

const CLAUSE = '第\\s*二\\s*十\\s*条\\s*第\\s*\\(?\\s*[一五六八九]\\s*\\)?\\s*项'
const PATTERN = buildPattern()

function buildPattern(): RegExp {
  const headings = HEADINGS.map((heading) => `[一二三四五六七]\\s*、\\s*${spaced(heading)}`)
  const labels = [...LABELS]
    .flatMap((label) => label.cores.map((core) => ({ label, core })))
    .sort((left, right) => right.core.length - left.core.length)
    .map(({ label, core }) => labelPattern(label, core))
  return new RegExp([...headings, CLAUSE, ...labels].join('|'), 'g')
}

function spaced(pattern: string): string {
  return pattern.replace(/[\u4e00-\u9fff](?!\?)/g, (sign) => `${sign}\\s*`)
}

function labelPattern(label: Label, core: string): string {
  const signs = [...core].map((sign) => `${sign}[\\s、“”"'‘’,]*`).join('')
  const note = '(?:\\([^()]{0,80}\\)\\s*)?'
  return `${enumerator(label, core)}${signs}${note}`
}

function enumerator(label: Label, core: string): string {
  if (label.number !== undefined) {
    const printed = `${label.number}\\s*[.、]\\s*`
    return isSure(label, core) ? `(?:${printed})?` : printed
  }
  const chinese = /^[(（]?([一二三四五六七])[)）、]/.exec(label.official)?.[1]
  if (!chinese) return ''
  const printed = `\\(?\\s*${chinese}\\s*[)、]\\s*`
  return isSure(label, core) ? `(?:${printed})?` : printed
}

const ROW_HINTS =
  /国家秘密|三安全一稳定|第三方合法权益|内部事务信息|过程性信息|行政执法案卷|行政查询事项|信息内容|行政许可|行政处罚|行政强制|行政事业性收费/g

const REMEDY_HINTS = /结果维持|结果纠正|尚未审结|未经复议|复议后起诉/g

/** Digits right behind a word and not counted in any unit: cheap sign of cells without separator. */
const BARE_DIGITS =
  /[\u4e00-\u9fff”)]\s*[-+]?\d[\d\s.+-]*(?![\d\s.]|[件项条个份人次年月日起宗篇家名余%期场])/g
const LONGEST = 200_000

/** Whether a line holds several rows of a table: digits stand bare between labels, or behind the headings of 表四. */
export function isGlued(text: string): boolean {
  if (text.length < 40 || text.length > LONGEST || (text.match(BARE_DIGITS) ?? []).length < 1) return false
  const folded = fold(text)
  const remedies = (folded.match(REMEDY_HINTS) ?? []).length >= 6
  if (!remedies && new Set(folded.match(ROW_HINTS) ?? []).size < 3) return false
  const parts = cutGlued(text)
  const bare = parts.filter(
    (part, index) =>
      part.kind === 'digits' && parts[index - 1]?.kind === 'label' && parts[index + 1]?.kind !== 'prose',
  )
  return bare.length >= (remedies ? 1 : 3)
}

/** Cuts a glued text into labels, digits and prose, in order. */
export function cutGlued(text: string): readonly GluedPart[] {
  const folded = fold(text)
  const parts: GluedPart[] = []
  let end = 0
  for (const found of folded.matchAll(PATTERN)) {
    parts.push(...between(folded.slice(end, found.index)))
    parts.push({ kind: 'label', text: found[0] })
    end = found.index + found[0].length
  }
  parts.push(...between(folded.slice(end)))
  return parts
}

const DIGITS = /^[\d\s.,+\-/]*(?:(?:亿|万)?元)?\s*$/
const AROUND = /^([\d\s.,+-]*?)((?:\d\s*[.、]\s*)?[^\d\s.,+-](?:.*[^\d\s.,+-])?)([\d\s.,+-]*)$/s

/** What stands between two labels: the digits of a row; prose; or a misprinted label with the digits around it. */
function between(text: string): readonly GluedPart[] {
  if (text.trim() === '') return []
  if (DIGITS.test(text)) return [{ kind: 'digits', text: text.trim() }]
  const [, before = '', middle = '', after = ''] = AROUND.exec(text) ?? []
  if (middle === '' || middle.length > 45 || /\d\d/.test(middle) || matchRow(middle) === undefined)
    return [{ kind: 'prose', text: text.trim() }]
  const parts: GluedPart[] = []
  if (before.trim() !== '') parts.push({ kind: 'digits', text: before.trim() })
  parts.push({ kind: 'label', text: middle })
  if (after.trim() !== '') parts.push({ kind: 'digits', text: after.trim() })
  return parts
}
