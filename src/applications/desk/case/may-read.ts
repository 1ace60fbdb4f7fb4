import { useMe, useRoles } from '../../../desk/session.ts'
import type { ApplicationDetail } from '../../contract.ts'

/** Personal data and letters are for those who work on the case in its own organ; a supervisor reads it masked. */
export function useMayRead({ organId }: Pick<ApplicationDetail, 'organId'>): boolean {
  const { organ } = useMe()
  const works = useRoles('clerk', 'reviewer', 'head', 'secrecy', 'signer', 'liaison')
  return works && organ.organId === organId
}
