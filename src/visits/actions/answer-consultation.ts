import { hasRole } from '../../people/model.ts'
import { plain, showChanges } from '../../platform/changes.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { boundUnits } from '../../registers/actions/scope.ts'
import { unitNames } from '../../registers/actions/read-register.ts'
import {
  consultActs,
  type ConsultationRow,
  type ConsultFilter,
  findConsultation,
  listConsultations,
  putPublicAnswer,
  removePublicAnswer,
} from '../consult-store.ts'
import { CONSULT_ACT_LABELS, CONSULT_FIELD_LABELS, CONSULT_KIND_LABELS, type ConsultKind } from '../model.ts'
import { faultOfPublicText } from '../rules.ts'
import { CONTACT_FIELD, QUESTION_FIELD } from './ask-in-public.ts'
import { actIn, formerAnswer, mayRead } from './consult-work.ts'

export function assignConsultation(
  context: DeskContext,
  id: string,
  unitId: string,
): Promise<Result<undefined>> {
  return actIn(context, id, 'assigned', '', async (row) =>
    row.stage === 'waiting'
      ? ok({ unit_id: unitId, held: false })
      : refuse('notAllowedNow', '只有待答复的咨询可以转科室'),
  )
}

/** Out of the questions kept apart because one address sent many. */
export function releaseConsultation(context: DeskContext, id: string): Promise<Result<undefined>> {
  return actIn(context, id, 'released', '', async (row) =>
    row.held ? ok({ held: false }) : refuse('conflict', '这件咨询不在待甄别中'),
  )
}

export function closeConsultation(
  context: DeskContext,
  id: string,
  note: string,
): Promise<Result<undefined>> {
  return actIn(context, id, 'closed', note, async (row) =>
    row.stage === 'answered' || row.stage === 'closed'
      ? refuse('notAllowedNow', '已经答复的不用关闭')
      : ok({
          ...formerAnswer(row, { answer: note, publicQuestion: row.public_question }),
          stage: 'closed',
          answer: note,
          answered_on: context.today,
          held: false,
        }),
  )
}

/** The answer as drafted, with the question as it may be published. */
export function draftAnswer(
  context: DeskContext,
  id: string,
  draft: { answer: string; publicQuestion: string },
): Promise<Result<undefined>> {
  const fault = faultOfPublicText(draft.publicQuestion)
  if (fault !== undefined) return Promise.resolve(refuse('invalid', fault, { field: 'publicQuestion' }))
  return actIn(context, id, 'drafted', '', async (row) =>
    row.stage === 'waiting' || row.stage === 'drafted'
      ? ok({
          ...formerAnswer(row, draft),
          stage: 'drafted',
          answer: draft.answer,
          public_question: draft.publicQuestion,
          drafted_by: context.actor.personId,
          held: false,
        })
      : refuse('notAllowedNow', '已经答复，不能再拟答'),
  )
}

export function returnDraft(context: DeskContext, id: string, note: string): Promise<Result<undefined>> {
  return actIn(context, id, 'returned', note, async (row) =>
    row.stage === 'drafted' ? ok({ stage: 'waiting' }) : refuse('notAllowedNow', '没有待审核的答复'),
  )
}

/** Approves the answer, by somebody else than who drafted it; with `publish` it is shown to everybody. */
export function approveAnswer(
  context: DeskContext,
  id: string,
  publish: boolean,
): Promise<Result<undefined>> {
  return actIn(context, id, 'answered', publish ? '公开答复' : '只答复本人', async (row, tx) => {
    if (row.stage !== 'drafted') return refuse('notAllowedNow', '没有待审核的答复')
    if (row.drafted_by === context.actor.personId)
      return refuse('forbidden', '拟答人不能审核自己的答复，请由另一位审核人审核')
    if (publish) {
      if (row.public_question.trim() === '')
        return refuse('invalid', '公开答复要先拟好可以公开的问题', { field: 'publicQuestion' })
      const fault = faultOfPublicText(`${row.topic}\n${row.public_question}\n${row.answer}`)
      if (fault !== undefined) return refuse('invalid', fault, { field: 'answer' })
      await putPublicAnswer(tx.db, row, {
        question: row.public_question,
        answer: row.answer,
        answeredOn: row.answered_on ?? context.today,
      })
      await tx.purgePortal()
    } else if (row.published) {
      // A corrected answer for the asker alone takes the published one away.
      await removePublicAnswer(tx.db, row.organ_id, id)
      await tx.purgePortal()
    }
    // Answered when it was first answered: a correction does not make the reply late.
    return ok({ stage: 'answered', answered_on: row.answered_on ?? context.today, published: publish })
  })
}

export function withdrawAnswer(context: DeskContext, id: string, note: string): Promise<Result<undefined>> {
  return actIn(context, id, 'withdrawn', note, async (row, tx) => {
    if (!row.published) return refuse('notAllowedNow', '答复没有公开')
    await removePublicAnswer(tx.db, row.organ_id, id)
    await tx.purgePortal()
    return ok({ published: false })
  })
}

function shownField(field: string, value: unknown): string {
  return field === 'kind' ? CONSULT_KIND_LABELS[value as ConsultKind] : plain(value) // kept by amendConsultation
}

function viewOf(row: ConsultationRow) {
  return {
    consultationId: row.consultation_id,
    number: row.number,
    kind: row.kind,
    topic: row.topic,
    receivedOn: row.received_on,
    stage: row.stage,
    held: row.held,
    dueOn: row.due_on,
    unitId: row.unit_id,
    answeredOn: row.answered_on,
    published: row.published,
  }
}

export async function readConsultations(context: DeskContext, filter: Omit<ConsultFilter, 'unitIds'>) {
  const { organId } = context.actor
  return context.services.database.read(context.tenancy, async (db) => {
    const { rows, total } = await listConsultations(db, organId, {
      ...filter,
      unitIds: boundUnits(context.actor),
    })
    return { consultations: rows.map(viewOf), total, units: [...(await unitNames(db, organId))] }
  })
}

/** The question itself is opened for whoever handles it; the contact only on request (`revealContact`). */
export async function readConsultation(context: DeskContext, id: string) {
  const { organId, personId } = context.actor
  const { keys, database } = context.services
  return database.read(context.tenancy, async (db) => {
    const row = await findConsultation(db, organId, id)
    if (row === undefined || !mayRead(context, row)) return refuse('notFound', '没有这件咨询，或者不由您办理')
    return ok({
      consultation: viewOf(row),
      question: keys.open(organId, QUESTION_FIELD, row.question),
      hasContact: row.contact !== null,
      publicQuestion: row.public_question,
      answer: row.answer,
      mayApprove: hasRole(context.actor, 'reviewer', 'head') && row.drafted_by !== personId,
      acts: (await consultActs(db, organId, id)).map(({ data, ...one }) => ({
        ...one,
        label: CONSULT_ACT_LABELS[one.kind],
        changes: [...showChanges(data.changes ?? {}, CONSULT_FIELD_LABELS, shownField)],
      })),
      units: [...(await unitNames(db, organId))],
    })
  })
}

export function revealContact(context: DeskContext, id: string, reason: string): Promise<Result<string>> {
  const { organId } = context.actor
  return context.services.database.write<Result<string>>(context.tenancy, async (tx) => {
    const row = await findConsultation(tx.db, organId, id)
    if (row === undefined || !mayRead(context, row) || row.contact === null)
      return refuse('notFound', '没有留下联系方式')
    tx.audit({
      type: 'personalData.revealed',
      subject: `consultation/${id}`,
      data: { subject: `consultation/${id}`, field: 'contact', reason },
    })
    return ok(context.services.keys.open(organId, CONTACT_FIELD, row.contact))
  })
}
