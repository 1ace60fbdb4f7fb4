/** Evidently made-up seals (scripts/draw-demo-seals.mjs) and a key for every organ: letters of the demo show both. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '../people/model.ts'
import type { DeskContext } from '../platform/http/desk-api.ts'
import { generateKey } from '../seals/actions/add-key.ts'
import { saveSeal } from '../seals/actions/save-seal.ts'
import { DEFAULT_WIDTH_MM } from '../seals/model.ts'
import { deskContextOf, type Demo, type LoadedOrgan } from './context.ts'

/** From the first day of the demo on; what the organs sent before was sealed by hand. */
export async function loadSeals(demo: Demo, loaded: LoadedOrgan): Promise<number> {
  const context = await administratorOf(demo, loaded)
  const { organId, kind, code } = loaded.organ
  const bytes = await readFile(join(import.meta.dirname, 'seals', `${code}.png`))
  const basics = { organ: organId, effectiveFrom: demo.today }
  const widthMm = DEFAULT_WIDTH_MM[kind]
  const saved = await saveSeal(context, { ...basics, bytes, widthMm, kinds: null, basedOn: 0 })
  const key = await generateKey(context, basics)
  if (!saved.ok || !key.ok) throw new Error(`the demo's seal of ${code} was refused`)
  return 1
}

/** 管理演示 of the district, who administers every organ of the demo. */
async function administratorOf(demo: Demo, loaded: LoadedOrgan): Promise<DeskContext> {
  const row = await demo.database.open
    .selectFrom('account')
    .innerJoin('person', 'person.person_id', 'account.person_id')
    .select(['person.person_id', 'person.name', 'person.organ_id'])
    .where('account.username', '=', 'guanli')
    .executeTakeFirstOrThrow()
  const { organId } = loaded.organ
  const actor: Actor = {
    personId: row.person_id,
    name: row.name,
    organId: row.organ_id,
    roles: ['administrator'],
    unitIds: [],
    visibleOrgans: [organId],
  }
  const context = deskContextOf(demo, loaded, 'head')
  const by = { kind: 'person', personId: actor.personId, name: actor.name } as const
  return { ...context, actor, tenancy: { ...context.tenancy, actor: by } }
}
