/** Two windows at one thing: a reply written on a version that is no longer the last, an act sent a second time. */
import { isDeepStrictEqual } from 'node:util'
import { formatInstant } from '../platform/clock.ts'
import type { Refusal } from '../platform/result.ts'
import { inWords, personOf, type CaseWork } from './case-work.ts'
import { findReply, findVersion, type ReplyInput, type VersionRow } from './letter-store.ts'
import type { ActBody } from './render/inputs.ts'
import { roleFor } from './rights.ts'
import { definitionOf } from './side-acts.ts'
import { namesOfPeople } from './store.ts'

export interface NewerVersion {
  readonly letterId: string
  readonly version: VersionRow
}

/** The reply as saved since the one it was written on; undefined where that is still the last, or has been signed. */
export async function newerVersion(
  { services, tx, row }: CaseWork,
  basedOn: number | undefined,
): Promise<NewerVersion | undefined> {
  const letter = await findReply(tx.db, row.organ_id, row.application_id)
  if (basedOn === undefined || letter === undefined) return undefined
  if (letter.state === 'sent' || letter.version === basedOn) return undefined
  const version = await findVersion(tx.db, services.keys, row.organ_id, letter.letter_id)
  return version && { letterId: letter.letter_id, version }
}

/** The answer to a first try may have been lost on the way: what is on record already is not a second version. */
export function saysTheSame({ version }: NewerVersion, reply: ReplyInput): boolean {
  return isDeepStrictEqual(asKept(version.body.reply), asKept(reply))
}

function asKept(reply: ReplyInput | undefined): unknown {
  return JSON.parse(JSON.stringify(reply ?? null))
}

/** Sent for review by another while this one wrote: that is why it cannot be saved, not the stage alone. */
export async function toldOf(
  work: CaseWork,
  newer: NewerVersion | undefined,
  refusal: Refusal,
): Promise<Refusal> {
  const mayDraft = work.agent.kind === 'person' && roleFor(work.agent.actor, 'draft') !== undefined
  if (newer === undefined || refusal.code !== 'notAllowedNow' || !mayDraft) return refusal
  return savedMeanwhile(work, newer)
}

/** By whom and when the reply was saved in between, and what becomes of what was typed. */
export async function savedMeanwhile(
  work: CaseWork,
  { version: { version, madeAt, personId } }: NewerVersion,
): Promise<Refusal> {
  const { tx, row, view } = work
  const names = await namesOfPeople(tx.db, row.organ_id, personId === null ? [] : [personId])
  const isOwn = personId === personOf(work.agent)
  const name = personId === null ? undefined : names.get(personId)
  const who = isOwn ? '您' : (name ?? '他人')
  const isSent = view.stage === 'inReview' || view.stage === 'awaitingSignature'
  const act = `${who}已于${timeInWords(madeAt, work.today)}${isSent ? '送审' : '暂存'}第${version}稿`
  const how = isOwn ? '（在其他窗口，或者网络中断前的那次提交）' : ''
  const next = isSent
    ? '审核期间不能修改，退回修改后可以继续。'
    : `请先查看第${version}稿，再选择保留您写的，或者改用第${version}稿。`
  return {
    code: 'conflict',
    message: `${act}${how}，您写的不是在这一稿上改的，没有保存，仍留在本页。${next}`,
  }
}

function timeInWords(instant: Date, today: string): string {
  const [day = '', time = ''] = formatInstant(instant).split(' ')
  return day === today ? `今天${time}` : `${inWords(day)} ${time}`
}

/**
 * The same person has recorded this kind of act since the form was first sent: it came twice, its first answer lost on
 * the way. Opened anew it knows of the first, and the act can be taken again.
 */
export function recordedAlready({ view, agent }: CaseWork, body: ActBody): Refusal | undefined {
  const { act, lastSeq } = body
  if (lastSeq === undefined) return undefined
  const before = view.live.find(
    (each) => each.seq > lastSeq && each.kind === act && each.by === personOf(agent),
  )
  if (before === undefined) return undefined
  const { name } = definitionOf(act)
  return {
    code: 'conflict',
    message: `您刚才已经登记“${name}”（${inWords(before.on)}，经过第${before.seq}项），这次没有重复登记。请关闭本窗口，在办理经过中核对；确需再登记一次的，请重新打开后提交。`,
  }
}
