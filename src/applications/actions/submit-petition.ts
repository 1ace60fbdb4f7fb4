import type { Organ } from '../../organs/model.ts'
import { publicTenancy, type Tenancy } from '../../platform/database/tenant.ts'
import { takeHit } from '../../platform/http/rate-limit.ts'
import { newId } from '../../platform/ids.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { caseNumber } from '../case-number.ts'
import { petitionProblems } from '../check-petition.ts'
import { isDuplicate } from '../create-case.ts'
import { intakeHash, sealPerson } from '../person.ts'
import { findPetitionByIntake, insertPetition } from '../petition-store.ts'
import type { PetitionInput } from '../public-shapes.ts'
import { nextInSeries } from '../store.ts'

const PER_ADDRESS = { name: 'petition', hits: 20, windowSeconds: 3600 }

/** 更正申请 (条例 41) or a suggestion to publish (条例 44). The same intake key gives the same number. */
export async function submitPetition(
  services: Services,
  organ: Organ,
  input: PetitionInput & { readonly submittedOn?: string | undefined },
  tenancy: Tenancy = publicTenancy(organ.organId),
): Promise<Result<{ readonly number: string; readonly repeated: boolean }>> {
  const checked = checkPetition(input)
  if (!checked.ok) return checked
  if (input.submittedOn !== undefined && input.submittedOn > services.clock.today())
    return refuse('invalid', '提出之日不能晚于今天', { field: 'submittedOn' })
  const hash = intakeHash(organ.organId, `petition|${input.intakeKey}`)
  const findKnown = () =>
    services.database.read(tenancy, (db) => findPetitionByIntake(db, organ.organId, hash))
  const known = await findKnown()
  if (known !== undefined) return ok({ number: known.number, repeated: true })
  const wait = await takeHit(
    services.database,
    PER_ADDRESS,
    `${organ.organId}|${input.clientAddress}`,
    services.clock.machine(),
  )
  if (wait > 0) return refuse('tooMany', `提交过于频繁，请${Math.ceil(wait / 60)}分钟后再试，所填内容会保留`)
  try {
    return ok({ number: await record(services, organ, input, tenancy, hash), repeated: false })
  } catch (error) {
    const first = isDuplicate(error) ? await findKnown() : undefined
    if (first === undefined) throw error
    return ok({ number: first.number, repeated: true })
  }
}

function checkPetition(input: PetitionInput): Result<null> {
  if (!/^[\w-]{16,100}$/.test(input.intakeKey))
    return refuse('invalid', '页面已过期，请刷新后重新提交，所填内容会保留', { field: 'intakeKey' })
  const [first] = petitionProblems(input)
  return first === undefined ? ok(null) : { ok: false, refusal: first }
}

async function record(
  services: Services,
  organ: Organ,
  input: PetitionInput & { readonly submittedOn?: string | undefined },
  tenancy: Tenancy,
  hash: Buffer,
): Promise<string> {
  const on = input.submittedOn ?? services.clock.today()
  const person = sealPerson(services.keys, organ.organId, input.applicant)
  return services.database.write(tenancy, async (tx) => {
    const petitionId = newId(tx.now)
    const year = Number(on.slice(0, 4))
    const seq = await nextInSeries(tx, `petition.${input.kind}`, year)
    const number = caseNumber(organ, input.kind, year, seq)
    await insertPetition(tx.db, {
      organ_id: organ.organId,
      petition_id: petitionId,
      number,
      kind: input.kind,
      applicant_column: input.applicant.column,
      sealed: JSON.stringify(person.sealed),
      masked_name: person.maskedName,
      content: input.content.trim(),
      intake_hash: hash,
      submitted_on: on,
      result: null,
      answer: null,
      answered_on: null,
      person_id: null,
    })
    tx.audit({
      type: 'petition.submitted',
      subject: `petition/${petitionId}`,
      data: { number, kind: input.kind },
    })
    return number
  })
}
