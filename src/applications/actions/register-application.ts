import { article } from '../../law/articles.ts'
import type { Actor } from '../../people/model.ts'
import { Rollback, type Tx } from '../../platform/database/database.ts'
import type { Tenancy } from '../../platform/database/tenant.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { inWords } from '../case-work.ts'
import { checkRequest } from '../check-request.ts'
import { createCase, isDuplicate } from '../create-case.ts'
import { CHANNEL_DEFINITIONS, type Channel, type NewAct } from '../model.ts'
import { intakeHash, queryCodeHash, receiptCodes, sealPerson, secondFactorHash } from '../person.ts'
import type { ApplicantForm } from '../public-shapes.ts'
import type { RequestInput } from '../render/inputs.ts'
import { attachFile, findByIntake, findStoredFile, type ApplicationRecord } from '../store.ts'

export interface Registration extends RequestInput {
  readonly intakeKey: string
  readonly channel: Channel
  readonly submittedOn: string
  readonly receivedOn?: string | undefined
  readonly files: readonly {
    readonly hash: string
    readonly use: 'identity' | 'original' | 'proxy' | 'other'
  }[]
}

export interface Receipt {
  readonly id: string
  readonly number: string
  readonly queryCode: string
  readonly receiptCode: string
  readonly submittedOn: string
  readonly receivedOn: string | null
  readonly due: string | null
  readonly repeated: boolean
}

/** 当面, 口头 (代填), 邮寄, 传真: registered by a clerk. The same intake key gives the same receipt, also at once. */
export async function registerApplication(
  services: Services,
  tenancy: Tenancy,
  actor: Actor,
  input: Registration,
): Promise<Result<Receipt>> {
  const checked = checkRegistration(services, input)
  if (!checked.ok) return checked
  try {
    return await services.database.write<Result<Receipt>>(tenancy, async (tx) => {
      const known = await findByIntake(tx.db, tenancy.organId, intakeHash(tenancy.organId, input.intakeKey))
      if (known !== undefined) return ok(receiptOf(services, known, input.intakeKey))
      return create(services, tx, actor, input)
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const known = await services.database.read(tenancy, (db) =>
      findByIntake(db, tenancy.organId, intakeHash(tenancy.organId, input.intakeKey)),
    )
    if (known === undefined) throw error
    return ok(receiptOf(services, known, input.intakeKey))
  }
}

function checkRegistration(services: Services, input: Registration): Result<null> {
  const request = checkRequest({ ...input, applicant: applicantOf(input) })
  if (!request.ok) return request
  const today = services.clock.today()
  const { needsConfirmation, receivedBy, basis } = CHANNEL_DEFINITIONS[input.channel]
  if (input.submittedOn > today)
    return refuse('invalid', '提交日期晚于今天，请核对', {
      field: 'submittedOn',
      article: article('条例', 31),
    })
  if (needsConfirmation && input.receivedOn !== undefined)
    return refuse('invalid', '这一渠道以双方确认之日为收到之日，请在登记后办理“与申请人确认”', {
      field: 'receivedOn',
      article: basis,
    })
  if (!needsConfirmation && input.receivedOn === undefined)
    return refuse('invalid', `请填写${receivedBy}，即收到申请之日`, { field: 'receivedOn', article: basis })
  if (input.receivedOn !== undefined && (input.receivedOn < input.submittedOn || input.receivedOn > today))
    return refuse(
      'invalid',
      `收到之日${inWords(input.receivedOn)}应在提交之日${inWords(input.submittedOn)}与今天之间，请核对`,
      { field: 'receivedOn', article: basis },
    )
  return ok(null)
}

/** The form's optional texts as the sealing takes them. */
export function applicantOf({ applicant }: Pick<RequestInput, 'applicant'>): ApplicantForm {
  const { column, name, ...rest } = applicant
  const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')
  return { column, name, ...Object.fromEntries(given) }
}

async function create(
  services: Services,
  tx: Tx,
  actor: Actor,
  input: Registration,
): Promise<Result<Receipt>> {
  const { organId } = tx.tenancy
  const organ = services.organs.byId(organId)
  if (organ === undefined) throw new Error(`no organ ${organId} in the directory`)
  const codes = receiptCodes(services.keys, organId, input.intakeKey)
  const created = await createCase(
    tx,
    services,
    organ,
    {
      person: sealPerson(services.keys, organId, applicantOf(input)),
      applicantColumn: input.applicant.column,
      channel: input.channel,
      infoName: input.infoName ?? '',
      docNumber: input.docNumber ?? '',
      content: input.content,
      formWanted: input.formWanted,
      wayWanted: input.wayWanted,
      help: input.help ?? '',
      submittedOn: input.submittedOn,
      intakeHash: intakeHash(organId, input.intakeKey),
      queryHash: queryCodeHash(services.keys, organId, codes.queryCode),
      receiptHash: secondFactorHash(services.keys, organId, codes.receiptCode),
      parentId: null,
    },
    firstActs(input, actor.personId),
    'clerk',
  )
  await attachFiles(tx, created.id, input, actor)
  return ok({
    id: created.id,
    number: created.number,
    ...codes,
    submittedOn: input.submittedOn,
    receivedOn: created.view.receivedOn,
    due: created.view.deadlines.reply?.due ?? null,
    repeated: false,
  })
}

function firstActs(input: Registration, personId: string): readonly NewAct[] {
  const { channel, submittedOn, receivedOn } = input
  const { basis } = CHANNEL_DEFINITIONS[channel]
  const submit: NewAct = { kind: 'submit', on: submittedOn, by: personId, data: { channel } }
  if (receivedOn === undefined) return [submit]
  return [submit, { kind: 'register', on: receivedOn, by: personId, data: { channel, basis } }]
}

async function attachFiles(tx: Tx, id: string, input: Registration, actor: Actor): Promise<void> {
  for (const { hash, use } of input.files) {
    const stored = await findStoredFile(tx.db, tx.tenancy.organId, hash)
    if (stored === undefined)
      throw new Rollback(refuse('invalid', '所附材料没有找到，请重新上传', { field: 'files' }))
    await attachFile(tx.db, {
      organ_id: tx.tenancy.organId,
      application_id: id,
      hash,
      use,
      name: stored.name,
      added_at: tx.now,
      person_id: actor.personId,
    })
    tx.audit({ type: 'application.fileAdded', subject: `application/${id}`, data: { hash, use } })
  }
}

function receiptOf(services: Services, row: ApplicationRecord, intakeKey: string): Receipt {
  return {
    id: row.application_id,
    number: row.number,
    ...receiptCodes(services.keys, row.organ_id, intakeKey),
    submittedOn: row.submitted_on,
    receivedOn: row.received_on,
    due: row.due_on,
    repeated: true,
  }
}
