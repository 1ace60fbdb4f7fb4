import { renderHtml } from '../../platform/documents/index.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import type { LetterElement } from '../../law/outcomes.ts'
import { missingElements } from '../../law/outcomes.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { keyOf, NOT_FOUND, readCase } from '../case-work.ts'
import { refuseMarked } from '../classified.ts'
import { buildLetter } from '../letters/build-letter.ts'
import { replyFacts, UNNUMBERED } from '../letter-work.ts'
import { templateFor } from '../template-store.ts'
import type { ReplyInput } from '../letter-store.ts'
import { mayReadPerson, maySee } from '../rights.ts'
import { findApplication } from '../store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

export interface ReplyPreview {
  readonly html: string
  readonly missing: readonly LetterElement[]
  readonly remedy: readonly string[]
}

/** The letter as it would read, from what is in the form; holes are shown as such and listed. Nothing is kept. */
export async function previewReply(
  { services, actor, tenancy, today }: Reading,
  id: string,
  reply: ReplyInput,
): Promise<Result<ReplyPreview>> {
  const marked = refuseMarked(reply.elements)
  if (!marked.ok) return marked
  return services.database.read(tenancy, async (db) => {
    const row = await findApplication(db, actor.visibleOrgans, id)
    const organ = row && services.organs.byId(row.organ_id)
    if (row === undefined || organ === undefined || !maySee(actor, keyOf(row))) return NOT_FOUND
    if (!mayReadPerson(actor, keyOf(row)))
      return refuse('forbidden', '文书载有申请人姓名，只对办理和审批本件的人员开放')
    const { view } = await readCase(services, db, row)
    const { facts, remedy } = replyFacts(services, organ, row, view, filledUp(reply), today)
    const template = await templateFor(db, services.organs, row.organ_id, 'reply', today)
    const tree = buildLetter('reply', { ...facts, docNumber: UNNUMBERED }, template)
    if (!tree.ok) return tree
    return ok({
      html: renderHtml(tree.value),
      missing: missingElements(reply.outcome, reply.elements),
      remedy: remedy.paragraphs,
    })
  })
}

/** A hole is shown where it is. */
function filledUp(reply: ReplyInput): ReplyInput {
  const holes = missingElements(reply.outcome, reply.elements).map(({ key, label }) => [
    key,
    `【待填写：${label}】`,
  ])
  return { ...reply, elements: { ...reply.elements, ...Object.fromEntries(holes) } }
}
