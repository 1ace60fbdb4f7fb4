import type { Area } from '../platform/areas.ts'
import { mailDigest, queueDigests } from './actions/mail-digest.ts'
import { checkMail, mailReply } from './actions/mail-reply.ts'
import { printLetter } from './actions/print-letter.ts'
import { recomputeDues } from './actions/recompute-dues.ts'
import { remindDue } from './actions/remind-due.ts'
import { sweepChallenges } from './actions/sweep-challenges.ts'
import { registerCaseRoutes } from './desk-case-routes.ts'
import { registerListRoutes } from './desk-list-routes.ts'
import { registerStatisticsRoutes } from './desk-statistics-routes.ts'
import { registerTemplateRoutes } from './desk-template-routes.ts'
import { applicationPortalRoutes } from './portal/routes.tsx'

export const area: Area = {
  name: 'applications',
  portal: applicationPortalRoutes,
  desk(api, services) {
    registerListRoutes(api, services)
    registerCaseRoutes(api, services)
    registerStatisticsRoutes(api)
    registerTemplateRoutes(api)
  },
  jobs: {
    'applications.renderLetter': printLetter,
    'applications.mailReply': mailReply,
    'applications.mailDigest': mailDigest,
    'applications.checkMail': checkMail,
    'applications.recompute': recomputeDues,
  },
  daily: {
    'applications.remind': remindDue,
    'applications.digest': queueDigests,
    'applications.sweepChallenges': sweepChallenges,
  },
}
