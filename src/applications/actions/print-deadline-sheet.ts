import { ledgerBlocks } from '../../calculator/render/sheets.ts'
import { formatChinese, parseLocalDate } from '../../law/local-date.ts'
import { MEDIA_TYPES, renderPaper } from '../../platform/documents/index.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { keyOf, NOT_FOUND, readCase } from '../case-work.ts'
import type { LetterFile } from '../public-shapes.ts'
import { maySee } from '../rights.ts'
import { findApplication } from '../store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

/** 答复期限推算单 for the case file (条例 45): which days were counted, which rested, which were paused, and why. */
export async function printDeadlineSheet(
  { services, actor, tenancy, today }: Reading,
  id: string,
): Promise<Result<LetterFile>> {
  return services.database.read(tenancy, async (db) => {
    const row = await findApplication(db, actor.visibleOrgans, id)
    const organ = row && services.organs.byId(row.organ_id)
    if (row === undefined || organ === undefined || !maySee(actor, keyOf(row))) return NOT_FOUND
    const { view } = await readCase(services, db, row, { ledger: true })
    const { reply } = view.deadlines
    if (reply === null)
      return refuse('notAllowedNow', '收到之日还没有确定，期限未起算', { article: '条例31' })
    const due = reply.due === null ? undefined : parseLocalDate(reply.due)
    const tree: DocumentTree = {
      title: '政府信息公开申请答复期限推算单',
      author: organ.name,
      date: today,
      page: { size: 'A4', orientation: 'portrait', margins: 'plain', pageNumbers: true },
      blocks: [
        { kind: 'title', text: '政府信息公开申请答复期限推算单' },
        {
          kind: 'fields',
          rows: [
            { label: '申请编号', value: row.number },
            { label: '办理机关', value: organ.name },
            { label: '答复期限', value: `${reply.days} 个工作日` },
            {
              label: '届满之日',
              value: `${due === undefined ? '暂不起算' : formatChinese(due)}${reply.provisional ? '（预估）' : ''}`,
            },
            { label: '依据', value: reply.articles.join('、') },
          ],
        },
        ...ledgerBlocks('逐日推算', reply.ledger ?? []),
        {
          kind: 'note',
          text: `推算日期：${formatChinese(today)}。工作日按国务院办公厅公布的放假和调休安排计算。`,
        },
      ],
    }
    return ok({
      name: `${row.number}-期限推算单.pdf`,
      type: MEDIA_TYPES.pdf,
      bytes: await renderPaper(tree, 'pdf'),
    })
  })
}
