import { administer } from '../../organs/actions/administer.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { insertWithdrawal, listKeys } from '../store.ts'
import { organOf } from './organ-of.ts'

/** At once and for good; what it has signed still verifies, and the portal says that it was in force then. */
export async function withdrawKey(
  context: DeskContext,
  keyId: string,
  { organ: asked, reason }: { readonly organ?: number | undefined; readonly reason: string },
): Promise<Result<null>> {
  const organ = organOf(context, asked)
  if (!organ.ok) return organ
  const { organId } = organ.value
  return administer<null>(context, organId, async (tx) => {
    const key = (await listKeys(tx.db, organId)).find((each) => each.keyId === keyId)
    if (key === undefined) return refuse('notFound', '本机关没有这个签名密钥')
    if (key.withdrawn !== null || !(await insertWithdrawal(tx, keyId, reason, context.actor)))
      return refuse('conflict', '这个密钥已经停用')
    tx.audit({ type: 'signingKey.withdrawn', subject: `signingKey/${keyId}`, data: { keyId, reason } })
    return ok(null)
  })
}
