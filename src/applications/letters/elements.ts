import { DELIVERY_LETTER, FEE_MEASURES, article, type Article } from '../../law/articles.ts'
import { OUTCOME_DEFINITIONS, isReviewFirst, missingElements } from '../../law/outcomes.ts'
import { refuse, type Refusal } from '../../platform/result.ts'
import { LETTER_NAMES, type LetterFacts, type LetterKind } from './facts.ts'
import { isUncorrected } from './shape.ts'

/** Something a letter must say: what it is called, which article asks for it (none: practice does), where it comes from. */
export interface RequiredElement {
  readonly label: string
  readonly article?: Article
  readonly field: string
  readonly read: (facts: LetterFacts) => string | number | readonly string[] | undefined
}

function element(
  label: string,
  cited: Article | undefined,
  field: string,
  read: RequiredElement['read'],
): RequiredElement {
  return { label, field, read, ...(cited === undefined ? {} : { article: cited }) }
}

function remedyPlaces(facts: LetterFacts): readonly string[] | undefined {
  return facts.remedy === undefined ? undefined : [facts.remedy.reviewOrgan, facts.remedy.court]
}

/** Stands for the places where nothing can be contested. */
const NOTHING_TO_CONTEST = '无'

const ORGAN = element('机关名称', undefined, 'organ', (facts) => facts.organ)
const DOC_NUMBER = element('文号', undefined, 'docNumber', (facts) => facts.docNumber)
const DATE = element('成文日期', undefined, 'date', (facts) => facts.date)
const APPLICANT = element(
  '申请人姓名或者名称',
  article('条例', 29),
  'applicant.name',
  (facts) => facts.applicant.name,
)
const CONTENT = element('申请内容', article('条例', 29), 'content', (facts) => facts.content)
const CONTENT_OF_PETITION = element('申请或者建议的内容', undefined, 'content', (facts) => facts.content)
const NUMBER = element('申请编号', undefined, 'applicationNumber', (facts) => facts.applicationNumber)
const CONTACT = element('联系电话', undefined, 'contact.phone', (facts) => facts.contact?.phone)
const LETTER = [ORGAN, DOC_NUMBER, DATE] as const
const TO_APPLICANT = [...LETTER, APPLICANT, CONTENT] as const
const EXTENSION = article('条例', 33, 2)

/** The elements beside the outcome's own, which law/outcomes.ts holds. */
export const REQUIRED_ELEMENTS: Readonly<Record<LetterKind, readonly RequiredElement[]>> = {
  receipt: [
    ORGAN,
    DATE,
    APPLICANT,
    CONTENT,
    NUMBER,
    element('收到日的认定依据', article('条例', 31), 'receipt.basis', (facts) => facts.receipt?.basis),
    element('答复截止日', EXTENSION, 'receipt.replyDue', (facts) => facts.receipt?.replyDue),
    CONTACT,
  ],
  correctionNotice: [
    ...TO_APPLICANT,
    element('需要补正的事项', article('条例', 30), 'correction.items', (facts) => facts.correction?.items),
    element('合理的补正期限', article('条例', 30), 'correction.period', (facts) => facts.correction?.period),
    element('指导和释明', article('条例', 30), 'correction.guidance', (facts) => facts.correction?.guidance),
    CONTACT,
  ],
  extensionNotice: [
    ...TO_APPLICANT,
    element('延期的理由', undefined, 'extension.reason', (facts) => facts.extension?.reason),
    element('延长的工作日数', EXTENSION, 'extension.workingDays', (facts) => facts.extension?.workingDays),
    element('原答复截止日', EXTENSION, 'extension.originalDue', (facts) => facts.extension?.originalDue),
    element('延长后的答复截止日', EXTENSION, 'extension.newDue', (facts) => facts.extension?.newDue),
    element(
      '公开工作机构负责人同意的日期',
      EXTENSION,
      'extension.approvedOn',
      (facts) => facts.extension?.approvedOn,
    ),
  ],
  thirdPartyConsultation: [
    ...LETTER,
    element(
      '第三方名称',
      article('条例', 32),
      'consultation.addressee',
      (facts) => facts.consultation?.addressee,
    ),
    element(
      '拟公开信息的概要',
      article('条例', 32),
      'consultation.summary',
      (facts) => facts.consultation?.summary,
    ),
    CONTACT,
  ],
  thirdPartyNotice: [
    ...LETTER,
    element(
      '第三方名称',
      article('条例', 32),
      'disclosure.thirdParty',
      (facts) => facts.disclosure?.thirdParty,
    ),
    element(
      '决定公开的内容',
      article('条例', 32),
      'disclosure.content',
      (facts) => facts.disclosure?.content,
    ),
    element('决定公开的理由', article('条例', 32), 'disclosure.reason', (facts) => facts.disclosure?.reason),
    element('救济告知', article('条例', 51), 'remedy', remedyPlaces),
  ],
  consultationNotice: [
    ...TO_APPLICANT,
    element('征求意见的对象', article('条例', 33, 3), 'consultation.of', (facts) => facts.consultation?.of),
    element(
      '征求意见的日期',
      article('条例', 33, 3),
      'consultation.sentOn',
      (facts) => facts.consultation?.sentOn,
    ),
  ],
  organConsultation: [
    ...LETTER,
    element(
      '被征求意见的机关',
      article('条例', 34),
      'consultation.addressee',
      (facts) => facts.consultation?.addressee,
    ),
    element(
      '所涉信息的概要',
      article('条例', 34),
      'consultation.summary',
      (facts) => facts.consultation?.summary,
    ),
    CONTACT,
  ],
  reasonsNotice: [
    ...TO_APPLICANT,
    element('申请的数量、频次', article('条例', 35), 'reasons.volume', (facts) => facts.reasons?.volume),
    element('说明理由的期限', article('条例', 35), 'reasons.period', (facts) => facts.reasons?.period),
    CONTACT,
  ],
  agreedDateNotice: [
    ...TO_APPLICANT,
    element('不能按期答复的原因', article('条例', 35), 'agreedDate.why', (facts) => facts.agreedDate?.why),
    element(
      '延迟答复的合理期限',
      article('条例', 35),
      'agreedDate.until',
      (facts) => facts.agreedDate?.until,
    ),
  ],
  feeNotice: [
    ...TO_APPLICANT,
    element('计收方式', FEE_MEASURES, 'fee.method', (facts) => facts.fee?.method),
    element('收费数额', FEE_MEASURES, 'fee.amountYuan', (facts) => facts.fee?.amountYuan),
    element('计算过程', FEE_MEASURES, 'fee.steps', (facts) =>
      facts.fee?.steps?.map((step) => `${step.amount}`),
    ),
    element('缴纳方式', FEE_MEASURES, 'fee.payment', (facts) => facts.fee?.payment),
    CONTACT,
  ],
  reply: [
    ...TO_APPLICANT,
    element('答复结果', article('条例', 36), 'decision', (facts) => facts.decision?.outcome),
  ],
  deliveryRecord: [
    ORGAN,
    element('送达文书', DELIVERY_LETTER, 'delivery.documents', (facts) =>
      facts.delivery?.documents?.map((sent) => sent.name),
    ),
    element('受送达人', DELIVERY_LETTER, 'delivery.recipient', (facts) => facts.delivery?.recipient),
    element('送达方式', DELIVERY_LETTER, 'delivery.method', (facts) => facts.delivery?.method),
  ],
  assistanceLetter: [
    ...LETTER,
    element('协办单位', undefined, 'assistance.addressee', (facts) => facts.assistance?.addressee),
    element('所涉信息的概要', undefined, 'assistance.summary', (facts) => facts.assistance?.summary),
    element('请求协助的事项', undefined, 'assistance.matter', (facts) => facts.assistance?.matter),
    element('回复的期限', undefined, 'assistance.until', (facts) => facts.assistance?.until),
    CONTACT,
  ],
  petitionNotice: [
    ORGAN,
    DATE,
    element('提出人姓名或者名称', undefined, 'applicant.name', (facts) => facts.applicant.name),
    CONTENT_OF_PETITION,
    element('处理结果', article('条例', 41), 'petition.result', (facts) => facts.petition?.result),
    element('处理的说明', article('条例', 41), 'petition.answer', (facts) => facts.petition?.answer),
    element('救济告知', article('条例', 51), 'remedy', (facts) =>
      isUncorrected(facts) ? remedyPlaces(facts) : NOTHING_TO_CONTEST,
    ),
    CONTACT,
  ],
  registrationForm: [
    ORGAN,
    APPLICANT,
    CONTENT,
    NUMBER,
    element(
      '获取信息的途径',
      article('条例', 29, 2, 3),
      'registration.wayWanted',
      (facts) => facts.registration?.wayWanted,
    ),
  ],
  approvalSheet: [
    ORGAN,
    APPLICANT,
    CONTENT,
    NUMBER,
    element('各环节意见', article('条例', 45), 'approval.opinions', (facts) =>
      facts.approval?.opinions?.map(({ label }) => label),
    ),
  ],
  opinionConfirmation: [
    ORGAN,
    DATE,
    element(
      '被征求意见的一方',
      article('条例', 32),
      'confirmation.addressee',
      (facts) => facts.confirmation?.addressee,
    ),
    element(
      '记录的意见',
      article('条例', 32),
      'confirmation.opinion',
      (facts) => facts.confirmation?.opinion,
    ),
    element(
      '提出意见的日期',
      article('条例', 32),
      'confirmation.saidOn',
      (facts) => facts.confirmation?.saidOn,
    ),
    CONTACT,
  ],
  disclosureTransfer: [
    ORGAN,
    element('移送的信息', article('条例', 44, 2), 'transfer.items', (facts) =>
      facts.transfer?.items?.map(({ name }) => name),
    ),
  ],
}

/** Whether such a letter bears a 文号. A 告知书 on a petition answered before they were numbered is whole without. */
export function isNumbered(kind: LetterKind): boolean {
  return kind === 'petitionNotice' || REQUIRED_ELEMENTS[kind].includes(DOC_NUMBER)
}

interface Missing {
  readonly label: string
  readonly article?: Article
  readonly field: string
}

/** The refusal for the first element a letter lacks; undefined where none lacks. */
export function findMissing(kind: LetterKind, facts: LetterFacts): Refusal | undefined {
  const common = REQUIRED_ELEMENTS[kind].find((required) => isBlank(required.read(facts)))
  const missing: Missing | undefined = common ?? (kind === 'reply' ? missingInReply(facts) : undefined)
  return missing === undefined ? undefined : refusalOf(LETTER_NAMES[kind], missing)
}

function isBlank(value: string | number | readonly string[] | undefined): boolean {
  if (value === undefined) return true
  if (typeof value === 'number') return value <= 0
  if (typeof value === 'string') return value.trim() === ''
  return value.length === 0 || value.some((text) => text.trim() === '')
}

function missingInReply(facts: LetterFacts): Missing | undefined {
  const { decision } = facts
  if (decision === undefined) return undefined
  const [own] = missingElements(decision.outcome, decision.elements)
  if (own !== undefined) {
    const cited = own.article ?? OUTCOME_DEFINITIONS[decision.outcome].articles[0]
    const field = `decision.elements.${own.key}`
    return { label: own.label, field, ...(cited === undefined ? {} : { article: cited }) }
  }
  if (facts.withdrawn === true || !isBlank(remedyPlaces(facts))) return undefined
  // 复议法 23.2: 复议前置 must be told when the decision is made.
  const cited = isReviewFirst(decision.outcome) ? article('复议法', 23, 2) : article('条例', 51)
  return { label: '救济告知', field: 'remedy', article: cited }
}

/** What an organ says of itself once for all letters: nobody at work on a case can fill it in there. */
const SET_BY_ADMINISTRATOR: ReadonlySet<string> = new Set([
  'organ',
  'contact.phone',
  'remedy',
  'remedy.onlineReview',
])
const ORGAN_SETTINGS = '请管理员在“机关与人员—机关与设置”中填写'

/** What to do about a hole: an organ's setting is the administrator's, anything else is filled in on the spot. */
export function whatToDo(field: string): string {
  return SET_BY_ADMINISTRATOR.has(field) ? `${ORGAN_SETTINGS}后重试。` : '请补充后重试。'
}

function refusalOf(letter: string, missing: Missing): Refusal {
  const cited = missing.article === undefined ? '' : `（${missing.article}）`
  const message = `《${letter}》缺少“${missing.label}”${cited}，没有生成。${whatToDo(missing.field)}`
  const { article: rule, field } = missing
  return refuse('invalid', message, { field, ...(rule === undefined ? {} : { article: rule }) }).refusal
}
