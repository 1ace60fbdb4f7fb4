import { systemTenancy } from '../../platform/database/tenant.ts'
import type { Services } from '../../platform/services.ts'
import type { ItemAct } from '../model.ts'
import { expiringPublic } from '../public-store.ts'
import { setPublicValidity } from '../publish-store.ts'
import { apply, replay } from '../rules.ts'
import { findItem, insertActs, readActs, updateState } from '../store.ts'
import { purgeHere, purgePages } from './purge-pages.ts'

/** Marks as 失效 the documents whose last day has passed (政府网站发展指引: 失效应在原文件上明确标注). */
export async function expireItems(services: Services): Promise<number> {
  const today = services.clock.today()
  const due = await expiringPublic(services.database.open, today)
  for (const { organId, itemId, expiresOn } of due) {
    await services.database.write(systemTenancy(organId, 'disclosure.expire'), async (tx) => {
      const item = await findItem(tx.db, [organId], itemId, true)
      if (item?.standing !== 'public') return
      const state = replay(await readActs(tx.db, organId, itemId))
      const act: ItemAct = {
        seq: state.seq + 1,
        act: 'validityMarked',
        on: today,
        personId: '',
        personName: '系统',
        data: { validity: 'expired', since: expiresOn, note: '文件规定的有效期届满' },
      }
      await insertActs(tx.db, organId, itemId, [act], tx.now)
      await updateState(tx.db, organId, itemId, apply(state, act), tx.now)
      await setPublicValidity(tx.db, organId, itemId, act.data)
      tx.audit({
        type: 'item.acted',
        subject: `item/${itemId}`,
        data: { itemId, seq: act.seq, act: act.act },
      })
      await purgePages(tx, services)
    })
    purgeHere(services, organId)
  }
  return due.length
}
