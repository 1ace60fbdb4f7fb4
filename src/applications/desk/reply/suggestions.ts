/** What the record already knows of the elements of a reply: offered for checking, never signed unread. */
import { formatChinese, parseLocalDate, type LocalDate } from '../../../law/local-date.ts'
import type { Outcome } from '../../../law/outcomes.ts'
import type { ApplicationDetail } from '../../contract.ts'

type Elements = Readonly<Record<string, string>>
type Entry = ApplicationDetail['acts'][number]

/** Texts for the elements of an outcome, by key; only those the record can fill, in the address the letter uses. */
export function suggestionsFor(application: ApplicationDetail, outcome: Outcome, today: LocalDate): Elements {
  const found = fromRecord(application, outcome, today)
  if (application.applicantColumn === 'naturalPerson') return found
  // a letter speaks to an organisation as 你单位
  return Object.fromEntries(
    Object.entries(found).map(([key, text]) => [key, text.replaceAll('您', '你单位')]),
  )
}

function fromRecord(application: ApplicationDetail, outcome: Outcome, today: LocalDate): Elements {
  switch (outcome) {
    case 'D1a':
      return fromSearches(application)
    case 'D3':
    case 'F1':
      return given('correctionNotice', noticeText(application, 'askCorrection'))
    case 'F2':
      return given('feeNotice', feeText(application))
    case 'E2':
      return given('earlierReply', earlierReply(application))
    case 'E4':
      return fromReasons(application, today)
    case 'B':
    case 'C4':
      return given('consultation', consultationText(application, today))
    default:
      return {}
  }
}

function given(key: string, text: string | undefined): Elements {
  return text === undefined || text === '' ? {} : { [key]: text }
}

function live({ acts }: ApplicationDetail, kind: string): readonly Entry[] {
  return acts.filter((act) => act.kind === kind && !act.undone)
}

function value(act: Entry, label: string): string {
  return act.lines.find((line) => line.label === label)?.value ?? ''
}

function day(text: string): string {
  const parsed = parseLocalDate(text)
  return parsed === undefined ? text : formatChinese(parsed)
}

function fromSearches(application: ApplicationDetail): Elements {
  const searches = live(application, 'search')
  if (searches.length === 0) return {}
  const told = searches.map(
    (act) => `${day(act.on)}在${value(act, '检索范围')}中以“${value(act, '方法、关键词')}”检索`,
  )
  const kept = searches.map(
    (act) => `${day(act.on)}，${act.lines.map((line) => `${line.label}：${line.value}`).join('；')}`,
  )
  return { search: `本机关于${told.join('，')}，未检索到您申请的政府信息。`, searchRecord: kept.join('\n') }
}

function letterNumber({ letters }: ApplicationDetail, act: Entry): string {
  const letter = letters.find(({ id }) => id === act.letterId)
  return letter?.number === undefined || letter.number === null ? '' : `（${letter.number}）`
}

function noticeText(application: ApplicationDetail, kind: string): string | undefined {
  const act = live(application, kind).at(-1)
  if (act === undefined) return undefined
  return `${day(act.on)}${letterNumber(application, act)}告知补正：${value(act, '补正事项')}；补正期限至${value(act, '补正期限')}。`
}

function feeText(application: ApplicationDetail): string | undefined {
  const delivered = live(application, 'feeNotice').at(-1)
  if (delivered === undefined) return undefined
  const until = application.deadlines.payment?.due
  return `收费通知于${day(delivered.on)}送达，数额${value(delivered, '数额')}${
    until === undefined ? '' : `，应当于${day(until)}前（含当日）缴纳`
  }。`
}

function earlierReply({ similar }: ApplicationDetail): string | undefined {
  const earlier = similar.find(({ decidedOn }) => decidedOn !== null)
  if (earlier?.decidedOn === undefined || earlier.decidedOn === null) return undefined
  const letter = earlier.replyNumber === null ? '' : `《政府信息公开申请答复书》（${earlier.replyNumber}）`
  const by = letter === '' ? '' : `以${letter}`
  return `本机关已于${day(earlier.decidedOn)}${by}对您就相同政府信息提出的申请（编号${earlier.number}）作出答复。`
}

function fromReasons(application: ApplicationDetail, today: LocalDate): Elements {
  const asked = live(application, 'askReasons').at(-1)
  if (asked === undefined) return {}
  const received = live(application, 'reasonsReceived').at(-1)
  return {
    volume: value(asked, '数量、频次'),
    reasonsAsked: `本机关于${day(asked.on)}${letterNumber(application, asked)}要求您说明理由，${
      received === undefined
        ? `截至${day(today)}未收到您的说明。`
        : `您于${day(received.on)}${saidReasons(application)}`
    }`,
  }
}

function saidReasons({ statedReasons }: ApplicationDetail): string {
  const said = statedReasons?.trim().replace(/[。；;]+$/, '') ?? ''
  return said === '' ? '作了说明。' : `说明的理由为：“${said}”。`
}

function consultationText(application: ApplicationDetail, today: LocalDate): string | undefined {
  const sent = live(application, 'consultThirdParty')
  if (sent.length === 0) return undefined
  const replies = live(application, 'thirdPartyReplied')
  const due = application.deadlines.thirdPartyOpinion?.due
  const silence =
    due !== undefined && due !== null && due < today
      ? '第三方在规定期限内未提出意见'
      : `截至${day(today)}第三方未提出意见`
  const result =
    replies.length === 0
      ? silence
      : `第三方于${replies.map((act) => day(act.on)).join('、')}答复：${replies.map((act) => value(act, '意见')).join('、')}`
  return `本机关于${sent.map((act) => day(act.on)).join('、')}书面征求第三方意见，${result}。`
}
