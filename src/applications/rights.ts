/**
 * The one place that says whether a person may see a case or take an act on it. Lists, detail, downloads and every act
 * ask here. Stage and role come from the law's table; here stand the organ, the unit, restriction and who may not
 * approve his own work.
 */
import { article } from '../law/articles.ts'
import { CASE_ACTS } from '../law/case-act-model.ts'
import { CASE_ACT_DEFINITIONS } from '../law/case-acts.ts'
import { DEFAULT_SETTINGS } from '../law/parameters.ts'
import { refusalFor, refusalOnRecord } from '../law/stages.ts'
import { refusalOfNext } from '../law/timeline.ts'
import type { Outcome } from '../law/outcomes.ts'
import type { WorkCalendar } from '../law/work-calendar.ts'
import { hasRole, ROLE_NAMES, type Actor, type Role } from '../people/model.ts'
import type { Refusal } from '../platform/result.ts'
import {
  CHANNEL_DEFINITIONS,
  givesOut,
  SIDE_ACTS,
  type ActKind,
  type NewAct,
  type SideActKind,
  isOfficeEnding,
} from './model.ts'
import { isTableAct, legalAct, legalActs, stageName, withoutPosting, type CaseView } from './rules.ts'
import { definitionOf, SIDE_ACT_DEFINITIONS } from './side-acts.ts'

/** What authorisation looks at, besides the acts. */
export interface CaseKey {
  readonly organId: number
  readonly unitId: string | null
  readonly assigneeId: string | null
  readonly restricted: boolean
}

const SEES_ALL = ['clerk', 'reviewer', 'head', 'secrecy', 'signer', 'supervisor', 'administrator'] as const
const SEES_RESTRICTED = ['reviewer', 'head', 'secrecy', 'signer'] as const

/** The organs, units and restricted cases a person sees; lists turn it into a condition, `maySee` answers one case. */
export interface Sight {
  readonly organs: readonly number[]
  /** Undefined: every unit; else only these, and what is assigned to the person. */
  readonly units: readonly string[] | undefined
  readonly restricted: boolean
  readonly personId: string
}

export function sightOf(actor: Actor): Sight {
  return {
    organs: actor.visibleOrgans,
    units: hasRole(actor, ...SEES_ALL) ? undefined : actor.unitIds,
    restricted: hasRole(actor, ...SEES_RESTRICTED),
    personId: actor.personId,
  }
}

export function maySee(actor: Actor, key: CaseKey): boolean {
  const sight = sightOf(actor)
  if (!sight.organs.includes(key.organId)) return false
  if (key.assigneeId === actor.personId && key.organId === actor.organId) return true
  if (key.restricted && !(sight.restricted && key.organId === actor.organId)) return false
  return sight.units === undefined || (key.unitId !== null && sight.units.includes(key.unitId))
}

/** Personal data and letters are for those who work on the case; a supervisor and an administrator read it masked. */
export function mayReadPerson(actor: Actor, key: CaseKey): boolean {
  return (
    key.organId === actor.organId &&
    maySee(actor, key) &&
    hasRole(actor, 'clerk', 'reviewer', 'head', 'secrecy', 'signer', 'liaison')
  )
}

/** Why this person may not take this act on this case now; undefined where he may. */
export function refusalOf(actor: Actor, kind: ActKind, key: CaseKey, view: CaseView): Refusal | undefined {
  if (!maySee(actor, key)) return { code: 'notFound', message: '没有这件申请，或者您无权查看' }
  if (key.organId !== actor.organId && !maySuperviseBy(actor, kind))
    return { code: 'forbidden', message: '这件申请由其他机关办理，您只能查看。请与办理机关联系' }
  const byTable = isTableAct(kind) ? tableRefusal(actor, kind, view) : sideRefusal(actor, kind, view)
  return byTable ?? readinessRefusal(kind, view) ?? ownWorkRefusal(actor, kind, view)
}

/** 条例 46: the office in charge of 政府信息公开工作 urges the organs below it; all else is theirs to do. */
export function maySuperviseBy(actor: Actor, kind: ActKind): boolean {
  return kind === 'urge' && hasRole(actor, 'supervisor')
}

/** The role of this person that entitles him to the act; undefined where none does. */
export function roleFor(actor: Actor, kind: ActKind): Role | undefined {
  const { by } = isTableAct(kind) ? CASE_ACT_DEFINITIONS[kind] : SIDE_ACT_DEFINITIONS[kind]
  return by.find((role) => actor.roles.includes(role))
}

function tableRefusal(actor: Actor, kind: (typeof CASE_ACTS)[number], view: CaseView): Refusal | undefined {
  if (!isOfficeEnding(view.stage)) return refusalOnRecord(kind, view.records, actor.roles)
  if (kind === 'note') return refusalFor(kind, 'split', actor.roles)
  return notNow(kind, view)
}

function sideRefusal(actor: Actor, kind: SideActKind, view: CaseView): Refusal | undefined {
  const { at, by, label, article: cited } = SIDE_ACT_DEFINITIONS[kind]
  if (!at.includes(view.stage)) return notNow(kind, view)
  if (hasRole(actor, ...by)) return undefined
  const needed = by.map((role) => ROLE_NAMES[role]).join('、')
  return { code: 'forbidden', message: `“${label}”由${needed}办理，请转交办理。`, article: cited }
}

function notNow(kind: ActKind, view: CaseView): Refusal {
  const { label, article: cited } = definitionOf(kind)
  return {
    code: 'notAllowedNow',
    message: `本件目前为“${stageName(view.stage)}”，不能办理“${label}”。`,
    article: cited,
  }
}

/** What has to be on record before an act can be taken at all. */
function readinessRefusal(kind: ActKind, view: CaseView): Refusal | undefined {
  const refuse = (message: string): Refusal => ({
    code: 'notAllowedNow',
    message,
    article: definitionOf(kind).article,
  })
  switch (kind) {
    case 'register':
    case 'confirm':
      return view.unverified
        ? refuse('本件超过受理频次限制，待核实。请先核实后再登记收到。')
        : receiptRefusal(kind, view)
    case 'verify':
      return view.unverified ? undefined : refuse('本件无需核实。')
    case 'rejectExtension':
      return view.pendingExtension === null ? refuse('没有待批准的延期申请。') : undefined
    case 'opinionLetterDelivered':
      return view.consultations.some(({ delivered }) => delivered === null)
        ? undefined
        : refuse('没有等待送达的征求意见书。')
    case 'notifyThirdParty':
      return view.consultations.some(({ kind }) => kind === 'thirdParty')
        ? undefined
        : refuse('本件没有征求过第三方意见，无需告知第三方。')
    case 'feeNotice':
      return view.feeNotice === null ? refuse('请先发出收费通知，再登记申请人收到之日。') : undefined
    case 'sendFeeNotice':
      return view.feeNotice === null
        ? undefined
        : refuse('收费通知已经发出，一件申请只选择一种方式计收一次。')
    case 'accept':
      return view.unitId === null ? refuse('本件尚未分办。') : undefined
    case 'sendBack':
      return view.unitId === null ? refuse('本件尚未分办，无从退回。') : undefined
    case 'askSecrecy':
      return view.secrecyDue ? refuse('本件已在等待保密审查，由保密审查员登记审查结论。') : undefined
    case 'sign':
      return view.draft === null
        ? undefined
        : secrecyRefusal(view.draft.outcome, view, { withFiles: (view.draft.files ?? 0) > 0 })
    case 'recordSignature':
      return view.signedOn === null ? undefined : refuse('已经登记签收。')
    case 'archive':
      return untoldRefusal(view)
    case 'mailReturned':
      if (view.signedOn !== null) return refuse('已经登记签收。')
      return view.mailedOn === null ? refuse('答复不是邮寄送达的。') : undefined
    default:
      return undefined
  }
}

/** 条例 32: what is disclosed against a third party's objection is told to it, with the reason, in writing. */
function untoldRefusal({ outcome, live }: CaseView): Refusal | undefined {
  const objected = live.some((act) => act.kind === 'thirdPartyReplied' && act.data.opinion === 'refuse')
  if (outcome !== 'A1' || !objected || live.some(({ kind }) => kind === 'notifyThirdParty')) return undefined
  return {
    code: 'notAllowedNow',
    message: '第三方不同意公开而决定公开的，应当将决定公开的内容和理由书面告知第三方。请先办理“告知第三方”。',
    article: article('条例', 32),
  }
}

/** 条例 31: 提交之日 or 签收之日 is registered; 平常信函, 传真 and 互联网 need a confirmation instead. */
function receiptRefusal(kind: 'register' | 'confirm', view: CaseView): Refusal | undefined {
  const { needsConfirmation, name, basis, receivedBy } = CHANNEL_DEFINITIONS[view.channel]
  if (needsConfirmation === (kind === 'confirm')) return undefined
  return {
    code: 'notAllowedNow',
    message: needsConfirmation
      ? `${name}以双方确认之日为收到之日，请办理“与申请人确认”。`
      : `${name}以${receivedBy}为收到之日，无需确认，请办理“登记收到”。`,
    article: basis,
  }
}

/** 审核 and 签发 are done by somebody else than the drafter: two pairs of eyes (条例 17, 45). */
function ownWorkRefusal(actor: Actor, kind: ActKind, view: CaseView): Refusal | undefined {
  const isOwn = view.draft !== null && view.draft.by === actor.personId
  if (!isOwn || (kind !== 'review' && kind !== 'sign')) return undefined
  return {
    code: 'forbidden',
    message: `答复稿由您拟稿，${kind === 'review' ? '审核' : '签发'}应由另一人办理。`,
    article: article('条例', 45),
  }
}

export interface AllowedAct {
  readonly act: ActKind
  readonly label: string
  readonly article: string
  readonly allowed: boolean
  readonly reason: string | null
}

/** Acts that only begin a case, and those taken on several cases together (turn-proactive.ts, revoke-import.ts). */
const NOT_OFFERED: ReadonlySet<ActKind> = new Set<ActKind>([
  'submit',
  'splitFrom',
  'turnProactive',
  'revokeImport',
])

/** Every act with whether and why not, in the order of the table. */
export function allowedActsOf(actor: Actor, key: CaseKey, view: CaseView): readonly AllowedAct[] {
  const kinds = [...CASE_ACTS, ...SIDE_ACTS].filter((kind) => !NOT_OFFERED.has(kind))
  return kinds.map((act) => {
    const refusal = refusalOf(actor, act, key, view)
    const { label, article: cited } = definitionOf(act)
    return {
      act,
      label,
      article: refusal?.article ?? cited,
      allowed: refusal === undefined,
      reason: refusal?.message ?? null,
    }
  })
}

/** What the law says to this very act on this very case: a second extension, a day out of order (law/timeline.ts). */
export function legalRefusal(act: NewAct, view: CaseView, calendar: WorkCalendar): Refusal | undefined {
  const taken = legalAct(act)
  const next = view.mailedOn === null ? taken : withoutPosting(taken)
  if (next === undefined) return undefined
  const before = legalActs(view.live).acts
  if (next.act === 'withdraw' && !before.some((each) => each.act === 'receive')) return undefined
  const refused = refusalOfNext(before, next, { calendar, settings: DEFAULT_SETTINGS })
  return refused && { code: 'notAllowedNow', message: refused.message, article: refused.article, field: 'on' }
}

/** What the record must hold for an outcome to stand (条例 17, 30, 32, 35, 36); the letter's own elements come on top. */
export function outcomeRefusal(outcome: Outcome, view: CaseView, today: string): Refusal | undefined {
  const missing = (message: string, cited: string): Refusal => ({
    code: 'notAllowedNow',
    message,
    article: cited,
    field: 'outcome',
  })
  switch (outcome) {
    case 'C4':
      return view.consultations.some(({ kind }) => kind === 'thirdParty')
        ? undefined
        : missing(
            '以涉及第三方合法权益为由不予公开的，应先书面征求第三方意见，本件没有征求意见的记录。',
            article('条例', 32),
          )
    case 'D1a':
      return view.searched
        ? undefined
        : missing('答复信息不存在的，应先登记检索记录（范围、方法、人员、时间）。', article('条例', 36, 1, 4))
    case 'D3':
      return view.correctionReceivedOn === null
        ? missing('答复“补正后仍不明确”的，应先告知补正并收到补正。', article('条例', 30))
        : undefined
    case 'E4':
      return view.reasonsAskedOn === null
        ? missing('以无正当理由大量反复申请为由不予处理的，应先要求申请人说明理由。', article('条例', 35))
        : undefined
    case 'F1':
      return correctionOver(view, today)
        ? undefined
        : missing('逾期不补正的，应当已告知补正、补正期限已过且未收到补正。', article('条例', 30))
    case 'F2':
      return view.deadlines.payment !== null && !view.paid && view.deadlines.payment.due < today
        ? undefined
        : missing('逾期不缴费的，应当已送达收费通知、缴费期限已过且未缴费。', article('条例', 42))
    default:
      return undefined
  }
}

function correctionOver({ correction, correctionReceivedOn }: CaseView, today: string): boolean {
  return correction !== null && correctionReceivedOn === null && correction.data.until < today
}

/** 条例 17: what is given out has passed the review first, be it by the outcome or as a file beside any other reply. */
export function secrecyRefusal(
  outcome: Outcome,
  view: CaseView,
  { withFiles = false }: { readonly withFiles?: boolean } = {},
): Refusal | undefined {
  if (!givesOut(outcome, withFiles ? 1 : 0) || view.secrecy?.data.result === 'releasable') return undefined
  const why = view.secrecy === null ? '尚无保密审查记录' : '保密审查结论不是“可以公开”'
  return {
    code: 'notAllowedNow',
    message: `对外提供政府信息前应当经过保密审查，本件${why}。请由保密审查员登记审查结论后再签发。`,
    article: article('条例', 17),
  }
}
