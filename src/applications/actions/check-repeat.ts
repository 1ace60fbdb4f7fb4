import type { DeskContext } from '../../platform/http/desk-api.ts'
import { identityHash } from '../person.ts'
import type { RequestInput } from '../render/inputs.ts'
import type { ApplicationDetail } from '../render/shown.ts'
import { applicantOf } from './register-application.ts'
import { countMonth } from './count-month.ts'
import { similarTo } from './describe-application.ts'

type Reading = Pick<DeskContext, 'services' | 'tenancy' | 'today'>

/** Before registering: the applicant's month so far and requests that read alike. Nothing typed is kept. */
export async function checkRepeat(
  { services, tenancy, today }: Reading,
  input: Pick<RequestInput, 'applicant' | 'content'> & { readonly receivedOn?: string | undefined },
): Promise<{ month: { count: number; perItemYuan: number }; similar: ApplicationDetail['similar'] }> {
  const { organId } = tenancy
  const identity = identityHash(services.keys, organId, applicantOf(input))
  return services.database.read(tenancy, async (db) => {
    const nobody = { organ_id: organId, application_id: '', identity_hash: identity }
    const month = await countMonth(db, nobody, input.receivedOn ?? today)
    return {
      month: { count: month.count - 1, perItemYuan: month.perItemYuan },
      similar: await similarTo(db, organId, identity, input.content, undefined),
    }
  })
}
