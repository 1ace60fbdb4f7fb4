import type { z } from 'zod'
import { parseLocalDate } from '../../law/local-date.ts'
import { renderHtml } from '../../platform/documents/index.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import type { Organ } from '../../organs/model.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { inWords, keyOf, NOT_FOUND, readCase, type CaseReading } from '../case-work.ts'
import { caseFacts, contactPart } from '../letter-facts.ts'
import { goesByInternet, remedyFacts } from '../letter-work.ts'
import { buildLetter } from '../letters/build-letter.ts'
import { checkNewTemplate } from '../letters/check-template.ts'
import type { LetterFacts, LetterKind } from '../letters/facts.ts'
import { isNumbered } from '../letters/elements.ts'
import { fillTemplate } from '../letters/fill-template.ts'
import { sampleDecision, sampleFacts } from '../letters/sample-facts.ts'
import type { previewLetterTemplate } from '../letters/template-contract.ts'
import type { Template } from '../letters/template-model.ts'
import { CHANNEL_DEFINITIONS } from '../model.ts'
import { maySee } from '../rights.ts'
import { findApplication } from '../store.ts'
import { organAsked } from './administer-templates.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>
type Preview = z.output<(typeof previewLetterTemplate)['responses'][200]>

export interface PreviewInput {
  readonly organ?: number | undefined
  readonly blocks: Template
  readonly application?: string | undefined
}

/**
 * The letter as the template would have it, from a case on record where one is chosen: its applicant masked, as an
 * administrator sees it. What the case does not have is an example. Nothing is kept.
 */
export async function previewTemplate(
  context: Reading,
  kind: LetterKind,
  { organ: asked, blocks, application }: PreviewInput,
): Promise<Result<Preview>> {
  const organ = organAsked(context, asked)
  if (!organ.ok) return organ
  const facts = await factsFor(context, kind, organ.value, application)
  if (!facts.ok) return facts
  const fault = checkNewTemplate(kind, blocks)
  const built = fault === undefined ? buildLetter(kind, facts.value, blocks) : undefined
  const refusals = [fault, built?.ok === false ? built.refusal : undefined]
  return ok({
    html: renderHtml(fillTemplate(kind, blocks, facts.value)),
    faults: refusals.flatMap((each) =>
      each === undefined ? [] : [{ message: each.message, article: each.article ?? null }],
    ),
  })
}

async function factsFor(
  { services, actor, tenancy, today }: Reading,
  kind: LetterKind,
  organ: Organ,
  id: string | undefined,
): Promise<Result<LetterFacts>> {
  const { docNumber, ...example } = sampleFacts(organ.name, today)
  const sample: LetterFacts = {
    ...example,
    ...(docNumber === undefined || !isNumbered(kind) ? {} : { docNumber }),
    ...contactPart(organ),
    remedy: remedyFacts(services, organ, false),
  }
  if (id === undefined) return ok(sample)
  return services.database.read(tenancy, async (db) => {
    const row = await findApplication(db, actor.visibleOrgans, id)
    if (row === undefined || !maySee(actor, keyOf(row))) return NOT_FOUND
    return ok({ ...sample, ...factsOf(services, organ, await readCase(services, db, row), sample) })
  })
}

function factsOf(
  services: Services,
  organ: Organ,
  { row, view }: CaseReading,
  sample: LetterFacts,
): Partial<LetterFacts> {
  const today = services.clock.today()
  const facts = caseFacts(services.keys, organ, row, view, today)
  const due = parseLocalDate(view.deadlines.reply?.due ?? '')
  return {
    ...facts,
    // an administrator reads personal data masked, here as everywhere
    applicant: { ...facts.applicant, name: row.masked_name },
    remedy: remedyFacts(services, organ, goesByInternet(row)),
    receipt: {
      ...sample.receipt,
      basis: CHANNEL_DEFINITIONS[row.channel].basis,
      ...(due === undefined ? {} : { replyDue: due }),
    },
    ...correctionOf(view),
    decision: sampleDecision(view.outcome ?? 'A1'),
    delivery: { ...sample.delivery, recipient: row.masked_name },
  }
}

function correctionOf({ correction }: CaseReading['view']): Pick<LetterFacts, 'correction'> {
  if (correction === null) return {}
  const { matters, guidance, until } = correction.data
  return { correction: { items: matters, guidance, period: `${inWords(until)}前（含当日）` } }
}
