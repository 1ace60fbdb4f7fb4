import type { DeskContext } from '../../platform/http/desk-api.ts'
import { MEDIA_TYPES, renderPaper } from '../../platform/documents/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { keyOf, NOT_FOUND } from '../case-work.ts'
import type { LetterFile } from '../public-shapes.ts'
import { receiptTree } from '../receipt-tree.ts'
import { mayReadPerson, maySee } from '../rights.ts'
import { findApplication } from '../store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy'>

/** 登记回执 at the counter. The codes come from the page that has just shown them; later ones are printed without. */
export async function printReceipt(
  { services, actor, tenancy }: Reading,
  id: string,
  key: {
    readonly queryCode?: string | undefined
    readonly receiptCode?: string | undefined
    readonly format: 'pdf' | 'docx'
  },
): Promise<Result<LetterFile>> {
  return services.database.read(tenancy, async (db) => {
    const row = await findApplication(db, actor.visibleOrgans, id)
    const organ = row && services.organs.byId(row.organ_id)
    if (row === undefined || organ === undefined || !maySee(actor, keyOf(row))) return NOT_FOUND
    if (!mayReadPerson(actor, keyOf(row)))
      return refuse('forbidden', '回执载有申请人姓名，只对办理和审批本件的人员开放')
    const tree = await receiptTree(services, db, organ, row, key)
    if (!tree.ok) return tree
    const { format } = key
    return ok({
      name: `${row.number}-登记回执.${format}`,
      type: MEDIA_TYPES[format],
      bytes: await renderPaper(tree.value, format),
    })
  })
}
