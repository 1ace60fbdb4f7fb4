/** What the law would not take of an old register: found before anything is written, and said at its line and column. */
import type { WorkCalendar } from '../law/work-calendar.ts'
import type { ActKind, CaseAct } from './model.ts'
import { OPTIONAL_HEADS } from './old-register-steps.ts'
import type { OldRegister, RegisterError } from './old-register.ts'
import { legalActs, replay } from './rules.ts'

const COLUMN: Readonly<Partial<Record<ActKind, string>>> = {
  register: '收到日期',
  confirm: '收到日期',
  askCorrection: OPTIONAL_HEADS.correctionAsked,
  correctionReceived: OPTIONAL_HEADS.corrected,
  consultThirdParty: OPTIONAL_HEADS.consulted,
  thirdPartyReplied: OPTIONAL_HEADS.opinionOn,
  extend: OPTIONAL_HEADS.extended,
  sign: '答复日期',
  deliver: '送达日期',
}

/** One fault a line: what follows from the first is mended with it. */
export function lawFaults(
  { cases, lines }: Pick<OldRegister, 'cases' | 'lines'>,
  calendar: WorkCalendar,
): readonly RegisterError[] {
  return cases.flatMap(({ acts }, index) => {
    const numbered = acts.map((act, at) => ({ ...act, seq: at + 1 }) as CaseAct) // an act with its number
    const view = replay(numbered, calendar)
    const [first] = view.refusals
    if (first === undefined) return []
    const of = legalActs(view.live).of[first.index]
    const column = of === undefined ? '' : (COLUMN[of.kind] ?? '')
    return [{ row: lines[index] ?? 0, column, message: first.message }]
  })
}
