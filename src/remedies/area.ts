import { parseLocalDate, type LocalDate } from '../law/local-date.ts'
import type { Area } from '../platform/areas.ts'
import { refuse, type Result, ok } from '../platform/result.ts'
import { actOnRemedy } from './actions/act-on-remedy.ts'
import { fileRemedy } from './actions/file-remedy.ts'
import { addEvidence, changeEvidence, switchEvidence } from './actions/keep-evidence.ts'
import { printPaper } from './actions/print-paper.ts'
import { openEvidence, readEvidence } from './actions/read-evidence.ts'
import { readRemedies, readRemediesDue, readRemedy } from './actions/read-remedies.ts'
import { rebuildRemedies } from './actions/rebuild-remedies.ts'
import { revealParty } from './actions/reveal-party.ts'
import * as contract from './contract.ts'
import type { RemedyAct, RemedyFacts } from './model.ts'
import { isOutcomeOf } from './rules.ts'
import type { SuitOutcome } from '../annual-report/remedy-columns.ts'
import type { RemedyFigure } from './list-store.ts'
import './tables.ts'

const READERS = ['clerk', 'reviewer', 'head', 'signer', 'supervisor'] as const
const WRITERS = ['clerk', 'head'] as const

export const area: Area = {
  name: 'remedies',
  desk(api) {
    api.serve(
      contract.listRemedies,
      READERS,
    )(async ({ query }, context) => {
      const { organId, organs, open, block, column, asOf, ...filter } = query
      const figure = figureOf({ block, column, asOf, year: filter.year }, context.today)
      if (!figure.ok) return figure
      const result = await readRemedies(context, organs ?? organId, {
        ...filter,
        open: open === 'true',
        figure: figure.value,
      })
      return result.ok ? { status: 200, body: result.value } : result
    })
    api.serve(
      contract.listRemediesDue,
      READERS,
    )(async (_, context) => ({ status: 200, body: await readRemediesDue(context) }))
    api.serve(
      contract.fileRemedy,
      WRITERS,
    )(async ({ body }, context) => {
      const facts = factsOf(body)
      if (!facts.ok) return facts
      const result = await fileRemedy(context, facts.value, body.party)
      return result.ok ? { status: 201, body: { remedyId: result.value } } : result
    })
    api.serve(
      contract.getRemedy,
      READERS,
    )(async ({ params, query }, context) => {
      const result = await readRemedy(context, params.remedyId, query.organId)
      return result.ok ? { status: 200, body: result.value } : result
    })
    api.serve(
      contract.actOnRemedy,
      WRITERS,
    )(async ({ params, body }, context) => {
      const act = actOf(body)
      if (!act.ok) return act
      const result = await actOnRemedy(context, params.remedyId, act.value)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(
      contract.correctRemedy,
      WRITERS,
    )(async ({ params, body }, context) => {
      const { reason, ...input } = body
      const facts = factsOf({ ...input, kind: 'review', reviewId: null })
      if (!facts.ok) return facts
      const { kind: _kind, reviewId: _review, applicationId: _application, ...changed } = facts.value
      const result = await actOnRemedy(context, params.remedyId, {
        kind: 'corrected',
        on: context.today,
        reason,
        facts: changed,
      })
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(
      contract.revealParty,
      WRITERS,
    )(async ({ params, body }, context) => {
      const result = await revealParty(context, params.remedyId, body.reason)
      return result.ok ? { status: 200, body: { party: result.value } } : result
    })
    serveEvidence(api)
  },
  daily: {
    'remedies.refold': async (_, { services }) => {
      await rebuildRemedies(services, { write: true })
    },
  },
}

function serveEvidence(api: Parameters<NonNullable<Area['desk']>>[0]): void {
  api.serve(
    contract.listEvidence,
    READERS,
  )(async ({ params, query }, context) => {
    const result = await readEvidence(context, params.remedyId, query.organId)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serveUpload(contract.addEvidence, WRITERS, { maxBytes: 20 * 1024 * 1024, maxFiles: 1 })(
    async ({ params, body }, uploads, context) => {
      const { pages, original, applicationFile, ...rest } = body
      const piece = {
        ...rest,
        pages: pages === '' ? null : pages,
        original: original === 'true',
        applicationFile: applicationFile === '' ? null : applicationFile,
      }
      const result = await addEvidence(context, params.remedyId, piece, uploads.files[0])
      return result.ok ? { status: 201, body: { evidenceId: result.value } } : result
    },
  )
  api.serve(
    contract.changeEvidence,
    WRITERS,
  )(async ({ params, body }, context) => {
    const { reason, ...facts } = body
    const result = await changeEvidence(context, params.remedyId, params.evidenceId, facts, reason)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(
    contract.switchEvidence,
    WRITERS,
  )(async ({ params, body }, context) => {
    const { remedyId, evidenceId } = params
    const result = await switchEvidence(context, remedyId, evidenceId, body.inUse, body.reason)
    return result.ok ? { status: 204, body: undefined } : result
  })
  api.serve(
    contract.getEvidenceFile,
    READERS,
  )(async ({ params, query }, context) =>
    openEvidence(context, params.remedyId, params.evidenceId, query.organId),
  )
  api.serve(
    contract.getPaper,
    WRITERS,
  )(async ({ params, query }, context) => printPaper(context, params.remedyId, params.paper, query.format))
}

function dayOf(text: string | null, field: string): Result<LocalDate | null> {
  if (text === null) return ok(null)
  const day = parseLocalDate(text)
  return day === undefined ? refuse('invalid', '不是存在的日期', { field }) : ok(day)
}

/** A figure of 表四 is asked for by its block, its column or its day, and is always one of a year. */
function figureOf(
  { block, column, asOf, year }: Omit<Partial<RemedyFigure>, 'asOf'> & { readonly asOf?: string | undefined },
  today: LocalDate,
): Result<RemedyFigure | undefined> {
  if (block === undefined && column === undefined && asOf === undefined) return ok(undefined)
  if (year === undefined) return refuse('invalid', '请选择年度', { field: 'year' })
  const day = dayOf(asOf ?? null, 'asOf')
  return day.ok ? ok({ year, asOf: day.value ?? today, block, column }) : day
}

function factsOf(body: contract.FactsInput): Result<RemedyFacts> {
  const filedOn = parseLocalDate(body.filedOn)
  if (filedOn === undefined) return refuse('invalid', '不是存在的日期', { field: 'filedOn' })
  const disputedOn = dayOf(body.disputedOn, 'disputedOn')
  if (!disputedOn.ok) return disputedOn
  const { kind, afterReview, reviewId, role, authority, caseNumber, applicationNumber, disputedOutcome } =
    body
  return ok({
    kind,
    afterReview,
    reviewId,
    role,
    authority,
    caseNumber,
    applicationId: null,
    applicationNumber,
    disputedOutcome,
    disputedOn: disputedOn.value,
    filedOn,
  })
}

/** The act with real dates; whether its outcome fits the case is for the rules, which know the case. */
function actOf(body: contract.ActInput): Result<RemedyAct> {
  const on = parseLocalDate(body.on)
  if (on === undefined) return refuse('invalid', '不是存在的日期', { field: 'on' })
  const { reason, evidence } = body
  const base = { on, reason, evidence }
  switch (body.kind) {
    case 'copyReceived': {
      const acceptedOn = dayOf(body.acceptedOn, 'acceptedOn')
      return acceptedOn.ok
        ? ok({ ...base, kind: body.kind, procedure: body.procedure, acceptedOn: acceptedOn.value })
        : acceptedOn
    }
    case 'redoOrdered': {
      const until = dayOf(body.until, 'until')
      return until.ok ? ok({ ...base, kind: body.kind, until: until.value }) : until
    }
    case 'judged':
      return isOutcomeOf('suit', body.outcome)
        ? ok({ ...base, kind: body.kind, paper: body.paper, outcome: body.outcome as SuitOutcome }) // checked just before
        : refuse('invalid', '请选择裁判结果', { field: 'outcome' })
    case 'closed':
      return isOutcomeOf('suit', body.outcome) || isOutcomeOf('review', body.outcome)
        ? ok({ ...base, kind: body.kind, outcome: body.outcome })
        : refuse('invalid', '请选择结果', { field: 'outcome' })
    case 'overridden':
      return ok({ ...base, kind: body.kind, column: body.column })
    default:
      return ok({ ...base, kind: body.kind })
  }
}
