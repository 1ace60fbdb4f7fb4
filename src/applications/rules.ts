/** From the acts of a case to where it stands: stage, clock, outcome, report row. Pure; no list of acts makes it throw. */
import type { ResultRow } from '../annual-report/model.ts'
import type { Act } from '../law/acts.ts'
import { CASE_ACTS, type CaseActKind } from '../law/case-act-model.ts'
import { STAGE_DEFINITIONS } from '../law/case-stages.ts'
import { workingDaysUsed } from '../law/days-used.ts'
import { deadlineOf, type Deadlines } from '../law/deadlines.ts'
import { parseLocalDate, type LocalDate } from '../law/local-date.ts'
import { reportRow, type Outcome } from '../law/outcomes.ts'
import type { TimelineRefusal } from '../law/refusals.ts'
import { applicantActsOnRecord, stageOf, type CaseActRecord } from '../law/stages.ts'
import type { WorkCalendar } from '../law/work-calendar.ts'
import {
  givesOut,
  isOfficeEnding,
  OFFICE_ENDINGS,
  type ActKind,
  type CaseAct,
  type CaseActOf,
  type CaseStage,
  type Channel,
  type NewAct,
  type OfficeEnding,
} from './model.ts'

export interface ConsultationView {
  /** The act that sent the letter. */
  readonly seq: number
  readonly kind: 'thirdParty' | 'organ'
  readonly party: string
  readonly sent: string
  readonly delivered: string | null
  readonly replied: boolean
}

export interface DraftView {
  readonly seq: number
  readonly letter: string
  readonly version: number
  readonly outcome: Outcome
  readonly files?: number | undefined
  readonly by: string | null
}

/** Where a case stands, rebuilt from its acts. */
export interface CaseView {
  readonly stage: CaseStage
  /** The acts of the law's table in order of record, for what is open on the case. */
  readonly records: readonly CaseActRecord[]
  readonly closed: boolean
  /** A 件 of the annual report: received, and neither split up nor merged into another. */
  readonly counted: boolean
  readonly channel: Channel
  readonly submittedOn: string
  readonly receivedOn: LocalDate | null
  readonly deadlines: Deadlines
  readonly outcome: Outcome | null
  readonly reportRow: ResultRow | null
  readonly decidedOn: LocalDate | null
  readonly decisionNumber: string | null
  readonly mailedOn: LocalDate | null
  readonly signedOn: LocalDate | null
  readonly deliveredOn: LocalDate | null
  /** A posted reply came back on this day and has not been delivered again. */
  readonly returnedOn: string | null
  /** Working days of the reply period used until delivery, pauses left out; null until delivered. */
  readonly daysUsed: number | null
  readonly withdrawnOn: LocalDate | null
  readonly archivedOn: LocalDate | null
  readonly unitId: string | null
  readonly personId: string | null
  readonly unverified: boolean
  readonly restricted: boolean
  readonly urged: number
  readonly pendingExtension: {
    readonly workingDays: number
    readonly reason: string
    readonly by: string | null
  } | null
  readonly extension: CaseActOf<'extend'> | null
  readonly correction: CaseActOf<'askCorrection'> | null
  readonly correctionReceivedOn: string | null
  readonly consultations: readonly ConsultationView[]
  readonly feeNotice: CaseActOf<'sendFeeNotice'> | null
  readonly paid: boolean
  readonly reasonsAskedOn: string | null
  readonly draft: DraftView | null
  readonly reviewedBy: string | null
  readonly secrecy: CaseActOf<'reviewSecrecy'> | null
  readonly secrecyAskedOn: string | null
  /** 条例 17: a 保密审查 is asked for, or the draft gives information out, and there is no finding yet. */
  readonly secrecyDue: boolean
  readonly searched: boolean
  readonly lastSeq: number
  /** Acts taken back by an undo. */
  readonly undone: ReadonlySet<number>
  /** The acts that hold, in order of their day. */
  readonly live: readonly CaseAct[]
  /** Acts the law did not take; imported records may hold such. */
  readonly refusals: readonly TimelineRefusal[]
}

/** The acts that hold: without those taken back, with corrected days, by day and then by record. */
export function liveActs(acts: readonly CaseAct[]): { live: CaseAct[]; undone: Set<number> } {
  const undone = new Set<number>()
  const days = new Map<number, string>()
  for (const act of acts) {
    if (act.kind !== 'undo') continue
    if (act.data.newOn === undefined) undone.add(act.data.target)
    else days.set(act.data.target, act.data.newOn)
  }
  const live = acts
    .filter((act) => act.kind !== 'undo' && !undone.has(act.seq))
    .map((act) => onDay(act, days.get(act.seq)))
  return { live: live.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.seq - b.seq)), undone }
}

function onDay(act: CaseAct, on: string | undefined): CaseAct {
  if (on === undefined) return act
  if (act.kind === 'recordSignature') return { ...act, on, data: { ...act.data, signed: on } }
  if (act.kind !== 'deliver') return { ...act, on }
  const moved = act.data.mailed === undefined ? { signed: on } : { mailed: on }
  return { ...act, on, data: { ...act.data, ...moved } }
}

/** The act of law a recorded act stands for; undefined where it moves no statutory date. */
export function legalAct(
  act: NewAct,
  deliveries: ReadonlyMap<number, string> = new Map(),
  seq = 0,
): Act | undefined {
  switch (act.kind) {
    case 'register':
    case 'confirm':
      return { act: 'receive', on: act.on }
    case 'askCorrection':
    case 'correctionReceived':
    case 'thirdPartyReplied':
    case 'organReplied':
    case 'askReasons':
    case 'reasonsReceived':
    case 'feePaid':
    case 'withdraw':
      return { act: act.kind, on: act.on }
    case 'consultThirdParty':
    case 'consultOrgan':
      return { act: act.kind, sent: act.on, delivered: act.data.delivered ?? deliveries.get(seq) ?? null }
    case 'extend':
      return { act: 'extend', on: act.on, workingDays: act.data.workingDays }
    case 'feeNotice':
      return { act: 'feeNotice', delivered: act.on }
    case 'agreeDate':
      return { act: 'agreeDate', on: act.on, until: act.data.until }
    case 'sign':
      return { act: 'decide', on: act.on, outcome: act.data.outcome }
    case 'deliver':
      return { act: 'deliver', mailed: act.data.mailed ?? null, signed: act.data.signed ?? null }
    case 'recordSignature':
      return { act: 'deliver', signed: act.data.signed }
    default:
      return undefined
  }
}

interface LegalActs {
  readonly acts: readonly Act[]
  /** The record behind each. */
  readonly of: readonly CaseAct[]
}

/** Withdrawn before it was received: the law's clock never started, so there is nothing to tell it. */
export function legalActs(live: readonly CaseAct[]): LegalActs {
  const deliveries = new Map<number, string>()
  for (const act of live)
    if (act.kind === 'opinionLetterDelivered') deliveries.set(act.data.consultation, act.data.on)
  const acts: Act[] = []
  const of: CaseAct[] = []
  let received = false
  let posted = false
  for (const act of live) {
    const found = legalAct(act, deliveries, act.seq)
    const legal = posted ? withoutPosting(found) : found
    if (legal === undefined) continue
    if (legal.act === 'receive') received = true
    else if (!received && legal.act === 'withdraw') continue
    if (act.kind === 'deliver' && act.data.mailed !== undefined) posted = true
    acts.push(legal)
    of.push(act)
  }
  return { acts, of }
}

/** 235号: the first posting makes the reply timely; one more after a return counts only once it is signed for. */
export function withoutPosting(act: Act | undefined): Act | undefined {
  if (act?.act !== 'deliver' || (act.mailed ?? null) === null) return act
  return (act.signed ?? null) === null ? undefined : { act: 'deliver', signed: act.signed }
}

export interface ReplayOptions {
  /** Default false: a list needs no day-by-day ledger. */
  readonly ledger?: boolean
}

/** Replays a case. Acts the law refuses change nothing and are listed. */
export function replay(
  acts: readonly CaseAct[],
  calendar: WorkCalendar,
  options: ReplayOptions = {},
): CaseView {
  const { live, undone } = liveActs(acts)
  const legal = legalActs(live)
  const deadlines = deadlineOf(legal.acts, calendar, { ledger: options.ledger ?? false })
  const refused = new Set(deadlines.refusals.map(({ index }) => legal.of[index]?.seq))
  const taken = live.filter((act) => !refused.has(act.seq))
  const rebuilt = viewOf(taken, deadlines)
  const { deliveredOn } = rebuilt
  return {
    ...rebuilt,
    daysUsed: deliveredOn === null ? null : workingDaysUsed(legal.acts, calendar, deliveredOn),
    undone,
    live,
    lastSeq: acts.at(-1)?.seq ?? 0,
    refusals: deadlines.refusals,
  }
}

const TABLE: ReadonlySet<ActKind> = new Set<ActKind>(CASE_ACTS)

export function isTableAct(kind: ActKind): kind is CaseActKind {
  return TABLE.has(kind)
}

/**
 * In the order of record: a day corrected afterwards moves the clock, not the work. A delivery that came back is none
 * for the work: the reply waits to be delivered again.
 */
function recordsOf(taken: readonly CaseAct[]): readonly CaseActRecord[] {
  let records: readonly CaseActRecord[] = []
  for (const { kind } of taken.toSorted((a, b) => a.seq - b.seq)) {
    if (kind === 'mailReturned') records = records.filter(({ act }) => act !== 'deliver' && act !== 'archive')
    if (isTableAct(kind)) records = [...records, { act: kind }]
  }
  return records
}

/** What the applicant may do himself on the portal, as the record stands; nothing on a case that goes on in another. */
export function actsOfApplicant({ stage, records }: CaseView): readonly CaseActKind[] {
  return isOfficeEnding(stage) ? [] : applicantActsOnRecord(records)
}

export function isClosed(stage: CaseStage): boolean {
  return isOfficeEnding(stage) || STAGE_DEFINITIONS[stage].closed
}

export function stageName(stage: CaseStage): string {
  return isOfficeEnding(stage) ? OFFICE_ENDINGS[stage].name : STAGE_DEFINITIONS[stage].name
}

/** `stageName` on a day: a consultation whose last day has gone by is over, answered or not (条例 32, 34). */
export function stageNameOn(stage: CaseStage, until: string | null, today: LocalDate): string {
  return isOpinionOver(stage, until, today) ? '征求意见期满' : stageName(stage)
}

/** What the applicant reads on a day; `until` is the last day of what is waited for. */
export function stageText(stage: CaseStage, until: string | null, today: LocalDate): string {
  if (isOpinionOver(stage, until, today)) return '征求意见的期限已满，正在依法作出决定。'
  return isOfficeEnding(stage) ? OFFICE_ENDINGS[stage].publicText : STAGE_DEFINITIONS[stage].publicText
}

function isOpinionOver(stage: CaseStage, until: string | null, today: LocalDate): boolean {
  return stage === 'consulting' && until !== null && until < today
}

function last<K extends ActKind>(acts: readonly CaseAct[], ...kinds: readonly K[]): CaseActOf<K> | null {
  const found = acts.findLast(({ kind }) => kinds.some((each) => each === kind))
  return (found as CaseActOf<K> | undefined) ?? null // the kind was compared just above
}

function dayOf(act: { readonly on: string } | null): LocalDate | null {
  return act === null ? null : (parseLocalDate(act.on) ?? null)
}

/** What ends a case without being a 件 of its own. */
const UNCOUNTED: ReadonlySet<ActKind> = new Set<ActKind>(['splitInto', 'mergeInto', 'revokeImport'])

function officeEndingOf(taken: readonly CaseAct[]): OfficeEnding | undefined {
  if (last(taken, 'revokeImport') !== null) return 'revoked'
  return last(taken, 'mergeInto') === null ? undefined : 'merged'
}

type Rebuilt = Omit<CaseView, 'daysUsed' | 'undone' | 'live' | 'lastSeq' | 'refusals'>

function viewOf(taken: readonly CaseAct[], deadlines: Deadlines): Rebuilt {
  const records = recordsOf(taken)
  const stage = officeEndingOf(taken) ?? stageOf(records) ?? 'submitted'
  const receivedOn = dayOf(last(taken, 'register', 'confirm'))
  const assign = last(taken, 'assign', 'sendBack')
  const submit = last(taken, 'submit')
  return {
    stage,
    records,
    closed: isClosed(stage),
    counted: receivedOn !== null && !taken.some(({ kind }) => UNCOUNTED.has(kind)),
    channel: submit?.data.channel ?? 'online',
    submittedOn: submit?.on ?? taken[0]?.on ?? '1900-01-01',
    receivedOn,
    deadlines,
    ...endingOf(taken, receivedOn),
    ...deliveryOf(taken),
    archivedOn: dayOf(last(taken, 'archive')),
    unitId: assign?.kind === 'assign' ? assign.data.unit : null,
    personId: assign?.kind === 'assign' ? (assign.data.person ?? null) : null,
    unverified: submit?.data.unverified === true && last(taken, 'verify') === null,
    restricted: last(taken, 'restrict')?.data.restricted ?? false,
    urged: taken.filter(({ kind }) => kind === 'urge').length,
    ...waitsOf(taken),
    ...answerOf(taken, stage),
  }
}

/**
 * A withdrawn application ends as 其他处理 (F3) on the day of withdrawal, also where a notice of it follows; one decided
 * before keeps its decision.
 */
function endingOf(
  taken: readonly CaseAct[],
  receivedOn: LocalDate | null,
): Pick<CaseView, 'outcome' | 'reportRow' | 'decidedOn' | 'decisionNumber' | 'withdrawnOn'> {
  const sign = last(taken, 'sign')
  const withdraw = last(taken, 'withdraw')
  const withdrawnOn = dayOf(withdraw)
  // an imported record may hold a withdrawal the law's timeline never saw: before receipt it ends nothing
  const isEnding = receivedOn !== null && withdrawnOn !== null && withdrawnOn >= receivedOn
  const endedByWithdrawal = isEnding && (sign === null || (withdraw?.seq ?? 0) < sign.seq)
  const decidedOn = endedByWithdrawal ? withdrawnOn : dayOf(sign)
  const outcome: Outcome | null = endedByWithdrawal ? 'F3' : (sign?.data.outcome ?? null)
  const row = outcome === null ? null : reportRow(outcome, '2021')
  return {
    outcome,
    // 'other' is the single row of the 2019 form; the 2021 form, asked for here, has no such row
    reportRow: row === 'other' ? 'other.else' : row,
    decidedOn,
    decisionNumber: sign?.data.number ?? null,
    withdrawnOn,
  }
}

function deliveryOf(
  taken: readonly CaseAct[],
): Pick<CaseView, 'mailedOn' | 'signedOn' | 'deliveredOn' | 'returnedOn'> {
  const deliver = last(taken, 'deliver')
  const returned = last(taken, 'mailReturned')
  const mailedOn = firstPosting(taken)
  const signed = last(taken, 'recordSignature')?.data.signed ?? deliver?.data.signed
  const signedOn = signed === undefined ? null : (parseLocalDate(signed) ?? null)
  const isBack = returned !== null && signedOn === null && returned.seq > (deliver?.seq ?? 0)
  return {
    mailedOn,
    signedOn,
    deliveredOn: mailedOn ?? signedOn,
    returnedOn: isBack ? returned.on : null,
  }
}

function firstPosting(taken: readonly CaseAct[]): LocalDate | null {
  for (const act of taken)
    if (act.kind === 'deliver' && act.data.mailed !== undefined)
      return parseLocalDate(act.data.mailed) ?? null
  return null
}

type Waits = Pick<
  CaseView,
  | 'pendingExtension'
  | 'extension'
  | 'correction'
  | 'correctionReceivedOn'
  | 'consultations'
  | 'feeNotice'
  | 'paid'
  | 'reasonsAskedOn'
>

function waitsOf(taken: readonly CaseAct[]): Waits {
  const proposal = last(taken, 'proposeExtension', 'rejectExtension', 'extend')
  return {
    pendingExtension: proposal?.kind === 'proposeExtension' ? { ...proposal.data, by: proposal.by } : null,
    extension: last(taken, 'extend'),
    correction: last(taken, 'askCorrection'),
    correctionReceivedOn: last(taken, 'correctionReceived')?.on ?? null,
    consultations: consultationsOf(taken),
    feeNotice: last(taken, 'sendFeeNotice'),
    paid: last(taken, 'feePaid') !== null,
    reasonsAskedOn: last(taken, 'askReasons')?.on ?? null,
  }
}

/** Opinions are matched to letters in order, as the timeline does: the earliest open one of its kind. */
function consultationsOf(taken: readonly CaseAct[]): readonly ConsultationView[] {
  const found: ConsultationView[] = []
  for (const act of taken) {
    if (act.kind === 'consultThirdParty' || act.kind === 'consultOrgan')
      found.push({
        seq: act.seq,
        kind: act.kind === 'consultOrgan' ? 'organ' : 'thirdParty',
        party: act.data.party,
        sent: act.on,
        delivered: act.data.delivered ?? null,
        replied: false,
      })
    if (act.kind === 'opinionLetterDelivered') {
      const index = found.findIndex(({ seq }) => seq === act.data.consultation)
      const sent = found[index]
      if (sent !== undefined) found[index] = { ...sent, delivered: act.data.on }
    }
    if (act.kind === 'thirdPartyReplied' || act.kind === 'organReplied') {
      const kind = act.kind === 'organReplied' ? 'organ' : 'thirdParty'
      const index = found.findIndex((each) => each.kind === kind && !each.replied)
      const asked = found[index]
      if (asked !== undefined) found[index] = { ...asked, replied: true }
    }
  }
  return found
}

/** The draft in hand: gone once it is sent back, until the next one. */
function answerOf(
  taken: readonly CaseAct[],
  stage: CaseStage,
): Pick<CaseView, 'draft' | 'reviewedBy' | 'secrecy' | 'secrecyAskedOn' | 'secrecyDue' | 'searched'> {
  const draft = last(taken, 'draft')
  const review = last(taken, 'review')
  const secrecy = last(taken, 'reviewSecrecy')
  const asked = last(taken, 'askSecrecy')
  return {
    draft: draft === null ? null : { seq: draft.seq, by: draft.by, ...draft.data },
    reviewedBy: review !== null && draft !== null && review.seq > draft.seq ? review.by : null,
    secrecy,
    secrecyAskedOn: asked?.on ?? null,
    secrecyDue: isSecrecyDue(stage, { draft, secrecy, asked }),
    searched: last(taken, 'search') !== null,
  }
}

const AT_REVIEW: ReadonlySet<CaseStage> = new Set<CaseStage>(['inReview', 'awaitingSignature'])

/** Referred to the office that decides (条例 17) it stays open until that office has answered. */
function isSecrecyDue(
  stage: CaseStage,
  {
    draft,
    secrecy,
    asked,
  }: {
    readonly draft: CaseActOf<'draft'> | null
    readonly secrecy: CaseActOf<'reviewSecrecy'> | null
    readonly asked: CaseActOf<'askSecrecy'> | null
  },
): boolean {
  if (isClosed(stage) || stage === 'decided' || stage === 'delivered') return false
  if (asked !== null && asked.seq > (secrecy?.seq ?? 0)) return true
  if (secrecy?.data.result === 'referred') return true
  if (secrecy !== null || draft === null || !AT_REVIEW.has(stage)) return false
  return givesOut(draft.data.outcome, draft.data.files ?? 0)
}

/** Why no date runs, or what the case waits for, in words; null while the office itself has to act. */
export function waitingFor({ deadlines, stage, decidedOn }: CaseView): string | null {
  if (stage === 'awaitingCorrection') return '待申请人补正'
  if (decidedOn === null && deadlines.reply?.waitingFor === 'payment') return '待申请人缴费'
  if (decidedOn === null && deadlines.reply?.waitingFor === 'delivery') return '待征求意见书送达'
  if (stage === 'consulting') return '征求意见中'
  if (stage === 'awaitingReasons') return '待申请人说明理由'
  return null
}

/** The last day of what is waited for: correction, opinion, payment. */
export function waitUntil({ stage, correction, deadlines, consultations }: CaseView): string | null {
  if (stage === 'awaitingCorrection') return correction?.data.until ?? null
  if (stage === 'awaitingPayment') return deadlines.payment?.due ?? null
  if (stage !== 'consulting') return null
  const open = consultations.filter(({ replied }) => !replied)
  const dates = [
    open.some(({ kind }) => kind === 'thirdParty') ? (deadlines.thirdPartyOpinion?.due ?? null) : null,
    open.some(({ kind }) => kind === 'organ') ? (deadlines.organOpinion?.due ?? null) : null,
  ].filter((each) => each !== null)
  return dates.sort().at(-1) ?? null
}
