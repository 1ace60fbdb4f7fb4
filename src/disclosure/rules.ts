/** Which act an item allows at which stage, by whom, and what a content must have. Pure; the desk shows the same. */
import type { LocalDate } from '../law/local-date.ts'
import { periodFrom } from '../law/periods.ts'
import type { LedgerRow } from '../law/ledger.ts'
import type { WorkCalendar } from '../law/work-calendar.ts'
import type { Role } from '../people/model.ts'
import { refuse, type Refusal } from '../platform/result.ts'
import {
  ACTS,
  ATTRIBUTES,
  CLAUSE_CODES,
  STAGES,
  type ActName,
  type Clause,
  type ItemAct,
  type ItemContent,
  type ItemState,
  type Stage,
} from './model.ts'

/** The one table of stage × act: buttons, their disabled reasons and the server's refusals derive from it. */
export const STAGE_ACTS: Readonly<Record<Stage, readonly ActName[]>> = {
  draft: ['submitted', 'discarded'],
  review: ['reviewed', 'returned', 'recalled'],
  secrecy: ['secrecyReviewed', 'returned'],
  referred: ['secrecyDetermined', 'returned'],
  cleared: ['published', 'returned'],
  published: ['withdrawn', 'validityMarked', 'revised'],
  settled: ['revised'],
  refused: ['revised'],
  withdrawn: ['revised'],
  discarded: [],
}

/** A version that is public stays open to withdrawal and marking while its successor is handled. */
const ALWAYS_WHILE_PUBLIC: readonly ActName[] = ['withdrawn', 'validityMarked']

export const ACT_ROLES: Readonly<Record<ActName, readonly Role[]>> = {
  drafted: ['clerk', 'liaison'],
  submitted: ['clerk', 'liaison'],
  recalled: ['clerk', 'liaison'],
  returned: ['reviewer', 'head', 'secrecy', 'signer'],
  reviewed: ['reviewer', 'head'],
  secrecyReviewed: ['secrecy'],
  secrecyDetermined: ['secrecy'],
  published: ['signer', 'head'],
  withdrawn: ['signer', 'head'],
  validityMarked: ['signer', 'head', 'clerk'],
  revised: ['clerk', 'liaison'],
  discarded: ['clerk', 'liaison'],
}

/** The article each act rests on. */
export const ACT_ARTICLES: Readonly<Record<ActName, string>> = {
  drafted: '条例10',
  submitted: '条例17',
  recalled: '条例17',
  returned: '条例17',
  reviewed: '条例4',
  secrecyReviewed: '保密法35',
  secrecyDetermined: '条例17',
  published: '条例26',
  withdrawn: '条例17',
  validityMarked: '条例12',
  revised: '条例26',
  discarded: '条例17',
}

/** Who may send an item back depends on whose desk it lies on. */
const RETURN_ROLES: Readonly<Partial<Record<Stage, readonly Role[]>>> = {
  review: ['reviewer', 'head'],
  secrecy: ['secrecy'],
  referred: ['secrecy'],
  cleared: ['signer', 'head'],
}

export interface Acting {
  readonly personId: string
  readonly roles: readonly Role[]
}

export function stageAllows(state: ItemState, act: ActName): boolean {
  if (STAGE_ACTS[state.stage].includes(act)) return true
  return state.standing === 'public' && ALWAYS_WHILE_PUBLIC.includes(act)
}

/** Undefined where the person may do the act now; else why not and by which rule. */
export function refusalOf(
  state: ItemState,
  act: ActName,
  acting: Acting,
  names: Readonly<Record<Role, string>>,
): Refusal | undefined {
  if (!stageAllows(state, act)) {
    return refusal('notAllowedNow', `“${STAGES[state.stage]}”环节不能${ACTS[act]}`, ACT_ARTICLES[act])
  }
  const roles = act === 'returned' ? (RETURN_ROLES[state.stage] ?? []) : ACT_ROLES[act]
  if (!roles.some((role) => acting.roles.includes(role))) {
    const needed = roles.map((role) => names[role]).join('、')
    return refusal('forbidden', `“${ACTS[act]}”由${needed}办理，您目前没有这个岗位`, ACT_ARTICLES[act])
  }
  return separationRefusal(state, act, acting.personId)
}

/** 审查、审核由他人进行: nobody passes what they wrote themselves. */
function separationRefusal(state: ItemState, act: ActName, personId: string): Refusal | undefined {
  if (act !== 'reviewed' && act !== 'secrecyReviewed' && act !== 'secrecyDetermined' && act !== 'published')
    return undefined
  if (state.editors.includes(personId) && act !== 'published') {
    return refusal('forbidden', `本件由您拟稿或者修改，${ACTS[act]}应由其他人员进行`, '条例17')
  }
  if (act === 'reviewed' && state.reviewers.includes(personId)) {
    return refusal('forbidden', '三审应由不同人员分别进行，您已审核过本件', '条例17')
  }
  if (act === 'published' && !state.secrecyCleared) {
    return refusal('notAllowedNow', '没有保密审查通过的记录，不能公开', '保密法35')
  }
  return undefined
}

function refusal(code: Refusal['code'], message: string, article: string): Refusal {
  return refuse(code, message, { article }).refusal
}

/** Acts in order, folded to the state; throws on an act the table does not allow (a fault in the records). */
export function replay(acts: readonly ItemAct[]): ItemState {
  let state: ItemState | undefined
  for (const act of acts) {
    if (state === undefined) {
      if (act.act !== 'drafted') throw new RangeError(`the first act is ${act.act}, not drafted`)
      state = begin(act)
      continue
    }
    if (act.seq !== state.seq + 1) throw new RangeError(`act ${act.seq} follows act ${state.seq}`)
    if (!stageAllows(state, act.act)) throw new RangeError(`${act.act} at stage ${state.stage}`)
    state = apply(state, act)
  }
  if (state === undefined) throw new RangeError('an item without acts')
  return state
}

function begin(act: ItemAct): ItemState {
  return {
    stage: 'draft',
    standing: 'never',
    seq: act.seq,
    version: 0,
    publishedVersion: null,
    firstPublishedOn: null,
    updatedOn: null,
    authorId: act.personId,
    editors: [act.personId],
    reviewers: [],
    reviewsNeeded: 1,
    secrecyCleared: false,
    attribute: 'proactive',
    validity: null,
    validitySince: null,
    validityNote: '',
    revision: null,
  }
}

/** The state after one allowed act. */
export function apply(state: ItemState, act: ItemAct): ItemState {
  return { ...changed(state, act), seq: act.seq }
}

function changed(state: ItemState, act: ItemAct): ItemState {
  switch (act.act) {
    case 'drafted':
      throw new RangeError('an item is drafted once')
    case 'submitted':
      return {
        ...state,
        stage: 'review',
        version: act.data.version,
        editors: act.data.editors,
        attribute: act.data.attribute,
        reviewers: [],
        reviewsNeeded: act.data.reviews,
        secrecyCleared: false,
      }
    case 'recalled':
    case 'returned':
      return { ...state, stage: 'draft', reviewers: [], secrecyCleared: false }
    case 'reviewed': {
      const reviewers = [...state.reviewers, act.personId]
      const enough = reviewers.length >= state.reviewsNeeded
      return { ...state, reviewers, stage: enough ? afterReview(state) : 'review' }
    }
    case 'secrecyReviewed':
      return afterSecrecy(state, act.data.result)
    case 'secrecyDetermined':
      return afterSecrecy(state, act.data.result)
    case 'published':
      return afterPublishing(state, act.on, act.data.version)
    case 'withdrawn':
      // A successor under way is kept as a draft: it may be published once it is right.
      return {
        ...state,
        standing: 'withdrawn',
        publishedVersion: null,
        stage: state.stage === 'published' ? 'withdrawn' : state.stage,
      }
    case 'validityMarked':
      return {
        ...state,
        validity: act.data.validity,
        validitySince: act.data.since,
        validityNote: act.data.note,
      }
    case 'revised':
      return { ...state, stage: 'draft', editors: [act.personId], revision: act.data.how }
    case 'discarded':
      return { ...state, stage: AFTER_DISCARD[state.standing], revision: null }
  }
}

/** Throwing a revision away leaves what was there before it. */
const AFTER_DISCARD = { never: 'discarded', public: 'published', withdrawn: 'withdrawn' } as const

/** 依申请公开 and 不予公开 are settled by the review; only what is to be published is examined for secrecy. */
function afterReview(state: ItemState): Stage {
  return state.attribute === 'proactive' ? 'secrecy' : 'settled'
}

function afterSecrecy(state: ItemState, result: 'public' | 'notPublic' | 'refer'): ItemState {
  if (result === 'refer') return { ...state, stage: 'referred', secrecyCleared: false }
  if (result === 'notPublic') return { ...state, stage: 'refused', secrecyCleared: false }
  return { ...state, stage: 'cleared', secrecyCleared: true }
}

function afterPublishing(state: ItemState, on: LocalDate, version: number): ItemState {
  return {
    ...state,
    stage: 'published',
    standing: 'public',
    publishedVersion: version,
    firstPublishedOn: state.firstPublishedOn ?? on,
    updatedOn: state.firstPublishedOn === null ? null : on,
    revision: null,
    validity: null,
    validitySince: null,
    validityNote: '',
  }
}

export interface FieldProblem {
  readonly field: keyof ItemContent
  readonly message: string
  readonly article?: string
}

/** What is missing before an item can be submitted; empty when it can. */
export function contentProblems(content: ItemContent, today: LocalDate): readonly FieldProblem[] {
  const found: FieldProblem[] = []
  const need = (field: keyof ItemContent, ok: boolean, message: string, article?: string): void => {
    if (!ok) found.push({ field, message, ...(article === undefined ? {} : { article }) })
  }
  need('title', content.title.trim() !== '', '请填写信息名称', '条例12')
  need('indexNumber', content.indexNumber.trim() !== '', '请填写索引号', '条例12')
  need('issuer', content.issuer.trim() !== '', '请填写发布机构', '条例10')
  need('summary', content.summary.trim() !== '', '请填写内容概述，目录依法应当包括内容概述', '条例12')
  need('formedOn', content.formedOn <= today, '成文日期晚于今天，请核对')
  need(
    'body',
    content.body.source.trim() !== '' || content.attachments.length > 0,
    '正文和附件都是空的，请录入正文或者上传附件',
  )
  if (content.attribute !== 'proactive') {
    const name = ATTRIBUTES[content.attribute].name
    need(
      'attributeReason',
      content.attributeReason.trim().length >= 4,
      `认定为“${name}”应当写明理由`,
      '条例13',
    )
  }
  if (content.attribute === 'withheld') {
    need('attributeBasis', content.attributeBasis.trim() !== '', '不予公开应当写明所依据的条款', '条例14')
  }
  need(
    'expiresOn',
    content.expiresOn === null || content.expiresOn > content.formedOn,
    '失效日期应当晚于成文日期',
  )
  return found
}

export interface PublishDue {
  readonly due: string
  readonly provisional: boolean
  readonly ledger: readonly LedgerRow[]
  readonly articles: readonly string[]
}

/** 条例 26: within twenty working days from the day the information was formed or changed. */
export function publishDue(formedOn: LocalDate, calendar: WorkCalendar): PublishDue {
  const period = periodFrom('publish', formedOn, calendar)
  return {
    due: period.last.date,
    provisional: period.last.provisional,
    ledger: period.ledger ?? [],
    articles: period.articles,
  }
}

/** The number of a clause within the index number: 01…15, 21. */
export function clauseNumber(clause: Clause): string {
  return clause === '条例21' ? '21' : String(CLAUSE_CODES.indexOf(clause) + 1).padStart(2, '0')
}

/** An organ's rule filled in: `{机关}-{类}-{年}-{序}` → WANGCHENGLU-01-2026-00012. */
export function indexNumberOf(
  rule: string,
  parts: { organCode: string; clause: Clause; year: number; serial: number },
): string {
  return rule
    .replaceAll('{机关}', parts.organCode.toUpperCase())
    .replaceAll('{类}', clauseNumber(parts.clause))
    .replaceAll('{年}', String(parts.year))
    .replaceAll('{序}', String(parts.serial).padStart(5, '0'))
}

/** A rule without {序} would give the same number twice. */
export function indexRuleProblem(rule: string): string | undefined {
  if (!rule.includes('{序}')) return '索引号规则应当包含{序}，否则会重号'
  if (!rule.includes('{年}')) return '索引号规则应当包含{年}，流水号按年编排'
  return rule.length > 60 ? '索引号规则不超过 60 个字' : undefined
}

/** 栏目保鲜: how many days a column may rest before it counts as not updated (国办秘函〔2019〕19号). */
export const FRESH_DAYS: Readonly<Record<'news' | 'notice' | 'policy' | 'other', number>> = {
  news: 14,
  notice: 180,
  policy: 180,
  other: 366,
}
export function freshDaysOf(kind: ItemContent['kind']): number {
  if (kind === 'news') return FRESH_DAYS.news
  if (kind === 'notice') return FRESH_DAYS.notice
  if (kind === 'normative' || kind === 'document' || kind === 'interpretation' || kind === 'regulation')
    return FRESH_DAYS.policy
  return FRESH_DAYS.other
}
