import type { CallInput } from '../../../platform/contract.ts'
import type { registerApplication } from '../../contract.ts'
import { CHANNEL_DEFINITIONS } from '../../model.ts'
import { CHANNEL_ADVICE } from './receipt-rules.ts'

export type RegisterBody = NonNullable<CallInput<typeof registerApplication>['body']>
/** What the form holds; the key and the files are added when it is sent. */
export type RegisterValues = Omit<RegisterBody, 'files' | 'intakeKey'>

export const FILE_USES = ['original', 'identity', 'proxy', 'other'] as const
export type FileUse = (typeof FILE_USES)[number]

export interface ChosenFiles {
  readonly original: readonly File[]
  readonly identity: readonly File[]
  readonly proxy: readonly File[]
  readonly other: readonly File[]
}

export const NO_FILES: ChosenFiles = { original: [], identity: [], proxy: [], other: [] }

export const FILE_USE_NAMES: Readonly<Record<FileUse, { readonly label: string; readonly hint: string }>> = {
  original: { label: '申请书原件扫描件', hint: '申请表、信函、信封或者传真件。' },
  identity: { label: '身份证明', hint: '身份证、营业执照等的扫描件或者照片。' },
  proxy: { label: '授权委托书', hint: '委托他人代为申请的。' },
  other: { label: '其他材料', hint: '申请人随附的其他材料。' },
}

/** The body as the server wants it: a receipt day only for channels with a signature, no fields of another kind of applicant. */
export function bodyOf(
  values: RegisterValues,
  intakeKey: string,
  files: RegisterBody['files'],
): RegisterBody {
  const { receivedOn: _, applicant, ...rest } = values
  const person = applicant.column === 'naturalPerson'
  const { idType, idNumber, creditCode, legalRepresentative, contactPerson, ...common } = applicant
  const own = person ? { idType, idNumber } : { creditCode, legalRepresentative, contactPerson }
  return {
    ...rest,
    applicant: { ...common, ...own },
    ...receiptOf(values),
    intakeKey,
    files,
  }
}

/** 条例 31: 提交之日 at the counter, 签收之日 by post; the channels to be confirmed get theirs by an act of its own. */
function receiptOf({ channel, submittedOn, receivedOn }: RegisterValues): { receivedOn?: string } {
  if (CHANNEL_DEFINITIONS[channel].needsConfirmation) return {}
  if (CHANNEL_ADVICE[channel].receivedLabel === null) return { receivedOn: submittedOn }
  return receivedOn === undefined ? {} : { receivedOn }
}
