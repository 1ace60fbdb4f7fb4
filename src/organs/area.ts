import { closePerson, createPerson, resetPassword, saveRoles } from '../people/actions/administer-people.ts'
import { listPeople } from '../people/actions/list-people.ts'
import type { Area } from '../platform/areas.ts'
import { refuse } from '../platform/result.ts'
import { createOrgan } from './actions/create-organ.ts'
import { createUnit } from './actions/create-unit.ts'
import { saveSettings } from './actions/save-settings.ts'
import * as contract from './contract.ts'
import { maySee } from './rules.ts'
import { listUnits } from './store.ts'

export const area: Area = {
  name: 'organs',
  desk(api, services) {
    api.serve(
      contract.listOrgans,
      'signedIn',
    )(async (_, { actor }) => ({
      status: 200,
      body: {
        organs: services.organs
          .all()
          .filter((organ) => maySee(actor, organ.organId))
          .map((organ) => ({ ...organ })),
      },
    }))
    api.serve(contract.addOrgan, ['administrator'])(async ({ body }, context) => {
      const result = await createOrgan(context, body)
      return result.ok ? { status: 201, body: { organId: result.value } } : result
    })
    api.serve(contract.saveOrganSettings, ['administrator'])(async ({ params, body }, context) => {
      const result = await saveSettings(context, params.organId, body)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(
      contract.listUnits,
      'signedIn',
    )(async ({ params }, { actor, tenancy }) => {
      if (!maySee(actor, params.organId)) return refuse('forbidden', '您看不到这个机关的科室')
      const units = await services.database.read(tenancy, (db) => listUnits(db, params.organId))
      return { status: 200, body: { units: units.map((unit) => ({ ...unit })) } }
    })
    api.serve(contract.addUnit, ['administrator'])(async ({ body }, context) => {
      const result = await createUnit(context, body)
      return result.ok ? { status: 201, body: { unitId: result.value } } : result
    })
    api.serve(contract.listPeople, ['administrator', 'supervisor', 'head', 'clerk'])(
      async ({ params }, context) => {
        const result = await listPeople(context, params.organId)
        return result.ok ? { status: 200, body: { people: [...result.value] } } : result
      },
    )
    api.serve(contract.addPerson, ['administrator'])(async ({ params, body }, context) => {
      const result = await createPerson(context, params.organId, body)
      return result.ok ? { status: 201, body: { personId: result.value } } : result
    })
    api.serve(contract.savePersonRoles, ['administrator'])(async ({ params, body }, context) => {
      const result = await saveRoles(context, params.organId, params.personId, body)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(contract.resetPassword, ['administrator'])(async ({ params, body }, context) => {
      const result = await resetPassword(context, params.organId, params.personId, body.password)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(contract.closePerson, ['administrator'])(async ({ params }, context) => {
      const result = await closePerson(context, params.organId, params.personId)
      return result.ok ? { status: 204, body: undefined } : result
    })
  },
}
