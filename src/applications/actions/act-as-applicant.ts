import type { Organ } from '../../organs/model.ts'
import { publicTenancy } from '../../platform/database/tenant.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { takeAct, workOnCase, type CaseWork } from '../case-work.ts'
import { refuseMarked } from '../classified.ts'
import type { NewAct } from '../model.ts'
import { attachProofs, keepProofs } from '../own-files.ts'
import type { UploadedProof } from '../public-shapes.ts'
import { asTyped, hasWords, lettersIn } from '../requested.ts'
import { readStatusToken } from '../status-token.ts'
import { setCorrectedContent, setReasons } from '../store.ts'

const EXPIRED = refuse('unauthenticated', '查询已过期，请重新输入申请编号和查询码，所填内容会保留')
const HOW = '申请人通过网上提交'

/** 条例 30: the correction, sent on the status page; the period starts anew today. */
export async function supplyCorrection(
  services: Services,
  organ: Organ,
  token: string,
  content: string,
  files: readonly UploadedProof[] = [],
): Promise<Result<null>> {
  const text = asTyped(content)
  // Where only the proof of identity was missing, the proof is the correction.
  if (!hasWords(text) && (text !== '' || files.length === 0))
    return refuse('invalid', '请填写补正后的申请内容，或者上传要求补充的材料', {
      field: 'content',
      article: '条例30',
    })
  if (lettersIn(text) > 5000) return refuse('invalid', '补正后的申请内容不能超过5000字', { field: 'content' })
  const marked = refuseMarked({ content: text })
  if (!marked.ok) return marked
  if (readStatusToken(services, organ.organId, token) === undefined) return EXPIRED // before anything is kept
  const kept = await keepProofs(services, files)
  if (!kept.ok) return kept
  return actOnOwn(
    services,
    organ,
    token,
    (work) => ({ kind: 'correctionReceived', on: work.today, by: null, data: { how: HOW } }),
    async ({ tx, row }) => {
      const { organ_id: organId, application_id: applicationId } = row
      if (text !== '') await setCorrectedContent(tx.db, organId, applicationId, text)
      await attachProofs(tx, { organId, applicationId, use: 'other' }, kept.value)
    },
  )
}

/** 条例 35: the reasons the office asked for. */
export async function supplyReasons(
  services: Services,
  organ: Organ,
  token: string,
  reasons: string,
): Promise<Result<null>> {
  const text = asTyped(reasons)
  if (!hasWords(text)) return refuse('invalid', '请填写申请的理由', { field: 'reasons', article: '条例35' })
  if (lettersIn(text) > 2000) return refuse('invalid', '理由不能超过2000字', { field: 'reasons' })
  const marked = refuseMarked({ reasons: text })
  if (!marked.ok) return marked
  return actOnOwn(
    services,
    organ,
    token,
    (work) => ({ kind: 'reasonsReceived', on: work.today, by: null, data: { how: HOW } }),
    (work) => setReasons(work.tx.db, work.row.organ_id, work.row.application_id, text),
  )
}

export async function withdrawOwn(services: Services, organ: Organ, token: string): Promise<Result<null>> {
  return actOnOwn(services, organ, token, (work) => ({
    kind: 'withdraw',
    on: work.today,
    by: null,
    data: { how: HOW },
  }))
}

async function actOnOwn(
  services: Services,
  organ: Organ,
  token: string,
  act: (work: CaseWork) => NewAct,
  after?: (work: CaseWork) => Promise<void>,
): Promise<Result<null>> {
  const id = readStatusToken(services, organ.organId, token)
  if (id === undefined) return EXPIRED
  return workOnCase<null>(services, publicTenancy(organ.organId), { kind: 'applicant' }, id, async (work) => {
    const seq = await takeAct(work, act(work))
    if (!seq.ok) return seq
    await after?.(work)
    return ok(null)
  })
}
