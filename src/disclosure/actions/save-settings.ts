import type { LocalDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { readGuide } from '../public-store.ts'
import { writeGuide } from '../publish-store.ts'
import { indexRuleProblem } from '../rules.ts'
import { readSettings, writeSettings, type StoredSettings } from '../store.ts'
import { purgeHere, purgePages } from './purge-pages.ts'

export async function describeSettings(context: DeskContext) {
  const { services, actor } = context
  const settings = await services.database.read(context.tenancy, (db) => readSettings(db, actor.organId))
  const guide = await readGuide(services.database.open, actor.organId)
  return {
    ...settings,
    categories: [...settings.categories],
    guideRevisedOn: guide.revisedOn,
    guideNote: guide.note,
  }
}

export async function saveSettings(
  context: DeskContext,
  settings: StoredSettings,
): Promise<Result<undefined>> {
  const problem = indexRuleProblem(settings.indexRule)
  if (problem !== undefined) return refuse('invalid', problem, { field: 'indexRule', article: '条例12' })
  return context.services.database.write(context.tenancy, async (tx) => {
    const before = await readSettings(tx.db, context.actor.organId)
    await writeSettings(tx.db, context.actor.organId, settings)
    const old = new Map(Object.entries(before))
    tx.audit({
      type: 'disclosure.settingsChanged',
      subject: `organ/${context.actor.organId}`,
      data: {
        fields: Object.entries(settings).flatMap(([name, value]) =>
          JSON.stringify(old.get(name)) === JSON.stringify(value) ? [] : [name],
        ),
      },
    })
    return ok(undefined)
  })
}

/** 条例 12: the guide is kept up to date, and says when it was revised. */
export async function reviseGuide(context: DeskContext, note: string): Promise<{ revisedOn: LocalDate }> {
  const { services, actor, today } = context
  await services.database.write(context.tenancy, async (tx) => {
    await writeGuide(tx.db, actor.organId, { revisedOn: today, note })
    tx.audit({ type: 'guide.revised', subject: `organ/${actor.organId}`, data: { revisedOn: today } })
    await purgePages(tx, services)
  })
  purgeHere(services, actor.organId)
  return { revisedOn: today }
}
