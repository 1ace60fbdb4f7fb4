/** What an old register may hold besides: the steps that move the period (条例 30, 32, 33), and where the papers are. */
import { OPINION_NAMES, OPINIONS, type NewAct } from './model.ts'
import type { PaperLetters } from './past-case.ts'

/** A sheet need not bear these heads, nor fill them. */
export const OPTIONAL_HEADS = {
  correctionAsked: '补正告知日期',
  correctionNumber: '补正告知文号',
  corrected: '收到补正日期',
  consulted: '征求第三方意见日期',
  opinionOn: '收到第三方意见日期',
  opinion: '第三方意见',
  extended: '延期告知日期',
  extensionNumber: '延期告知文号',
  extensionDays: '延长工作日数',
  volume: '卷号',
} as const
export type OptionalHead = keyof typeof OPTIONAL_HEADS

/** One line of the sheet as it is read; a fault is noted and reading goes on. */
export interface SheetLine {
  cell(key: OptionalHead): string
  day(key: OptionalHead, label: string, notBefore: string): string
  fail(column: string, message: string): void
}

/** An act of the sheet; who recorded it is the same for all. */
export type SheetStep = NewAct extends infer Each ? (Each extends NewAct ? Omit<Each, 'by'> : never) : never

/** In the order of their days. */
export function stepsOf(line: SheetLine, receivedOn: string): readonly SheetStep[] {
  return [
    ...correctionOf(line, receivedOn),
    ...consultationOf(line, receivedOn),
    ...extensionOf(line, receivedOn),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** What the sheet knows of letters that were written elsewhere. */
export function paperOf(line: SheetLine): PaperLetters {
  const volume = line.cell('volume').slice(0, 60)
  const correctionNotice = line.cell('correctionNumber')
  const extensionNotice = line.cell('extensionNumber')
  return {
    place: volume === '' ? '纸质卷宗' : `纸质卷宗（卷号：${volume}）`,
    numbers: {
      ...(correctionNotice === '' ? {} : { correctionNotice }),
      ...(extensionNotice === '' ? {} : { extensionNotice }),
    },
  }
}

/** What was to be corrected, and until when, is in the letter on paper. */
function correctionOf(line: SheetLine, receivedOn: string): readonly SheetStep[] {
  const asked = optionalDay(line, 'correctionAsked', receivedOn)
  if (asked === undefined) return refuseOrphans(line, ['corrected', 'correctionNumber'], 'correctionAsked')
  const data = { matters: ['见纸质补正告知书'], until: '', guidance: '' }
  const step: SheetStep = { kind: 'askCorrection', on: asked, data }
  const answered = optionalDay(line, 'corrected', asked)
  if (answered === undefined) return [step]
  return [step, { kind: 'correctionReceived', on: answered, data: { how: '旧登记簿记载' } }]
}

function consultationOf(line: SheetLine, receivedOn: string): readonly SheetStep[] {
  const sent = optionalDay(line, 'consulted', receivedOn)
  if (sent === undefined) return refuseOrphans(line, ['opinionOn', 'opinion'], 'consulted')
  const data = { party: '第三方（名称见纸质卷宗）', delivered: sent }
  const step: SheetStep = { kind: 'consultThirdParty', on: sent, data }
  const replied = optionalDay(line, 'opinionOn', sent)
  if (replied === undefined) return [step, ...refuseOrphans(line, ['opinion'], 'opinionOn')]
  const opinion = OPINIONS.find((each) => OPINION_NAMES[each] === line.cell('opinion'))
  if (opinion !== undefined) return [step, { kind: 'thirdPartyReplied', on: replied, data: { opinion } }]
  line.fail(
    OPTIONAL_HEADS.opinion,
    `“${line.cell('opinion').slice(0, 30)}”不是登记簿的写法，应为：${Object.values(OPINION_NAMES).join('、')}`,
  )
  return []
}

function extensionOf(line: SheetLine, receivedOn: string): readonly SheetStep[] {
  const on = optionalDay(line, 'extended', receivedOn)
  if (on === undefined) return refuseOrphans(line, ['extensionNumber', 'extensionDays'], 'extended')
  const text = line.cell('extensionDays')
  const workingDays = /^\d{1,2}$/.test(text) ? Number(text) : 0
  if (workingDays < 1)
    line.fail(OPTIONAL_HEADS.extensionDays, '有延期告知日期的，应填写延长的工作日数，如 20')
  return [{ kind: 'extend', on, data: { workingDays, reason: '见纸质延期答复告知书' } }]
}

/** A detail of a step whose day is not given cannot be placed. */
function refuseOrphans(line: SheetLine, keys: readonly OptionalHead[], of: OptionalHead): readonly [] {
  for (const key of keys)
    if (line.cell(key) !== '')
      line.fail(OPTIONAL_HEADS[of], `填写了“${OPTIONAL_HEADS[key]}”的，应填写“${OPTIONAL_HEADS[of]}”`)
  return []
}

function optionalDay(line: SheetLine, key: OptionalHead, notBefore: string): string | undefined {
  return line.cell(key) === '' ? undefined : line.day(key, OPTIONAL_HEADS[key], notBefore)
}
