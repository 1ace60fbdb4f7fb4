import { workingDaysLeft } from '../../law/work-calendar.ts'
import { ROLE_NAMES } from '../../people/model.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { formatInstant } from '../../platform/clock.ts'
import { OFFERED_ACTS, type ItemDetail, type ItemRow } from '../contract.ts'
import { ACTS, CLAUSE_CODES, type ItemState } from '../model.ts'
import { findPublic } from '../public-store.ts'
import { publishedHtml } from '../rich-text.ts'
import { contentProblems, publishDue, refusalOf, replay } from '../rules.ts'
import { findItem, readActs, readVersion, readVersions, type ItemRecord } from '../store.ts'
import { type ListedItem } from '../list-store.ts'
import { showAct } from './show-act.ts'
import { editRefusal } from './save-item.ts'

/** One item with everything the desk shows: content, timeline, what may be done now and why not. */
export async function describeItem(context: DeskContext, itemId: string): Promise<Result<ItemDetail>> {
  const { services, actor, today } = context
  const found = await services.database.read(context.tenancy, async (db) => {
    const item = await findItem(db, actor.visibleOrgans, itemId)
    if (!item) return undefined
    const acts = await readActs(db, item.organId, itemId)
    const versions = await readVersions(db, item.organId, itemId)
    return { item, acts, versions }
  })
  if (!found) return refuse('notFound', '没有这条信息，或者它属于您看不到的机关')
  const { item, acts, versions } = found
  const state = replay(acts)
  const own = item.organId === actor.organId
  const { interprets } = item.content
  const interpreted =
    interprets === null ? undefined : await findPublic(services.database.open, [item.organId], interprets)
  return ok({
    row: rowOf(context, listedOf(item)),
    revision: item.revision,
    version: state.version,
    publishedVersion: state.publishedVersion,
    updatedOn: state.updatedOn,
    indexEditable: !item.indexEdited && item.publishedOn === null,
    editable: own && editRefusal(item, actor) === undefined,
    content: {
      ...item.content,
      keywords: [...item.content.keywords],
      attachments: [...item.content.attachments],
    },
    bodyHtml: publishedHtml(item.content.body),
    missing: contentProblems(item.content, today).map((problem) => ({
      ...problem,
      article: problem.article ?? null,
    })),
    due: dueOf(context, item, state),
    acts: acts.map(showAct),
    offers: OFFERED_ACTS.map((act) => {
      const refusal = own ? refusalOf(state, act, actor, ROLE_NAMES) : OTHER_ORGAN
      return {
        act,
        label: ACTS[act],
        allowed: refusal === undefined,
        reason: refusal?.message ?? null,
        article: refusal?.article ?? null,
      }
    }),
    versions: versions.map((one) => ({ ...one, madeAt: formatInstant(one.madeAt) })),
    reviewsDone: state.reviewers.length,
    reviewsNeeded: state.reviewsNeeded,
    publicPath: state.standing === 'never' ? null : publicPath(context, item),
    interpretsTitle: interpreted?.title ?? null,
  })
}

const OTHER_ORGAN = { message: '只能办理本机关的信息', article: undefined }

function publicPath(context: DeskContext, item: ItemRecord): string {
  const { services } = context
  const organ = services.organs.byId(item.organId)
  const own = organ && organ.organId !== services.organs.root()?.organId ? `/o/${organ.code}` : ''
  return `${services.config.basePath}${own}/items/${item.itemId}`
}

function dueOf(context: DeskContext, item: ItemRecord, state: ItemState): ItemDetail['due'] {
  if (item.content.attribute !== 'proactive') return null
  const { due, provisional, articles, ledger } = publishDue(
    item.content.formedOn,
    context.services.calendar.current(),
  )
  const met = state.stage === 'published' ? (state.updatedOn ?? state.firstPublishedOn) : null
  return { due, provisional, articles: [...articles], ledger: [...ledger], met }
}

function listedOf(item: ItemRecord): ListedItem {
  const { content } = item
  return {
    organId: item.organId,
    itemId: item.itemId,
    title: content.title,
    indexNumber: content.indexNumber,
    docNumber: content.docNumber,
    clause: content.clause,
    kind: content.kind,
    attribute: content.attribute,
    stage: item.stage,
    standing: item.standing,
    formedOn: content.formedOn,
    dueOn: item.dueOn,
    dueProvisional: item.dueProvisional,
    publishedOn: item.publishedOn,
    updatedAt: item.updatedAt,
    editors: item.editors,
  }
}

export function rowOf(
  { services, today }: Pick<DeskContext, 'services' | 'today'>,
  item: ListedItem,
): ItemRow {
  const { editors: _, ...row } = item
  // A date is due only where something is to be published.
  const dueOn = item.attribute === 'proactive' ? item.dueOn : null
  return {
    ...row,
    clause: CLAUSE_CODES.find((code) => code === item.clause) ?? '条例20.1.15',
    organName: services.organs.byId(item.organId)?.name ?? '',
    dueOn,
    workingDaysLeft: workingDaysLeft(services.calendar.current(), today, dueOn),
    updatedAt: formatInstant(item.updatedAt),
  }
}

export async function describeVersion(context: DeskContext, itemId: string, version: number) {
  const { services, actor } = context
  const content = await services.database.read(context.tenancy, async (db) => {
    const item = await findItem(db, actor.visibleOrgans, itemId)
    return item && readVersion(db, item.organId, itemId, version)
  })
  if (!content) return refuse('notFound', '没有这个版本')
  return ok({
    version,
    content: { ...content, keywords: [...content.keywords], attachments: [...content.attachments] },
    bodyHtml: publishedHtml(content.body),
  })
}
