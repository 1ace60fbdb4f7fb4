import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Stage } from '../model.ts'
import { contentProblems } from '../rules.ts'
import { insertVersion, readSettings, readVersions } from '../store.ts'
import { actOnItem } from './act-on-item.ts'

/** Freezes the working copy as a version and hands it to another person's review. */
export function submitItem(context: DeskContext, itemId: string): Promise<Result<{ stage: Stage }>> {
  return actOnItem(context, itemId, 'submitted', async (item, _, tx) => {
    const problems = contentProblems(item.content, context.today)
    const first = problems[0]
    if (first) {
      const all = problems.map((problem) => problem.message).join('；')
      return refuse('invalid', `还不能提交：${all}`, {
        field: first.field,
        ...(first.article === undefined ? {} : { article: first.article }),
      })
    }
    const versions = await readVersions(tx.db, item.organId, itemId)
    const version = (versions[0]?.version ?? 0) + 1
    const { threeReviews } = await readSettings(tx.db, item.organId)
    await insertVersion(tx.db, { organId: item.organId, itemId, version, content: item.content, at: tx.now })
    const { attribute } = item.content
    return ok({ version, editors: item.editors, attribute, reviews: threeReviews ? 3 : 1 })
  })
}

export function recallItem(context: DeskContext, itemId: string): Promise<Result<{ stage: Stage }>> {
  return actOnItem(context, itemId, 'recalled', async (item) =>
    context.actor.roles.includes('clerk') || item.editors.includes(context.actor.personId)
      ? ok({})
      : refuse('forbidden', '科室联络员只能撤回自己提交的信息'),
  )
}
