import { MEDIA_TYPES, renderPaper } from '../../platform/documents/index.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { LetterFile } from '../public-shapes.ts'
import { fileIndexOf } from '../render/file-index.ts'
import { mayReadPerson } from '../rights.ts'
import { describeApplication } from './describe-application.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

/** 卷内目录 as the record stands today: printed when the papers are bound (条例 45). */
export async function printFileIndex(context: Reading, id: string): Promise<Result<LetterFile>> {
  const { services, actor, today } = context
  const detail = await describeApplication(context, id)
  if (!detail.ok) return detail
  const { organId, unitId, assigneeId, restricted, number } = detail.value
  if (!mayReadPerson(actor, { organId, unitId, assigneeId, restricted }))
    return refuse('forbidden', '卷内目录只对办理和审批本件的人员开放')
  const organ = services.organs.byId(organId)
  const tree = fileIndexOf(detail.value, organ?.name ?? '', today)
  return ok({
    name: `${number}-卷内目录.pdf`,
    type: MEDIA_TYPES.pdf,
    bytes: await renderPaper(tree, 'pdf'),
  })
}
