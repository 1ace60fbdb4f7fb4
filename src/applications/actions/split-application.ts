import { ok } from '../../platform/result.ts'
import { by, type ActHandler } from '../act-handler.ts'
import { checkAct, recordAct, type CaseWork } from '../case-work.ts'
import { refuseMarked } from '../classified.ts'
import { createCase, type NewCase } from '../create-case.ts'
import { CHANNEL_DEFINITIONS, type NewAct } from '../model.ts'
import { intakeHash } from '../person.ts'

/** 一事一申请: one letter becomes several 件, each with the day of receipt of the letter; the letter itself is not counted. */
export const splitApplication: ActHandler<'splitInto'> = async (work, body, on) => {
  const refusal = checkAct(work, { kind: 'splitInto', on, by: by(work), data: { children: [] } })
  if (refusal !== undefined) return { ok: false, refusal }
  const children: string[] = []
  for (const [index, part] of body.parts.entries()) {
    const marked = refuseMarked({ parts: part.content })
    if (!marked.ok) return marked
    children.push(await createPart(work, { content: part.content, infoName: part.infoName ?? '' }, index, on))
  }
  const seq = await recordAct(
    work,
    { kind: 'splitInto', on, by: by(work), data: { children } },
    { evidence: body.evidence },
  )
  return seq.ok ? ok({ seq: seq.value, letterId: null }) : seq
}

async function createPart(
  work: CaseWork,
  part: { readonly content: string; readonly infoName: string },
  index: number,
  on: string,
): Promise<string> {
  const { tx, services, organ, row } = work
  const input: NewCase = {
    person: {
      sealed: row.sealed,
      maskedName: row.masked_name,
      identityHash: row.identity_hash,
      nameHash: row.name_hash,
      phoneHash: row.phone_hash,
    },
    applicantColumn: row.applicant_column,
    channel: row.channel,
    infoName: part.infoName,
    docNumber: row.doc_number,
    content: part.content,
    formWanted: row.form_wanted,
    wayWanted: row.way_wanted,
    help: row.help,
    submittedOn: row.submitted_on,
    intakeHash: intakeHash(row.organ_id, `split|${row.application_id}|${index}`),
    // the applicant follows every part with the codes of the one receipt
    queryHash: row.query_hash,
    receiptHash: row.receipt_hash,
    parentId: row.application_id,
  }
  const created = await createCase(tx, services, organ, input, firstActs(work, on), 'clerk')
  return created.id
}

function firstActs(work: CaseWork, on: string): readonly NewAct[] {
  const { row, view, agent } = work
  const person = agent.kind === 'person' ? agent.actor.personId : null
  const { basis, needsConfirmation } = CHANNEL_DEFINITIONS[row.channel]
  const { channel } = row
  const acts: NewAct[] = [{ kind: 'submit', on: row.submitted_on, by: person, data: { channel } }]
  if (view.receivedOn !== null)
    acts.push(
      needsConfirmation
        ? { kind: 'confirm', on: view.receivedOn, by: person, data: { channel, basis, how: '随原件确认' } }
        : { kind: 'register', on: view.receivedOn, by: person, data: { channel, basis } },
    )
  acts.push({ kind: 'splitFrom', on, by: person, data: { parent: row.application_id } })
  return acts
}
