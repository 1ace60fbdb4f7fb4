import { changesOf } from '../../platform/changes.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { putPublicAnswer } from '../consult-store.ts'
import type { ConsultKind } from '../model.ts'
import { consultDue, faultOfPublicText } from '../rules.ts'
import { actIn, formerAnswer } from './consult-work.ts'

/** 更正主题、类别: the heading is the office's own word for the question, which itself stays as it was asked. */
export function amendConsultation(
  context: DeskContext,
  id: string,
  next: { readonly kind: ConsultKind; readonly topic: string },
  reason: string,
): Promise<Result<undefined>> {
  return actIn(context, id, 'amended', reason, async (row, tx) => {
    const kept = changesOf({ kind: row.kind, topic: row.topic }, next)
    if (Object.keys(kept).length === 0) return refuse('invalid', '没有改动，不用更正')
    const fault = faultOfPublicText(next.topic)
    if (fault !== undefined) return refuse('invalid', fault, { field: 'topic' })
    if (row.published && row.answered_on !== null && row.stage === 'answered') {
      const { public_question: question, answer, answered_on: answeredOn } = row
      await putPublicAnswer(tx.db, { ...row, topic: next.topic }, { question, answer, answeredOn })
      await tx.purgePortal()
    }
    const due = consultDue(next.kind, row.received_on, context.services.calendar.current())
    return ok({ ...next, due_on: row.kind === next.kind ? row.due_on : due, kept })
  })
}

/** 更正答复: another answer is drafted and reviewed; what is published stays until it is approved or withdrawn. */
export async function correctAnswer(
  context: DeskContext,
  id: string,
  next: { readonly answer: string; readonly publicQuestion: string },
  reason: string,
): Promise<Result<undefined>> {
  const fault = faultOfPublicText(next.publicQuestion)
  if (fault !== undefined) return refuse('invalid', fault, { field: 'publicQuestion' })
  return actIn(context, id, 'corrected', reason, async (row) => {
    if (row.stage !== 'answered' && row.stage !== 'closed')
      return refuse('notAllowedNow', '还没有答复，不用更正，请直接拟答')
    const { answer, publicQuestion } = next
    if (answer === row.answer && publicQuestion === row.public_question)
      return refuse('invalid', '没有改动，不用更正', { field: 'answer' })
    return ok({
      ...formerAnswer(row, next),
      stage: 'drafted',
      answer,
      public_question: publicQuestion,
      drafted_by: context.actor.personId,
    })
  })
}

/** A withdrawn answer, or one given to the asker alone, shown to everybody (again). */
export function publishAnswer(context: DeskContext, id: string, reason: string): Promise<Result<undefined>> {
  return actIn(context, id, 'published', reason, async (row, tx) => {
    if (row.stage !== 'answered' || row.published || row.answered_on === null)
      return refuse('notAllowedNow', row.published ? '答复已经公开' : '还没有答复，不能公开')
    if (row.drafted_by === context.actor.personId)
      return refuse('forbidden', '拟答人不能公开自己的答复，请由另一位审核人办理')
    const { public_question: question, answer, answered_on: answeredOn } = row
    if (question.trim() === '')
      return refuse('invalid', '公开答复要先拟好可以公开的问题，请先更正答复', { field: 'publicQuestion' })
    const fault = faultOfPublicText(`${row.topic}\n${question}\n${answer}`)
    if (fault !== undefined) return refuse('invalid', fault, { field: 'answer' })
    await putPublicAnswer(tx.db, row, { question, answer, answeredOn })
    await tx.purgePortal()
    return ok({ published: true })
  })
}
