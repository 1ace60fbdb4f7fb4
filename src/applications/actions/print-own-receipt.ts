import { timingSafeEqual } from 'node:crypto'
import type { Organ } from '../../organs/model.ts'
import { publicTenancy } from '../../platform/database/tenant.ts'
import { takeHit } from '../../platform/http/rate-limit.ts'
import { MEDIA_TYPES, renderPaper } from '../../platform/documents/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { queryCodeHash, secondFactorHash } from '../person.ts'
import type { LetterFile } from '../public-shapes.ts'
import { receiptTree } from '../receipt-tree.ts'
import { findByNumber } from '../store.ts'

const PER_ADDRESS = { name: 'status', hits: 20, windowSeconds: 600 }

/** The receipt as PDF, for the page that has just shown the codes; who does not know the code gets nothing. */
export async function printOwnReceipt(
  services: Services,
  organ: Organ,
  key: {
    readonly number: string
    readonly queryCode: string
    readonly receiptCode: string
    readonly clientAddress: string
  },
): Promise<Result<LetterFile>> {
  const wait = await takeHit(services.database, PER_ADDRESS, key.clientAddress, services.clock.machine())
  if (wait > 0) return refuse('tooMany', `操作过于频繁，请${Math.ceil(wait / 60)}分钟后再试`)
  const code = queryCodeHash(services.keys, organ.organId, key.queryCode)
  // What is printed in the office's name is checked, all of it.
  const digits = secondFactorHash(services.keys, organ.organId, key.receiptCode)
  return services.database.read(publicTenancy(organ.organId), async (db) => {
    const row = await findByNumber(db, organ.organId, key.number)
    const fits = [isSame(row?.query_hash, code), isSame(row?.receipt_hash, digits)]
    if (row === undefined || fits.includes(false))
      return refuse('notFound', '没有查到这份回执，请重新提交查询')
    const tree = await receiptTree(services, db, organ, row, key)
    if (!tree.ok) return tree
    return ok({
      name: `${row.number}-回执.pdf`,
      type: MEDIA_TYPES.pdf,
      bytes: await renderPaper(tree.value, 'pdf'),
    })
  })
}

function isSame(stored: Buffer | null | undefined, given: Buffer): boolean {
  return timingSafeEqual(stored ?? Buffer.alloc(given.length), given)
}
