import { dropDraft, loadDraft, saveDraft } from '../platform/drafts.ts'
import type { Area } from '../platform/areas.ts'
import type { Services } from '../platform/services.ts'
import { advanceDemoClock } from './actions/advance-demo-clock.ts'
import { changePassword } from './actions/change-password.ts'
import { describeMe } from './actions/describe-me.ts'
import { keepMailSetting, readMailSetting } from './actions/keep-mail-setting.ts'
import { setUp } from './actions/set-up.ts'
import { signIn } from './actions/sign-in.ts'
import { signOut } from './actions/sign-out.ts'
import * as contract from './contract.ts'
import { DEMO_LOGINS, DEMO_PASSWORD } from './demo-logins.ts'

/** A clerk's drafts follow the account, not the browser; signed, so that no portal cookie can name them. */
function deskDraftToken(services: Services, username: string): string {
  return services.keys.sign('desk-draft', username)
}

export const area: Area = {
  name: 'people',
  desk(api, services) {
    api.serve(
      contract.getMe,
      'signedIn',
    )(async (_, context) => ({
      status: 200,
      body: describeMe(context.session, services),
    }))
    api.serveOpen(contract.getEntrance)(async () => {
      const demo = services.installation.isDemo()
      return {
        status: 200,
        body: {
          installation: services.organs.root()?.name ?? '政务公开工作平台',
          setupNeeded: services.organs.root() === undefined,
          demoLogins: demo ? [...DEMO_LOGINS] : [],
          demoPassword: demo ? DEMO_PASSWORD : null,
        },
      }
    })
    api.serveOpen(contract.signIn)(async ({ body }, context) => {
      const result = await signIn(services, { ...body, clientAddress: context.clientAddress })
      if (!result.ok) return result
      context.setSession(result.value.token)
      return { status: 200, body: describeMe(result.value.session, services) }
    })
    api.serve(
      contract.signOut,
      'signedIn',
    )(async (_, context) => {
      await signOut(services, context.session)
      return { status: 204, body: undefined }
    })
    api.serve(
      contract.changePassword,
      'signedIn',
    )(async ({ body }, context) => {
      const result = await changePassword(context, body)
      return result.ok ? { status: 204, body: undefined } : result
    })
    api.serve(
      contract.getMailSetting,
      'signedIn',
    )(async (_, context) => ({ status: 200, body: await readMailSetting(context) }))
    api.serve(
      contract.putMailSetting,
      'signedIn',
    )(async ({ body }, context) => {
      await keepMailSetting(context, body)
      return { status: 204, body: undefined }
    })
    api.serve(
      contract.advanceDemoClock,
      'signedIn',
    )(async ({ body }, context) => {
      const result = await advanceDemoClock(context, body.days)
      return result.ok ? { status: 200, body: { today: result.value } } : result
    })
    api.serve(
      contract.getDraft,
      'signedIn',
    )(async ({ params }, { session }) => ({
      status: 200,
      body: {
        values: (await loadDraft(services, deskDraftToken(services, session.username), params.key)) ?? null,
      },
    }))
    api.serve(
      contract.putDraft,
      'signedIn',
    )(async ({ params, body }, { session }) => {
      await saveDraft(services, deskDraftToken(services, session.username), params.key, body.values)
      return { status: 204, body: undefined }
    })
    api.serve(
      contract.deleteDraft,
      'signedIn',
    )(async ({ params }, { session }) => {
      await dropDraft(services, deskDraftToken(services, session.username), params.key)
      return { status: 204, body: undefined }
    })
    api.serveOpen(contract.setUp)(async ({ body }) => {
      const result = await setUp(services, body, services.loadDemo)
      return result.ok ? { status: 200, body: { done: true } } : result
    })
  },
  daily: {
    'people.sweep': async (_, { services }) => {
      const { sweepEnded } = await import('./actions/sweep-ended.ts')
      await sweepEnded(services)
    },
  },
}
