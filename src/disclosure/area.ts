import type { Area } from '../platform/areas.ts'
import { disclosureDesk } from './desk-routes.ts'
import { disclosurePortal } from './portal/routes.tsx'

export const area: Area = {
  name: 'disclosure',
  desk: disclosureDesk,
  portal: disclosurePortal,
  daily: {
    'disclosure.expire': async (_, { services }) => {
      const { expireItems } = await import('./actions/expire-items.ts')
      await expireItems(services)
    },
  },
}
