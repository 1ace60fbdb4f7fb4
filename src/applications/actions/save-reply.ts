import { missingElements, type LetterElement } from '../../law/outcomes.ts'
import { newId } from '../../platform/ids.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { keyOf, personOf, type CaseWork } from '../case-work.ts'
import { refuseMarked } from '../classified.ts'
import {
  addVersion,
  findReply,
  insertLetter,
  updateLetter,
  type LetterRow,
  type ReplyInput,
} from '../letter-store.ts'
import { checkReplyFiles } from '../reply-files.ts'
import { refusalOf } from '../rights.ts'
import { newerVersion, savedMeanwhile, saysTheSame, toldOf, type NewerVersion } from '../saved-meanwhile.ts'

export interface SavedReply {
  readonly letterId: string
  readonly version: number
  readonly missing: readonly LetterElement[]
}

/**
 * Keeps the reply as it is, holes and all, as a new version. Only while nobody is reviewing it, and not over the words
 * of somebody who saved in between.
 */
export async function saveReply(
  work: CaseWork,
  reply: ReplyInput,
  basedOn: number | undefined,
): Promise<Result<SavedReply>> {
  const newer = await newerVersion(work, basedOn)
  if (work.agent.kind === 'person') {
    const refusal = refusalOf(work.agent.actor, 'draft', keyOf(work.row), work.view)
    if (refusal !== undefined) return { ok: false, refusal: await toldOf(work, newer, refusal) }
  }
  return newer === undefined ? addReplyVersion(work, reply) : keptAlready(work, newer, reply)
}

async function keptAlready(
  work: CaseWork,
  newer: NewerVersion,
  typed: ReplyInput,
): Promise<Result<SavedReply>> {
  const checked = await checkReplyFiles(work, typed)
  if (!checked.ok) return checked
  const reply = checked.value
  if (!saysTheSame(newer, reply)) return { ok: false, refusal: await savedMeanwhile(work, newer) }
  const { letterId, version } = newer
  return ok({
    letterId,
    version: version.version,
    missing: missingElements(reply.outcome, reply.elements),
  })
}

/** The version itself; 密级 marks are refused here as everywhere. */
export async function addReplyVersion(work: CaseWork, typed: ReplyInput): Promise<Result<SavedReply>> {
  const marked = refuseMarked({ ...typed.elements, wayReason: typed.wayReason })
  if (!marked.ok) return marked
  const checked = await checkReplyFiles(work, typed)
  if (!checked.ok) return checked
  const reply = checked.value
  const { tx, row, services } = work
  const known = await findReply(tx.db, row.organ_id, row.application_id)
  if (known?.state === 'sent') return refuse('conflict', '答复书已经签发，不能再修改', { field: 'outcome' })
  const letter = known ?? newReply(work, reply)
  const version = letter.version + 1
  if (known === undefined) await insertLetter(tx.db, { ...letter, version })
  else
    await updateLetter(tx.db, row.organ_id, letter.letter_id, {
      version,
      outcome: reply.outcome,
      state: 'draft',
      made_on: work.today,
    })
  await addVersion(tx, services.keys, {
    letterId: letter.letter_id,
    version,
    personId: personOf(work.agent),
    body: { reply },
  })
  tx.audit({
    type: 'letter.saved',
    subject: `application/${row.application_id}`,
    data: { letterId: letter.letter_id, version },
  })
  return ok({ letterId: letter.letter_id, version, missing: missingElements(reply.outcome, reply.elements) })
}

function newReply({ tx, row, today }: CaseWork, reply: ReplyInput): LetterRow {
  return {
    organ_id: row.organ_id,
    letter_id: newId(tx.now),
    application_id: row.application_id,
    petition_id: null,
    kind: 'reply',
    number: null,
    state: 'draft',
    version: 0,
    outcome: reply.outcome,
    made_on: today,
    sent_on: null,
    pdf_hash: null,
    docx_hash: null,
    problem: null,
    download_until: null,
    verify_hash: null,
    paper: null,
    on_demand: false,
  }
}
