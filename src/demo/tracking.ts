/** Two receipts of the demo, for a visitor who wants to see what an applicant sees; the codes differ by installation. */
import { findReceipt, type FoundReceipt } from '../applications/actions/find-receipt.ts'
import type { Services } from '../platform/services.ts'

export interface TrackedReceipt extends FoundReceipt {
  readonly label: string
}

const CODE = 'wangchenglu'
const TRACKED = [
  ['tracked', '已答复，可下载文书'],
  ['third-party', '正在征求第三方意见'],
] as const

/** By this key an open case is found again, and the applicant's codes are made of it. */
export function openKey(code: string, key: string): string {
  return `demo-${code}-open-${key}-000000`
}

/** None where the demo's date lies in a year without such cases. */
export async function trackedReceipts(services: Services): Promise<readonly TrackedReceipt[]> {
  const organ = services.organs.byCode(CODE)
  if (organ === undefined) return []
  const found = await Promise.all(
    TRACKED.map(async ([key, label]) => {
      const receipt = await findReceipt(services, organ, openKey(CODE, key))
      return receipt === undefined ? [] : [{ ...receipt, label }]
    }),
  )
  return found.flat()
}
