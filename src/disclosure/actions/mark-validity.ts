import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Stage, Validity } from '../model.ts'
import { setPublicValidity } from '../publish-store.ts'
import { actOnItem } from './act-on-item.ts'
import { purgeHere, purgePages } from './purge-pages.ts'

/** 修改、废止、失效 are marked on the published document itself (政府网站发展指引). */
export async function markValidity(
  context: DeskContext,
  itemId: string,
  input: { validity: Validity; since: LocalDate; note: string },
): Promise<Result<{ stage: Stage }>> {
  const { services, actor, today } = context
  const result = await actOnItem(
    context,
    itemId,
    'validityMarked',
    async (item) => {
      if (input.since > today) {
        return refuse('invalid', '起始日期晚于今天。将来失效的，请在“失效日期”中填写，到期自动标注', {
          field: 'since',
        })
      }
      if (input.since < item.content.formedOn) {
        const formed = formatChinese(item.content.formedOn)
        return refuse('invalid', `起始日期早于成文日期（${formed}），请核对`, { field: 'since' })
      }
      return ok(input)
    },
    async (tx, { item }) => {
      await setPublicValidity(tx.db, item.organId, itemId, input)
      await purgePages(tx, services)
    },
  )
  if (result.ok) purgeHere(services, actor.organId)
  return result
}
