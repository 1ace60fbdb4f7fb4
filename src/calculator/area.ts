import type { Area } from '../platform/areas.ts'
import * as contract from './contract.ts'
import type { Explained } from './model.ts'
import { calculatorPortalRoutes } from './portal/routes.tsx'
import { explainCase, explainPeriod } from './rules.ts'

/** 期限计算器和办理流程: shows the law's counting and the stage × act table; keeps nothing. */
export const area: Area = {
  name: 'calculator',
  portal: calculatorPortalRoutes,
  desk(api, services) {
    api.serve(
      contract.explainCaseDates,
      'signedIn',
    )(async ({ body }) => ({ status: 200, body: told(explainCase(body, services.calendar.current())) }))
    api.serve(
      contract.explainOnePeriod,
      'signedIn',
    )(async ({ body }) => ({ status: 200, body: told(explainPeriod(body, services.calendar.current())) }))
  },
}

function told<T>(explained: Explained<T>) {
  return explained.ok
    ? { result: explained.value, problems: [] }
    : { result: null, problems: explained.problems }
}
