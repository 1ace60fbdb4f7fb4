/** What an applicant sends along on the portal: checked and kept whole or not at all, then put to his case. */
import { refuse, ok, type Result } from '../platform/result.ts'
import type { Services } from '../platform/services.ts'
import type { Tx } from '../platform/database/database.ts'
import { checkUpload, keepFile, recordFile, UPLOAD_LIMITS, type StoredFile } from './actions/store-file.ts'
import type { UploadedProof } from './public-shapes.ts'
import { attachFile } from './store.ts'

/** The bytes, before the transaction. */
export async function keepProofs(
  services: Services,
  proofs: readonly UploadedProof[],
): Promise<Result<readonly StoredFile[]>> {
  if (proofs.length > UPLOAD_LIMITS.maxFiles)
    return refuse('tooLarge', `最多上传${UPLOAD_LIMITS.maxFiles}个文件`, { field: 'files' })
  const stored: StoredFile[] = []
  for (const proof of proofs) {
    const checked = await checkUpload(proof.name, proof.bytes)
    if (!checked.ok) return checked
    stored.push(await keepFile(services, checked.value))
  }
  return ok(stored)
}

interface Place {
  readonly organId: number
  readonly applicationId: string
  readonly use: 'identity' | 'other'
}

/** Their rows, in it. */
export async function attachProofs(
  tx: Tx,
  { organId, applicationId, use }: Place,
  proofs: readonly StoredFile[],
): Promise<void> {
  for (const proof of proofs) {
    await recordFile(tx.db, organId, proof, tx.now)
    await attachFile(tx.db, {
      organ_id: organId,
      application_id: applicationId,
      hash: proof.hash,
      use,
      name: proof.name,
      added_at: tx.now,
      person_id: null,
    })
  }
}
