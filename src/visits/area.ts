import { parseLocalDate } from '../law/local-date.ts'
import type { Area } from '../platform/areas.ts'
import type { DeskContext } from '../platform/http/desk-api.ts'
import { refuse, type Result } from '../platform/result.ts'
import {
  approveAnswer,
  assignConsultation,
  closeConsultation,
  draftAnswer,
  readConsultation,
  readConsultations,
  releaseConsultation,
  returnDraft,
  revealContact,
  withdrawAnswer,
} from './actions/answer-consultation.ts'
import { amendConsultation, correctAnswer, publishAnswer } from './actions/correct-consultation.ts'
import { correctVisit } from './actions/correct-visit.ts'
import { actOnVisit, registerVisit, revealVisitor } from './actions/register-visit.ts'
import { readVisit, readVisits, readVisitsDue } from './actions/read-visits.ts'
import * as contract from './contract.ts'
import type { ConsultKind } from './model.ts'
import { consultPages } from './portal/pages.tsx'
import './tables.ts'

const HANDLERS = ['clerk', 'head', 'liaison', 'reviewer'] as const

export const area: Area = {
  name: 'visits',
  portal: consultPages,
  desk(api) {
    api.serve(
      contract.listVisits,
      HANDLERS,
    )(async ({ query }, context) => ({ status: 200, body: await readVisits(context, query) }))
    api.serve(
      contract.listVisitsDue,
      HANDLERS,
    )(async (_, context) => ({ status: 200, body: await readVisitsDue(context) }))
    api.serve(contract.registerVisit, ['clerk', 'head', 'liaison'])(async ({ body }, context) => {
      const receivedOn = parseLocalDate(body.receivedOn)
      if (receivedOn === undefined) return refuse('invalid', '不是存在的日期', { field: 'receivedOn' })
      const { visitor, ...facts } = body
      const result = await registerVisit(context, { ...facts, receivedOn }, visitor)
      return result.ok ? { status: 201, body: { visitId: result.value } } : result
    })
    api.serve(
      contract.getVisit,
      HANDLERS,
    )(async ({ params }, context) => {
      const result = await readVisit(context, params.visitId)
      return result.ok ? { status: 200, body: result.value } : result
    })
    api.serve(contract.actOnVisit, ['clerk', 'head', 'liaison'])(async ({ params, body }, context) => {
      const on = parseLocalDate(body.on)
      if (on === undefined) return refuse('invalid', '不是存在的日期', { field: 'on' })
      const result = await actOnVisit(context, params.visitId, { ...body, on })
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(contract.correctVisit, ['clerk', 'head', 'liaison'])(async ({ params, body }, context) => {
      const receivedOn = parseLocalDate(body.receivedOn)
      if (receivedOn === undefined) return refuse('invalid', '不是存在的日期', { field: 'receivedOn' })
      const { visitor: typed, cleared, reason, ...facts } = body
      const visitor = {
        ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')),
        ...Object.fromEntries(cleared.map((field) => [field, ''])),
      }
      const result = await correctVisit(context, params.visitId, {
        facts: { ...facts, receivedOn },
        visitor,
        reason,
      })
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(contract.revealVisitor, ['clerk', 'head', 'liaison'])(async ({ params, body }, context) => {
      const result = await revealVisitor(context, params.visitId, body.reason)
      if (!result.ok) return result
      return { status: 200, body: { ...result.value, earlier: [...result.value.earlier] } }
    })
    serveConsultations(api)
  },
}

function serveConsultations(api: Parameters<NonNullable<Area['desk']>>[0]): void {
  api.serve(
    contract.listConsultations,
    HANDLERS,
  )(async ({ query }, context) => {
    const { held, ...filter } = query
    const body = await readConsultations(context, {
      ...filter,
      held: held === undefined ? undefined : held === 'true',
    })
    return { status: 200, body }
  })
  api.serve(
    contract.getConsultation,
    HANDLERS,
  )(async ({ params }, context) => {
    const result = await readConsultation(context, params.id)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serve(contract.handleConsultation, ['clerk', 'head', 'liaison'])(async ({ params, body }, context) => {
    const result = await handle(context, params.id, body)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(contract.reviewConsultation, ['reviewer', 'head'])(async ({ params, body }, context) => {
    const result = await review(context, params.id, body)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(contract.revealContact, ['clerk', 'head', 'liaison'])(async ({ params, body }, context) => {
    const result = await revealContact(context, params.id, body.reason)
    return result.ok ? { status: 200, body: { contact: result.value } } : result
  })
}

type Handling =
  | { kind: 'assigned'; unitId: string }
  | { kind: 'released' }
  | { kind: 'drafted'; answer: string; publicQuestion: string }
  | { kind: 'closed'; note: string }
  | { kind: 'amended'; to: { kind: ConsultKind; topic: string }; note: string }
  | { kind: 'corrected'; answer: string; publicQuestion: string; note: string }

function handle(context: DeskContext, id: string, body: Handling): Promise<Result<undefined>> {
  switch (body.kind) {
    case 'assigned':
      return assignConsultation(context, id, body.unitId)
    case 'released':
      return releaseConsultation(context, id)
    case 'drafted':
      return draftAnswer(context, id, body)
    case 'closed':
      return closeConsultation(context, id, body.note)
    case 'amended':
      return amendConsultation(context, id, body.to, body.note)
    case 'corrected':
      return correctAnswer(context, id, body, body.note)
  }
}

type Reviewing =
  | { kind: 'approved'; publish: boolean }
  | { kind: 'returned' | 'withdrawn' | 'published'; note: string }

function review(context: DeskContext, id: string, body: Reviewing): Promise<Result<undefined>> {
  switch (body.kind) {
    case 'approved':
      return approveAnswer(context, id, body.publish)
    case 'returned':
      return returnDraft(context, id, body.note)
    case 'withdrawn':
      return withdrawAnswer(context, id, body.note)
    case 'published':
      return publishAnswer(context, id, body.note)
  }
}
