/** What the printed forms of a case say, read from its record as the desk shows it. */
import { formatChinese, parseLocalDate, type LocalDate } from '../../law/local-date.ts'
import { OUTCOME_DEFINITIONS } from '../../law/outcomes.ts'
import type {
  ApprovalFacts,
  ConfirmationFacts,
  LetterFacts,
  Opinion,
  RegistrationFacts,
  TransferFacts,
} from '../letters/facts.ts'
import { groundsOf } from '../letters/reply-parts.ts'
import { APPLICANT_NAMES } from '../model.ts'
import type { ApplicationDetail } from './shown.ts'

type Entry = ApplicationDetail['acts'][number]

/** Notes and the like are the office's own and no step of the procedure. */
const ASIDE: ReadonlySet<string> = new Set(['note', 'urge', 'link', 'restrict', 'amendApplicant', 'undo'])
const FOUND: ReadonlySet<string> = new Set([
  'search',
  'correctionReceived',
  'thirdPartyReplied',
  'organReplied',
  'reasonsReceived',
])

export function registrationOf(detail: ApplicationDetail): RegistrationFacts {
  const { applicantColumn, personal, infoName, docNumber, help, unitName } = detail
  return {
    column: APPLICANT_NAMES[applicantColumn],
    person: personal
      .filter(({ field }) => field !== 'name')
      .map(({ label, masked }) => ({ label, value: masked })),
    infoName,
    ...(docNumber === '' ? {} : { docNumber }),
    formWanted: detail.formWantedName,
    wayWanted: detail.wayWantedName,
    ...(help === '' ? {} : { help }),
    ...(unitName === null ? {} : { unit: unitName }),
    steps: live(detail)
      .filter(({ kind }) => !ASIDE.has(kind))
      .map(({ on, name, person }) => `${day(on)}　${name}${person === null ? '' : `（${person}）`}`),
  }
}

export function approvalOf(detail: ApplicationDetail): ApprovalFacts {
  const outcome = detail.draft?.outcome ?? detail.outcome
  const proposed = outcome === null ? undefined : OUTCOME_DEFINITIONS[outcome].name
  return {
    ...(proposed === undefined ? {} : { proposed }),
    grounds: outcome === null ? [] : groundsOf({ outcome, elements: detail.draft?.elements ?? {} }),
    findings: live(detail)
      .filter(({ kind }) => FOUND.has(kind))
      .map(({ on, name, lines }) => `${day(on)}　${name}：${lines.map(({ value }) => value).join('；')}`),
    opinions: opinionsOf(detail),
  }
}

/** 拟稿—保密审查—审核—签发; what was approved of an earlier draft does not hold for the last one. */
function opinionsOf(detail: ApplicationDetail): readonly Opinion[] {
  const acts = live(detail)
  const drafted = acts.findLast(({ kind }) => kind === 'draft')
  const since = acts.filter(({ seq }) => drafted === undefined || seq > drafted.seq)
  const find = (kind: string): Entry | undefined =>
    drafted === undefined ? undefined : since.findLast((act) => act.kind === kind)
  const extended = acts.findLast(({ kind }) => kind === 'extend')
  const secrecy = acts.findLast(({ kind }) => kind === 'reviewSecrecy')
  const signed = find('sign')
  return [
    opinion('拟稿意见', drafted, (act) => `拟${valueOf(act, '答复类型')}，${valueOf(act, '版本')}送审。`),
    ...(extended === undefined
      ? []
      : [opinion('延期审批意见', extended, (act) => `同意延长${valueOf(act, '延长')}。`)]),
    ...(secrecy === undefined && signed !== undefined
      ? []
      : [opinion('保密审查意见', secrecy, (act) => act.lines.map(({ value }) => value).join('；'))]),
    opinion('审核意见', find('review'), (act) => valueOf(act, '意见') || '同意'),
    opinion('签发意见', signed, (act) => `同意签发，文号：${valueOf(act, '文号')}。`),
  ]
}

function opinion(label: string, act: Entry | undefined, say: (act: Entry) => string): Opinion {
  if (act === undefined) return { label }
  const on = parseLocalDate(act.on)
  return {
    label,
    text: say(act),
    ...(act.person === null ? {} : { person: act.person }),
    ...(on === undefined ? {} : { on }),
  }
}

/** The opinion that came last, with the letter that asked for it; undefined where none came. */
export function confirmationOf(
  detail: ApplicationDetail,
): Pick<LetterFacts, 'confirmation' | 'consultation'> | undefined {
  const acts = live(detail)
  const said = acts.findLast(({ kind }) => kind === 'thirdPartyReplied' || kind === 'organReplied')
  if (said === undefined) return undefined
  const [asks, replies, of] =
    said.kind === 'organReplied'
      ? (['consultOrgan', 'organReplied', 'organ'] as const)
      : (['consultThirdParty', 'thirdPartyReplied', 'thirdParty'] as const)
  // a reply answers the earliest consultation of its kind still open: the n-th reply belongs to the n-th letter
  const place = acts.filter(({ kind }) => kind === replies).length - 1
  const asked = acts.filter(({ kind }) => kind === asks)[place]
  const letter = detail.letters.find(({ id }) => id === asked?.letterId)
  const saidOn = parseLocalDate(said.on)
  const reason = valueOf(said, '理由')
  const confirmation: ConfirmationFacts = {
    addressee: asked === undefined ? '' : valueOf(asked, '征求对象'),
    opinion: valueOf(said, '意见'),
    ...(reason === '' ? {} : { reason }),
    ...(saidOn === undefined ? {} : { saidOn }),
  }
  if (letter === undefined) return { confirmation, consultation: { of } }
  const number = letter.number === null ? '' : `（${letter.number}）`
  return { confirmation, consultation: { of, summary: `《${letter.name}》${number}所列政府信息` } }
}

/** Undefined where nothing of the case may be public: 条例 44.2 speaks of what may. */
export function transferOf(detail: ApplicationDetail): TransferFacts | undefined {
  const { outcome, decidedOn, infoName, excerpt, docNumber, number } = detail
  if ((outcome !== 'A1' && outcome !== 'B') || decidedOn === null) return undefined
  const reply = detail.letters.find(({ kind }) => kind === 'reply')
  const answered = [OUTCOME_DEFINITIONS[outcome].name, day(decidedOn), reply?.number ?? '']
  const remark = outcome === 'B' ? { remark: '只移送可以公开的部分' } : {}
  const item = {
    name: infoName === '' ? excerpt : infoName,
    number,
    answered: answered.filter((part) => part !== '').join('\n'),
    ...remark,
  }
  return { items: [docNumber === '' ? item : { ...item, docNumber }] }
}

function live({ acts }: ApplicationDetail): readonly Entry[] {
  return acts.filter(({ undone }) => !undone)
}

function valueOf(act: Entry, label: string): string {
  return act.lines.find((line) => line.label === label)?.value ?? ''
}

function day(text: string): string {
  const parsed: LocalDate | undefined = parseLocalDate(text)
  return parsed === undefined ? text : formatChinese(parsed)
}
