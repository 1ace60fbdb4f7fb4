import { hasRole, type Actor } from '../../people/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { ContentInput } from '../contract.ts'
import { checkText } from '../../platform/file-check.ts'
import type { ItemContent } from '../model.ts'
import { publishDue } from '../rules.ts'
import { findItem, indexNumberTaken, updateContent, type Db, type ItemRecord } from '../store.ts'

/** Saves the working copy. A clerk may edit any draft of the organ, a liaison those they wrote. */
export async function saveItem(
  context: DeskContext,
  itemId: string,
  input: { revision: number; content: ContentInput; indexNumber?: string | undefined },
): Promise<Result<{ revision: number }>> {
  const { actor, services } = context
  const clean = checkText(
    `${input.content.title} ${input.content.summary} ${input.content.body.source}`,
    'body',
  )
  if (!clean.ok) return clean
  return services.database.write<Result<{ revision: number }>>(context.tenancy, async (tx) => {
    const item = await findItem(tx.db, [actor.organId], itemId, true)
    if (!item) return refuse('notFound', '本机关没有这条信息')
    const editable = editRefusal(item, actor)
    if (editable) return editable
    if (item.revision !== input.revision) {
      return refuse('conflict', '这条信息刚被其他人修改过，您的修改没有保存。请复制您的内容，刷新后再改')
    }
    const index = await indexNumberFor(tx.db, item, input.indexNumber)
    if (!index.ok) return index
    const { attachments } = item.content
    const issuer = input.content.issuer || (services.organs.byId(actor.organId)?.name ?? '')
    const content: ItemContent = { ...input.content, issuer, attachments, indexNumber: index.value }
    await updateContent(tx.db, {
      organId: actor.organId,
      itemId,
      content,
      editors: [...new Set([...item.editors, actor.personId])],
      due: publishDue(content.formedOn, services.calendar.current()),
      indexEdited: item.indexEdited || index.value !== item.content.indexNumber,
      at: tx.now,
    })
    const revision = item.revision + 1
    tx.audit({
      type: 'item.saved',
      subject: `item/${itemId}`,
      data: { itemId, revision, fields: changedFields(item.content, content) },
    })
    return ok({ revision })
  })
}

/** Undefined where the person may change the working copy now. */
export function editRefusal(
  item: ItemRecord,
  actor: Actor,
): { ok: false; refusal: ReturnType<typeof refuse>['refusal'] } | undefined {
  if (item.stage !== 'draft') {
    return refuse('notAllowedNow', '只有拟稿环节可以修改。已提交的请先撤回提交，已公开的请启动修订', {
      article: '条例17',
    })
  }
  if (hasRole(actor, 'clerk')) return undefined
  if (hasRole(actor, 'liaison') && item.editors.includes(actor.personId)) return undefined
  return refuse('forbidden', '经办人可以修改本机关的拟稿，科室联络员只能修改自己拟的稿')
}

/** The number is made by rule and may be corrected once, before it is published. */
async function indexNumberFor(db: Db, item: ItemRecord, wanted: string | undefined): Promise<Result<string>> {
  const current = item.content.indexNumber
  if (wanted === undefined || wanted === current) return ok(current)
  if (item.indexEdited || item.publishedOn !== null) {
    return refuse('conflict', '索引号只能在公开前修改一次，以免已引用的索引号失效', {
      field: 'indexNumber',
      article: '条例12',
    })
  }
  if (await indexNumberTaken(db, item.organId, wanted, item.itemId)) {
    return refuse('conflict', `索引号“${wanted}”已被本机关另一条信息使用`, {
      field: 'indexNumber',
      article: '条例12',
    })
  }
  return ok(wanted)
}

function changedFields(before: ItemContent, after: ItemContent): readonly string[] {
  const old = new Map(Object.entries(before))
  return Object.entries(after).flatMap(([name, value]) =>
    JSON.stringify(old.get(name)) === JSON.stringify(value) ? [] : [name],
  )
}
