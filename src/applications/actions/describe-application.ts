import type { z } from 'zod'
import { article } from '../../law/articles.ts'
import {
  isReviewFirst,
  OUTCOME_DEFINITIONS,
  OUTCOME_GROUP_NAMES,
  OUTCOMES,
  type LetterElement,
} from '../../law/outcomes.ts'
import { formatInstant } from '../../platform/clock.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { keyOf, NOT_FOUND, readCase, type CaseReading } from '../case-work.ts'
import { findReply, findVersion, listLetters, replyNumbersOf, type LetterRow } from '../letter-store.ts'
import { LETTER_NAMES, type LetterKind } from '../letters/facts.ts'
import { nameByOutcome } from '../letters/shape.ts'
import {
  excerptOf,
  FORM_NAMES,
  givesOut,
  LETTER_STATE_NAMES,
  PERSONAL_FIELD_NAMES,
  WAY_NAMES,
} from '../model.ts'
import { findLatestMail } from '../mail-store.ts'
import { maskedPerson } from '../person.ts'
import { entriesOf } from '../present-record.ts'
import { namesFor, presentRow } from '../present.ts'
import { MAIL_TEXTS, mailState, needsCheck } from '../reply-mail.ts'
import { wayOfLetter } from '../reply-way.ts'
import { wayOf } from '../ways.ts'
import type { ApplicationDetail, elementSchema, letterSchema, outcomeSchema } from '../render/shown.ts'
import { allowedActsOf, maySee } from '../rights.ts'
import { stageName } from '../rules.ts'
import { SIMILAR_FROM, similarity } from '../similarity.ts'
import {
  findApplication,
  listByIds,
  listFiles,
  listOfApplicant,
  namesOfPeople,
  type ApplicationRecord,
  type Db,
} from '../store.ts'
import { countMonth } from './count-month.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

/** Everything about one case as this person may see it; the applicant masked. */
export async function describeApplication(context: Reading, id: string): Promise<Result<ApplicationDetail>> {
  const { services, actor, tenancy } = context
  return services.database.read(tenancy, async (db) => {
    const row = await findApplication(db, actor.visibleOrgans, id)
    if (row === undefined || !maySee(actor, keyOf(row))) return NOT_FOUND
    return ok(await detailOf(context, db, row))
  })
}

async function detailOf(
  { services, actor, today }: Reading,
  db: Db,
  row: ApplicationRecord,
): Promise<ApplicationDetail> {
  const reading = await readCase(services, db, row, { ledger: true })
  const { view } = reading
  const shown = presentRow(services, row, await namesFor(db, [row]), today)
  const { refusals: _, ...deadlines } = view.deadlines
  return {
    ...shown,
    content: row.content,
    docNumber: row.doc_number,
    correctedContent: row.corrected_content,
    statedReasons: row.reasons,
    formWanted: row.form_wanted,
    formWantedName: FORM_NAMES[row.form_wanted],
    wayWanted: row.way_wanted,
    wayWantedName: WAY_NAMES[row.way_wanted],
    help: row.help,
    personal: maskedPerson(services.keys, row.organ_id, row.sealed, row.applicant_column).map(
      ({ field, masked }) => ({
        field,
        label: PERSONAL_FIELD_NAMES[field],
        masked,
      }),
    ),
    files: (await listFiles(db, row.organ_id, row.application_id)).map((file) => ({
      ...file,
      addedAt: file.addedAt.toISOString(),
    })),
    acts: await entriesOf(db, reading),
    deadlines: mutable(deadlines),
    allowedActs: [...allowedActsOf(actor, keyOf(row), view)],
    letters: (await listLetters(db, row.organ_id, row.application_id)).map(presentLetter),
    links: await linksOf(db, reading),
    month: row.received_on === null || !row.counted ? null : await countMonth(db, row, row.received_on),
    similar: isOnItsOwn(row)
      ? await similarTo(db, row.organ_id, row.identity_hash, row.content, row.application_id)
      : [],
    draft: await draftOf(services, db, row),
    replyWay: (await wayOfLetter(services.keys, db, row)) ?? null,
    returnedOn: view.returnedOn,
    mail: await mailOf(services, db, row),
    secrecy: secrecyOf(view),
    pendingExtension: await pendingExtensionOf(db, row, view),
  }
}

function secrecyOf({
  draft,
  secrecy,
  secrecyAskedOn,
  stage,
}: CaseReading['view']): ApplicationDetail['secrecy'] {
  const underReview = stage === 'inReview' || stage === 'awaitingSignature'
  return {
    givesOut: underReview && draft !== null && givesOut(draft.outcome, draft.files ?? 0),
    askedOn: secrecyAskedOn,
    result: secrecy?.data.result ?? null,
    opinion: secrecy?.data.opinion ?? null,
    article: article('条例', 17),
  }
}

async function pendingExtensionOf(
  db: Db,
  { organ_id: organId }: ApplicationRecord,
  { pendingExtension }: CaseReading['view'],
): Promise<ApplicationDetail['pendingExtension']> {
  if (pendingExtension === null) return null
  const { workingDays, reason, by } = pendingExtension
  const names = await namesOfPeople(db, organId, by === null ? [] : [by])
  return { workingDays, reason, by: by === null ? null : (names.get(by) ?? null) }
}

/** The law's dates are read-only lists; what goes out is parsed into plain ones. */
function mutable(
  deadlines: Omit<CaseReading['view']['deadlines'], 'refusals'>,
): ApplicationDetail['deadlines'] {
  return structuredClone(deadlines) as ApplicationDetail['deadlines'] // the same shape; the contract parses it once more
}

export function presentLetter(letter: LetterRow): z.output<typeof letterSchema> {
  return {
    id: letter.letter_id,
    kind: letter.kind,
    name: nameByOutcome(letter.outcome, LETTER_NAMES[letter.kind as LetterKind]), // only letter kinds are ever written
    number: letter.number,
    state: letter.state,
    stateName: LETTER_STATE_NAMES[letter.state],
    version: letter.version,
    madeOn: letter.made_on,
    sentOn: letter.sent_on,
    outcome: letter.outcome,
    printed: letter.pdf_hash !== null,
    paper: letter.paper,
    problem: letter.problem,
  }
}

/** Linked, split, merged: both ways where the other side is on record here. */
async function linksOf(db: Db, { row, view }: CaseReading): Promise<ApplicationDetail['links']> {
  const relations = new Map<string, string>()
  for (const act of view.live) {
    if (act.kind === 'link') relations.set(act.data.to, `关联：${act.data.why}`)
    if (act.kind === 'mergeInto') relations.set(act.data.into, '并入')
    if (act.kind === 'splitFrom') relations.set(act.data.parent, '拆分自')
    if (act.kind === 'splitInto') for (const child of act.data.children) relations.set(child, '拆分为')
  }
  for (const back of await pointingHere(db, row)) relations.set(back.application_id, back.relation)
  const rows = await listByIds(db, row.organ_id, [...relations.keys()])
  return rows.map((other) => linkOf(other, relations.get(other.application_id) ?? '关联'))
}

async function pointingHere(
  db: Db,
  row: ApplicationRecord,
): Promise<readonly { application_id: string; relation: string }[]> {
  const rows = await db
    .selectFrom('application_act')
    .innerJoin('application', (join) =>
      join
        .onRef('application.organ_id', '=', 'application_act.organ_id')
        .onRef('application.application_id', '=', 'application_act.application_id'),
    )
    .select(['application_act.application_id', 'application_act.kind', 'application_act.data'])
    .where('application_act.organ_id', '=', row.organ_id)
    .where('application.identity_hash', '=', row.identity_hash)
    .where('application_act.kind', 'in', ['link', 'mergeInto'])
    .execute()
  return rows.flatMap((each) => {
    const target = each.kind === 'link' ? each.data['to'] : each.data['into']
    if (target !== row.application_id) return []
    return [{ application_id: each.application_id, relation: each.kind === 'link' ? '被关联' : '并入本件' }]
  })
}

function linkOf(other: ApplicationRecord, relation: string): ApplicationDetail['links'][number] {
  return {
    id: other.application_id,
    number: other.number,
    relation,
    excerpt: excerptOf(other.content),
    stageName: stageName(other.stage),
  }
}

/** Neither split up nor merged: what goes on under other numbers is no request repeated. */
function isOnItsOwn({ counted, received_on: receivedOn }: ApplicationRecord): boolean {
  return counted || receivedOn === null
}

/** The same applicant's requests that read alike, most alike first (条例 36(6)). */
export async function similarTo(
  db: Db,
  organId: number,
  identity: Buffer,
  content: string,
  exceptId: string | undefined,
): Promise<ApplicationDetail['similar']> {
  const others = await listOfApplicant(db, organId, identity, exceptId)
  const alike = others
    .filter(isOnItsOwn)
    .map((other) => ({
      ...linkOf(other, '同一申请人'),
      similarity: Math.round(similarity(content, other.content) * 100) / 100,
      outcomeName: other.outcome === null ? null : OUTCOME_DEFINITIONS[other.outcome].name,
      decidedOn: other.decided_on,
    }))
    .filter((each) => each.similarity >= SIMILAR_FROM)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, 10)
  const numbers = await replyNumbersOf(
    db,
    organId,
    alike.map(({ id }) => id),
  )
  return alike.map((each) => ({ ...each, replyNumber: numbers.get(each.id) ?? null }))
}

async function mailOf(
  services: Services,
  db: Db,
  row: ApplicationRecord,
): Promise<ApplicationDetail['mail']> {
  const letter = await findReply(db, row.organ_id, row.application_id)
  const last = letter && (await findLatestMail(db, row.organ_id, letter.letter_id))
  if (last === undefined) return null
  const { problem, changed_at: changedAt } = last
  const state = mailState({ state: last.state, changedAt }, services.clock.machine())
  return {
    state,
    text: MAIL_TEXTS[state],
    problem,
    changedAt: changedAt.toISOString(),
    again: needsCheck(state),
  }
}

async function draftOf(
  services: Services,
  db: Db,
  row: ApplicationRecord,
): Promise<ApplicationDetail['draft']> {
  const letter = await findReply(db, row.organ_id, row.application_id)
  if (letter === undefined || letter.state === 'sent') return null
  const version = await findVersion(db, services.keys, row.organ_id, letter.letter_id)
  const reply = version?.body.reply
  if (version === undefined || reply === undefined) return null
  const people = await namesOfPeople(db, row.organ_id, version.personId === null ? [] : [version.personId])
  return {
    letterId: letter.letter_id,
    version: version.version,
    outcome: reply.outcome,
    elements: reply.elements,
    wayProvided: wayOf(reply, row.way_wanted),
    wayGround: reply.wayGround ?? null,
    wayReason: reply.wayReason ?? '',
    attachments: reply.attachments,
    files: reply.files ?? [],
    savedAt: formatInstant(version.madeAt),
    drafter: version.personId === null ? null : (people.get(version.personId) ?? null),
  }
}

export function presentElement(element: LetterElement): z.output<typeof elementSchema> {
  return {
    key: element.key,
    label: element.label,
    article: element.article ?? null,
    required: element.required,
    internal: element.internal ?? false,
    choices: element.choices === undefined ? null : [...element.choices],
  }
}

/** The outcomes with what each letter must hold, for the form. */
export function describeOutcomes(): z.output<typeof outcomeSchema>[] {
  return OUTCOMES.map((code) => {
    const { name, group, articles, conclusion, elements, row } = OUTCOME_DEFINITIONS[code]
    return {
      code,
      name,
      group,
      groupName: OUTCOME_GROUP_NAMES[group],
      articles: [...articles],
      conclusion,
      elements: elements.map(presentElement),
      reportRow: row,
      reviewFirst: isReviewFirst(code),
    }
  })
}
