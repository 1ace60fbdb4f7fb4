import type { Area } from '../platform/areas.ts'
import type { Uploads } from '../platform/http/uploads.ts'
import { generateKey, importKey } from './actions/add-key.ts'
import { previewSeal, publicHalf, readSeals, sealSample } from './actions/read-seals.ts'
import { retireSeal, saveSeal, type SealInput } from './actions/save-seal.ts'
import { withdrawKey } from './actions/withdraw-key.ts'
import * as contract from './contract.ts'
import { PICTURE_LIMITS } from './model.ts'

const ADMINISTRATOR = ['administrator'] as const
const UPLOAD = { maxBytes: PICTURE_LIMITS.maxBytes, maxFiles: 1 }

/** 电子印章: other areas use it by actions/seal-for, sign-bytes and verify-bytes. */
export const area: Area = {
  name: 'seals',
  desk(api) {
    api.serve(
      contract.getSeals,
      ADMINISTRATOR,
    )(async ({ query }, context) => {
      const found = await readSeals(context, query.organ)
      return found.ok ? { status: 200, body: found.value } : found
    })
    api.serve(
      contract.getSealSample,
      ADMINISTRATOR,
    )(async ({ query }, context) => {
      const sample = await sealSample(context, query.organ)
      return sample.ok ? sample.value : sample
    })
    api.serveUpload(
      contract.previewSeal,
      ADMINISTRATOR,
      UPLOAD,
    )(async ({ body }, uploads, context) => {
      const preview = await previewSeal(context, inputOf(body, uploads))
      return preview.ok ? { status: 200, body: preview.value } : preview
    })
    api.serveUpload(
      contract.saveSeal,
      ADMINISTRATOR,
      UPLOAD,
    )(async ({ body }, uploads, context) => {
      const saved = await saveSeal(context, inputOf(body, uploads))
      return saved.ok ? { status: 201, body: saved.value } : saved
    })
    api.serve(
      contract.retireSeal,
      ADMINISTRATOR,
    )(async ({ body }, context) => {
      const retired = await retireSeal(context, body)
      return retired.ok ? { status: 201, body: retired.value } : retired
    })
    api.serve(
      contract.generateKey,
      ADMINISTRATOR,
    )(async ({ body }, context) => {
      const made = await generateKey(context, body)
      return made.ok ? { status: 201, body: made.value } : made
    })
    api.serve(
      contract.importKey,
      ADMINISTRATOR,
    )(async ({ body }, context) => {
      const imported = await importKey(context, body)
      return imported.ok ? { status: 201, body: imported.value } : imported
    })
    api.serve(
      contract.withdrawKey,
      ADMINISTRATOR,
    )(async ({ params, body }, context) => {
      const withdrawn = await withdrawKey(context, params.keyId, body)
      return withdrawn.ok ? { status: 200, body: { keyId: params.keyId } } : withdrawn
    })
    api.serve(
      contract.getPublicKey,
      ADMINISTRATOR,
    )(async ({ params, query }, context) => {
      const half = await publicHalf(context, params.keyId, query)
      return half.ok ? half.value : half
    })
  },
}

interface SealFields extends Omit<SealInput, 'bytes' | 'kinds'> {
  readonly kinds: string
}

function inputOf({ kinds, ...fields }: SealFields, { files }: Uploads): SealInput {
  const named = kinds.split(',').filter((kind) => kind !== '')
  return { ...fields, kinds: named.length === 0 ? null : named, bytes: files[0]?.bytes }
}
