/**
 * 每日待办: which cases wait for a person of the office, as a mail. Numbers, days and links only: a mail lies on servers
 * of others, so nothing of an applicant, and no word of his request, stands in it. Pure.
 */
import { formatChinese, parseLocalDate, type LocalDate } from '../../law/local-date.ts'
import { workingDaysLeft, type WorkCalendar } from '../../law/work-calendar.ts'
import type { Actor } from '../../people/model.ts'
import { hasRole } from '../../people/model.ts'
import type { CaseStage } from '../model.ts'
import { maySee } from '../rights.ts'

export interface DigestCase {
  readonly applicationId: string
  readonly number: string
  readonly organId: number
  readonly unitId: string | null
  readonly assigneeId: string | null
  readonly restricted: boolean
  readonly stage: CaseStage
  readonly secrecyDue: boolean
  readonly due: string | null
  readonly provisional: boolean
  /** No date runs: the applicant or another organ is waited for. */
  readonly waitingFor: string | null
  readonly deliveredOn: string | null
}

/** As the reminders on the desk begin. */
const SOON = 5

type Heading = 'overdue' | 'soon' | 'review' | 'secrecy' | 'sign'
const HEADINGS: Readonly<Record<Heading, string>> = {
  overdue: '已超过答复期限',
  soon: `${SOON}个工作日内到期`,
  review: '待您审核',
  secrecy: '待您保密审查',
  sign: '待您签发',
}

interface Line {
  readonly one: DigestCase
  readonly left: number | null
}

export interface Digest {
  readonly subject: string
  readonly text: string
}

const MOST = 20

/** Undefined where nothing waits for this person: no mail then. */
export function digestFor(
  actor: Actor,
  cases: readonly DigestCase[],
  { today, calendar, desk, organ }: DigestPlace,
): Digest | undefined {
  const groups = new Map<Heading, Line[]>()
  for (const one of cases) {
    if (!maySee(actor, one)) continue
    const left =
      one.waitingFor === null && one.deliveredOn === null ? workingDaysLeft(calendar, today, one.due) : null
    for (const heading of headingsOf(actor, one, left))
      groups.set(heading, [...(groups.get(heading) ?? []), { one, left }])
  }
  const shown = (Object.keys(HEADINGS) as Heading[]).flatMap((heading) => {
    const lines = groups.get(heading)
    return lines === undefined ? [] : [{ heading, lines }]
  })
  if (shown.length === 0) return undefined
  const counts = shown.map(({ heading, lines }) => `${HEADINGS[heading]}${lines.length}件`).join('，')
  const text = [
    `${formatChinese(today)}，${organ}依申请公开待办：${counts}。`,
    ...shown.map(({ heading, lines }) => sectionOf(HEADINGS[heading], lines, desk)),
    `登录工作台办理：${desk}`,
    `本邮件由系统每个工作日发送一次，不含申请人信息。不需要的，可在工作台“个人信息与密码”中关闭：${desk}/profile`,
  ].join('\n\n')
  return { subject: `依申请公开待办：${counts}`, text }
}

export interface DigestPlace {
  readonly today: LocalDate
  readonly calendar: WorkCalendar
  /** The desk's address, without a stroke at its end. */
  readonly desk: string
  readonly organ: string
}

/** Whose case it is: the person it is assigned to; else who assigns, and the unit; what is late is the head's too. */
function headingsOf(actor: Actor, one: DigestCase, left: number | null): readonly Heading[] {
  const own =
    one.assigneeId === null
      ? hasRole(actor, 'clerk', 'head') || (one.unitId !== null && actor.unitIds.includes(one.unitId))
      : one.assigneeId === actor.personId
  const found: Heading[] = []
  if (left !== null && left < 0 && (own || hasRole(actor, 'head'))) found.push('overdue')
  if (left !== null && left >= 0 && left <= SOON && own) found.push('soon')
  if (one.stage === 'inReview' && hasRole(actor, 'reviewer')) found.push('review')
  if (one.secrecyDue && hasRole(actor, 'secrecy')) found.push('secrecy')
  if (one.stage === 'awaitingSignature' && !one.secrecyDue && hasRole(actor, 'signer')) found.push('sign')
  return found
}

function sectionOf(title: string, lines: readonly Line[], desk: string): string {
  const first = [...lines]
    .sort((a, b) => (a.one.due ?? '9999').localeCompare(b.one.due ?? '9999'))
    .slice(0, MOST)
    .map(({ one, left }) => `${one.number}　${dueText(one, left)}\n${desk}/applications/${one.applicationId}`)
  const more = lines.length > MOST ? [`另有${lines.length - MOST}件，请到工作台查看。`] : []
  return [`【${title}】${lines.length}件`, ...first, ...more].join('\n')
}

function dueText({ due, provisional, waitingFor }: DigestCase, left: number | null): string {
  const day = due === null ? undefined : parseLocalDate(due)
  if (day === undefined) return waitingFor ?? '期限未起算'
  const estimate = provisional ? '（预估）' : ''
  const standing =
    left === null
      ? ''
      : left < 0
        ? `，已逾期${-left}个工作日`
        : left === 0
          ? '，今天到期'
          : `，还有${left}个工作日`
  return `答复期限${formatChinese(day)}${estimate}${standing}`
}
