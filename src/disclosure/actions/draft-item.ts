import { yearOf } from '../../law/local-date.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { ContentInput } from '../contract.ts'
import { checkText } from '../../platform/file-check.ts'
import type { ItemAct } from '../model.ts'
import { indexNumberOf, publishDue, replay } from '../rules.ts'
import { insertActs, insertItem, nextSerial, readSettings } from '../store.ts'

/** Begins an item: the working copy, its 索引号 by the organ's rule, and its first act. */
export async function draftItem(
  context: DeskContext,
  input: ContentInput,
): Promise<Result<{ itemId: string; indexNumber: string }>> {
  const { services, tenancy } = context
  return services.database.write(tenancy, (tx) => draftItemIn(tx, context, input))
}

/** The same in the transaction of another area, where the draft and what led to it are kept or lost together. */
export async function draftItemIn(
  tx: Tx,
  { actor, services, today }: Pick<DeskContext, 'actor' | 'services' | 'today'>,
  input: ContentInput,
): Promise<Result<{ itemId: string; indexNumber: string }>> {
  const organ = services.organs.byId(actor.organId)
  const clean = checkText(`${input.title} ${input.summary} ${input.body.source}`, 'body')
  if (!clean.ok) return clean
  const itemId = newId(tx.now)
  const { indexRule } = await readSettings(tx.db, actor.organId)
  const year = yearOf(today)
  const serial = await nextSerial(tx.db, actor.organId, year)
  const indexNumber = indexNumberOf(indexRule, {
    organCode: organ?.code ?? String(actor.organId),
    clause: input.clause,
    year,
    serial,
  })
  const issuer = input.issuer === '' ? (organ?.name ?? '') : input.issuer
  const content = { ...input, issuer, indexNumber, attachments: [] }
  const act: ItemAct = {
    seq: 1,
    act: 'drafted',
    on: today,
    personId: actor.personId,
    personName: actor.name,
    data: {},
  }
  await insertItem(tx.db, {
    organId: actor.organId,
    itemId,
    unitId: actor.unitIds[0] ?? null,
    content,
    editors: [actor.personId],
    due: publishDue(content.formedOn, services.calendar.current()),
    state: replay([act]),
    at: tx.now,
  })
  await insertActs(tx.db, actor.organId, itemId, [act], tx.now)
  tx.audit({ type: 'item.drafted', subject: `item/${itemId}`, data: { itemId } })
  return ok({ itemId, indexNumber })
}
