import type { Kysely } from 'kysely'
import { composeDate, type LocalDate } from '../../law/local-date.ts'
import { hasRole } from '../../people/model.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { unitNames } from '../../registers/actions/read-register.ts'
import type { TrainingWay } from '../model.ts'
import '../tables.ts'

export interface NewNotice {
  readonly title: string
  readonly body: string
  readonly sentOn: LocalDate
  /** Empty: every unit. */
  readonly unitIds: readonly string[]
  readonly needsReply: boolean
  readonly dueOn: LocalDate | null
  /** What came back of a notice of the past. */
  readonly receipts?: readonly NoticeReceipt[]
}

export interface NoticeReceipt {
  readonly personId: string
  readonly kind: 'read' | 'acknowledged'
  readonly note: string
}

/** Sends a notice to the liaisons of units, in the caller's transaction. */
export async function sendNotice(tx: Tx, notice: NewNotice, personId: string | null): Promise<string> {
  const noticeId = newId(tx.now)
  await tx.db
    .insertInto('work_notice')
    .values({
      organ_id: tx.tenancy.organId,
      notice_id: noticeId,
      title: notice.title,
      body: notice.body,
      sent_on: notice.sentOn,
      unit_ids: [...notice.unitIds],
      needs_reply: notice.needsReply,
      due_on: notice.dueOn,
      recorded_at: tx.now,
      person_id: personId,
    })
    .execute()
  tx.audit({ type: 'notice.sent', subject: `notice/${noticeId}`, data: { noticeId } })
  const receipts = (notice.receipts ?? []).map(({ personId: person_id, kind, note }) => ({
    organ_id: tx.tenancy.organId,
    notice_id: noticeId,
    person_id,
    kind,
    recorded_at: tx.now,
    note,
  }))
  if (receipts.length > 0) await tx.db.insertInto('notice_receipt').values(receipts).execute()
  return noticeId
}

/** 已阅 or 已办理回复 of the person signed in; a second one is harmless. */
export function receipt(
  context: DeskContext,
  noticeId: string,
  kind: 'read' | 'acknowledged',
  note: string,
): Promise<Result<undefined>> {
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const notice = await tx.db
      .selectFrom('work_notice')
      .select('notice_id')
      .where('organ_id', '=', organId)
      .where('notice_id', '=', noticeId)
      .executeTakeFirst()
    if (notice === undefined) return refuse('notFound', '没有这条通知')
    const inserted = await tx.db
      .insertInto('notice_receipt')
      .values({
        organ_id: organId,
        notice_id: noticeId,
        person_id: personId,
        kind,
        recorded_at: tx.now,
        note,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (kind === 'acknowledged' && (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) {
      tx.audit({ type: 'notice.acknowledged', subject: `notice/${noticeId}`, data: { noticeId } })
    }
    return ok(undefined)
  })
}

export interface NewTraining {
  readonly title: string
  readonly heldOn: LocalDate
  readonly way: TrainingWay
  readonly content: string
  readonly trainees: number
}

export async function recordTraining(
  tx: Tx,
  training: NewTraining,
  personId: string | null,
): Promise<string> {
  const trainingId = newId(tx.now)
  const { title, heldOn, way, content, trainees } = training
  await tx.db
    .insertInto('training')
    .values({
      organ_id: tx.tenancy.organId,
      training_id: trainingId,
      title,
      held_on: heldOn,
      way,
      content,
      trainees,
      recorded_at: tx.now,
      person_id: personId,
    })
    .execute()
  tx.audit({ type: 'training.recorded', subject: `training/${trainingId}`, data: { trainingId } })
  return trainingId
}

/** Trainings of a year and who took part, for section 一 of the annual report. */
export async function trainingFacts(
  db: Kysely<Tables>,
  organId: number,
  year: number,
): Promise<{ trainings: number; trainees: number }> {
  const row = await db
    .selectFrom('training')
    .select((select) => [
      select.fn.countAll<number>().as('trainings'),
      select.fn.sum<string | null>('trainees').as('trainees'),
    ])
    .where('organ_id', '=', organId)
    .where('held_on', '>=', composeDate(year, 1, 1))
    .where('held_on', '<=', composeDate(year, 12, 31))
    .executeTakeFirstOrThrow()
  return { trainings: row.trainings, trainees: Number(row.trainees ?? 0) }
}

export async function readNotices(context: DeskContext) {
  const { organId, personId, unitIds } = context.actor
  const office = hasRole(context.actor, 'clerk', 'head')
  return context.services.database.read(context.tenancy, async (db) => {
    const notices = await db
      .selectFrom('work_notice')
      .selectAll()
      .where('organ_id', '=', organId)
      .orderBy('sent_on', 'desc')
      .orderBy('notice_id', 'desc')
      .limit(200)
      .execute()
    const receipts = await db
      .selectFrom('notice_receipt as receipt')
      .innerJoin('person', (join) =>
        join
          .onRef('person.organ_id', '=', 'receipt.organ_id')
          .onRef('person.person_id', '=', 'receipt.person_id'),
      )
      .select(['receipt.notice_id', 'receipt.person_id', 'receipt.kind', 'receipt.note', 'person.name'])
      .where('receipt.organ_id', '=', organId)
      .execute()
    const liaisons = await db
      .selectFrom('person_unit as link')
      .innerJoin('person', (join) =>
        join.onRef('person.organ_id', '=', 'link.organ_id').onRef('person.person_id', '=', 'link.person_id'),
      )
      .select(['link.unit_id', 'link.person_id', 'person.name'])
      .where('link.organ_id', '=', organId)
      .where('link.relation', '=', 'liaison')
      .execute()
    const trainings = await db
      .selectFrom('training')
      .selectAll()
      .where('organ_id', '=', organId)
      .orderBy('held_on', 'desc')
      .limit(200)
      .execute()
    const mine = notices.filter(
      ({ unit_ids }) => office || unit_ids.length === 0 || unit_ids.some((unit) => unitIds.includes(unit)),
    )
    return {
      notices: mine.map((notice) => {
        const own = receipts.filter((one) => one.notice_id === notice.notice_id)
        const asked = liaisons.filter(
          ({ unit_id }) => notice.unit_ids.length === 0 || notice.unit_ids.includes(unit_id),
        )
        const wanted = notice.needs_reply ? 'acknowledged' : 'read'
        const answered = new Set(own.filter(({ kind }) => kind === wanted).map(({ person_id }) => person_id))
        return {
          noticeId: notice.notice_id,
          title: notice.title,
          body: notice.body,
          sentOn: notice.sent_on,
          dueOn: notice.due_on,
          needsReply: notice.needs_reply,
          unitIds: notice.unit_ids,
          read: own.some(({ person_id, kind }) => person_id === personId && kind === 'read'),
          acknowledged: own.some(({ person_id, kind }) => person_id === personId && kind === 'acknowledged'),
          asked: asked.some(({ person_id }) => person_id === personId),
          answered: asked.filter(({ person_id }) => answered.has(person_id)).length,
          recipients: asked.length,
          missing: office
            ? asked.filter(({ person_id }) => !answered.has(person_id)).map(({ name }) => name)
            : [],
          replies: office
            ? own.filter(({ note }) => note !== '').map(({ name, note }) => ({ name, note }))
            : [],
        }
      }),
      trainings: trainings.map((one) => ({
        trainingId: one.training_id,
        title: one.title,
        heldOn: one.held_on,
        way: one.way,
        content: one.content,
        trainees: one.trainees,
      })),
      units: [...(await unitNames(db, organId))],
      writable: office,
    }
  })
}
