import type { Organ } from '../../organs/model.ts'
import { publicTenancy } from '../../platform/database/tenant.ts'
import type { Services } from '../../platform/services.ts'
import { nextInSeries } from '../store.ts'

/** Somebody typing a request found it published already and needed no application: counted by year. */
export async function noteAnsweredByPublic(services: Services, organ: Organ, itemId: string): Promise<void> {
  const year = Number(services.clock.today().slice(0, 4))
  await services.database.write(publicTenancy(organ.organId), async (tx) => {
    await nextInSeries(tx, 'answered-by-public', year)
    tx.audit({
      type: 'application.answeredByPublic',
      subject: `item/${itemId.slice(0, 60)}`,
      data: { itemId: itemId.slice(0, 60) },
    })
  })
}
