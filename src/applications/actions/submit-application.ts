import type { Organ } from '../../organs/model.ts'
import type { Tx } from '../../platform/database/database.ts'
import { publicTenancy } from '../../platform/database/tenant.ts'
import { takeHits } from '../../platform/http/rate-limit.ts'
import { newToken } from '../../platform/ids.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { checkFullRequest } from '../check-request.ts'
import { createCase, isDuplicate } from '../create-case.ts'
import { legalDay } from '../letter-work.ts'
import type { NewAct } from '../model.ts'
import { attachProofs, keepProofs } from '../own-files.ts'
import { intakeHash, queryCodeHash, receiptCodes, sealPerson, secondFactorHash } from '../person.ts'
import type { PortalReceipt, SubmitInput } from '../public-shapes.ts'
import { findByIntake, type ApplicationRecord } from '../store.ts'
import { takeChallenge } from './ask-challenge.ts'
import type { StoredFile } from './store-file.ts'

/** Over these an application is still accepted, but looked at before it is registered: 待核实. Nothing is dropped. */
const PER_ADDRESS = { name: 'intake', hits: 10, windowSeconds: 3600 }
const PER_ORGAN = { name: 'intake-organ', hits: 300, windowSeconds: 3600 }

export function newIntakeKey(): string {
  return newToken(20)
}

/** A citizen's application on the portal, without an account. The same intake key gives the same receipt. */
export async function submitApplication(
  services: Services,
  organ: Organ,
  input: SubmitInput,
): Promise<Result<PortalReceipt>> {
  if (!/^[\w-]{16,100}$/.test(input.intakeKey))
    return refuse('invalid', '页面已过期，请刷新后重新提交，所填内容会保留', { field: 'intakeKey' })
  const tenancy = publicTenancy(organ.organId)
  const hash = intakeHash(organ.organId, input.intakeKey)
  const findKnown = () => services.database.read(tenancy, (db) => findByIntake(db, organ.organId, hash))
  const checked = checkFullRequest(input, input.proofs.length > 0)
  if (!checked.ok) return checked
  const proofs = await keepProofs(services, input.proofs)
  if (!proofs.ok) return proofs
  const isOver = await isOverLimit(services, organ, input)
  try {
    return await services.database.write<Result<PortalReceipt>>(tenancy, (tx) =>
      create(services, tx, organ, input, { proofs: proofs.value, isOver, hash }),
    )
  } catch (error) {
    // The same form sent again, or twice at once: the first one stands. Sent once is the rule, so nothing is read before.
    const first = isDuplicate(error) ? await findKnown() : undefined
    if (first === undefined) throw error
    return ok(receiptOf(services, first, input.intakeKey))
  }
}

async function isOverLimit(services: Services, organ: Organ, input: SubmitInput): Promise<boolean> {
  const now = services.clock.machine()
  const hits = [
    { rule: PER_ADDRESS, who: `${organ.organId}|${input.clientAddress}` },
    { rule: PER_ORGAN, who: String(organ.organId) },
  ]
  const wait = await takeHits(services.database, hits, now)
  return wait > 0
}

interface Intake {
  readonly proofs: readonly StoredFile[]
  readonly isOver: boolean
  readonly hash: Buffer
}

async function create(
  services: Services,
  tx: Tx,
  organ: Organ,
  input: SubmitInput,
  more: Intake,
): Promise<Result<PortalReceipt>> {
  const { organId } = organ
  const today = services.clock.today()
  const codes = receiptCodes(services.keys, organId, input.intakeKey)
  const isAnswered = await takeChallenge(services, tx, input.challenge, more.hash)
  const unverified = more.isOver || !isAnswered
  const data = unverified ? { channel: 'online' as const, unverified: true } : { channel: 'online' as const }
  const submit: NewAct = { kind: 'submit', on: today, by: null, data }
  const created = await createCase(
    tx,
    services,
    organ,
    {
      person: sealPerson(services.keys, organId, input.applicant),
      applicantColumn: input.applicant.column,
      channel: 'online',
      infoName: input.infoName ?? '',
      docNumber: input.docNumber ?? '',
      content: input.content.trim(),
      formWanted: input.formWanted,
      wayWanted: input.wayWanted,
      help: input.help ?? '',
      submittedOn: today,
      intakeHash: more.hash,
      queryHash: queryCodeHash(services.keys, organId, codes.queryCode),
      receiptHash: secondFactorHash(services.keys, organId, codes.receiptCode),
      parentId: null,
    },
    [submit],
    'applicant',
  )
  await attachProofs(tx, { organId, applicationId: created.id, use: 'identity' }, more.proofs)
  return ok({
    number: created.number,
    ...codes,
    submittedOn: today,
    unverified,
    repeated: false,
  })
}

function receiptOf(services: Services, row: ApplicationRecord, intakeKey: string): PortalReceipt {
  return {
    number: row.number,
    ...receiptCodes(services.keys, row.organ_id, intakeKey),
    submittedOn: legalDay(row.submitted_on),
    unverified: row.unverified,
    repeated: true,
  }
}
