/** Numbers of the prose, each bound to the clause it stands in: never a number from the next clause. */
import type { ReadSection, Statement, StatementKind } from '../reading.ts'
import { fold } from './fold.ts'
import type { Stretch } from './prose.ts'

const UNIT = '(?:余)?(?:件|条|份|宗|起|例|次|项)'
const N = '(\\d+)'
const APPLY = '(?:政府|政务)?信息(?:依申请)?公开(?:的)?(?:申请|案件)'

interface Pattern {
  readonly kind: StatementKind
  readonly pattern: RegExp
  /** The number where the clause says none in words. */
  readonly zero?: boolean
}

const GAP = '[^\\d，,。；;：:、]'
const PATTERNS: readonly Pattern[] = [
  {
    kind: 'received',
    pattern: new RegExp(
      `(?:收到|受理|接收|接到|新收|申请受理)${GAP}{0,24}?(?:${APPLY}|依申请公开)${GAP}{0,12}?${N}${UNIT}`,
    ),
  },
  {
    kind: 'received',
    pattern: new RegExp(
      `(?:收到|受理|接收|接到|新收)${GAP}{0,8}?${N}${UNIT}${GAP}{0,6}?(?:${APPLY}|依申请公开)`,
    ),
  },
  {
    kind: 'received',
    zero: true,
    pattern: new RegExp(
      `(?:未|没有|无)(?:收到|接到|受理|收到过)${GAP}{0,16}(?:信息公开|依申请)${GAP}{0,6}申请`,
    ),
  },
  {
    kind: 'handled',
    pattern: new RegExp(`(?:收办|办理|收到并办理)${GAP}{0,8}${APPLY}${GAP}{0,8}?${N}${UNIT}`),
  },
  { kind: 'carriedIn', pattern: new RegExp(`上年度?结转${GAP}{0,16}?${N}${UNIT}`) },
  { kind: 'carriedOut', pattern: new RegExp(`(?:结转|转)(?:至|到|入)?下一?年度?${GAP}{0,14}?${N}${UNIT}`) },
  { kind: 'processed', pattern: new RegExp(`(?:已?办结|答复)${GAP}{0,4}${APPLY}${GAP}{0,6}?${N}${UNIT}`) },
  { kind: 'granted', pattern: new RegExp(`(?<![及和、])(?:予以公开|同意公开)(?:答复|的)?${N}${UNIT}`) },
  { kind: 'partial', pattern: new RegExp(`(?<![及和、])部分公开(?:答复|的)?${N}${UNIT}`) },
  { kind: 'review', pattern: new RegExp(`行政复议(?:案件|申请|件|数)?(?:数|为|共|有|合计)*${N}${UNIT}`) },
  { kind: 'review', pattern: new RegExp(`${N}${UNIT}${GAP}{0,16}?行政复议`) },
  {
    kind: 'review',
    zero: true,
    pattern: /(?:未|没有|无|零)[^，,。；;\d]{0,24}行政复议|行政复议[^，,。；;\d]{0,14}(?:未发生|均无|为零)/,
  },
  { kind: 'litigation', pattern: new RegExp(`行政诉讼(?:案件|件|数)?(?:数|为|共|有|合计)*${N}${UNIT}`) },
  { kind: 'litigation', pattern: new RegExp(`(?:^|[，、])诉讼(?:案件)?${N}${UNIT}`) },
  {
    kind: 'litigation',
    zero: true,
    pattern: /(?:未|没有|无|零)[^，,。；;\d]{0,30}行政诉讼|行政诉讼[^，,。；;\d]{0,14}(?:未发生|均无|为零)/,
  },
  { kind: 'feeNotices', pattern: new RegExp(`对${N}${UNIT}[^，,。；;\\d]{0,16}申请[^，,。；;\\d]{0,8}收取`) },
  {
    kind: 'fee',
    pattern: /信息(?:公开)?(?:信息)?处理费(?:用)?(?:共计|合计|共|总计|为|累计|总额)*(\d+(?:\.\d+)?)(万?元)/,
  },
  {
    kind: 'fee',
    zero: true,
    pattern:
      /(?:未|没有|无|不)[^，,。；;\d]{0,10}收取?[^，,。；;\d]{0,12}(?:处理费|费用|信息公开费)|未发生[^，,。；;\d]{0,10}(?:收费|收取)/,
  },
]

/** Reads every statement of the prose, in print order; several clauses of one kind are all given. */
export function statementsOf(stretches: readonly Stretch[]): readonly Statement[] {
  const found: Statement[] = []
  let section: ReadSection['number'] | null = null
  let open: Stretch[] = []
  const flush = () => {
    for (const sentence of sentences(open)) found.push(...sentenceStatements(sentence, section))
    open = []
  }
  for (const stretch of stretches) {
    if (stretch.heading) {
      flush()
      section = stretch.heading.number
    } else open.push(stretch)
  }
  flush()
  return found
}

interface Sentence {
  readonly text: string
  readonly at: Stretch
}

/** Sentences over line breaks, each with the stretch it begins in. */
function sentences(stretches: readonly Stretch[]): readonly Sentence[] {
  const found: Sentence[] = []
  let text = ''
  let at: Stretch | undefined
  for (const stretch of stretches) {
    for (const part of fold(stretch.text)
      .replace(/\s+/g, '')
      .split(/(?<=[。;！])/)) {
      at ??= stretch
      text += part
      if (/[。;！]$/.test(part)) {
        found.push({ text, at })
        text = ''
        at = undefined
      }
    }
  }
  if (at && text !== '') found.push({ text, at })
  return found
}

const QUICK = /申请|结转|复议|诉讼|处理费|收费|公开\d|下一?年度/

function sentenceStatements(sentence: Sentence, section: ReadSection['number'] | null): readonly Statement[] {
  if (!QUICK.test(sentence.text) || sentence.text.length > 1200) return []
  const found: Statement[] = []
  const taken = new Set<StatementKind>()
  for (const { kind, pattern, zero } of PATTERNS) {
    const match = taken.has(kind) ? null : pattern.exec(sentence.text)
    if (!match) continue
    taken.add(kind)
    const value = zero ? 0 : Number(match[1]) * (match[2] === '万元' ? 10_000 : 1)
    found.push({
      kind,
      value,
      quote: clause(sentence.text, match.index, match[0].length),
      place: sentence.at.place,
      section,
    })
  }
  return found
}

/** The clause around a match, from comma to comma. */
function clause(text: string, from: number, length: number): string {
  const begin =
    Math.max(text.lastIndexOf('，', from), text.lastIndexOf(',', from), text.lastIndexOf('。', from)) + 1
  const rest = text.slice(from + length)
  const end = rest.search(/[,，。;；]/)
  return text.slice(begin, end < 0 ? undefined : from + length + end)
}
