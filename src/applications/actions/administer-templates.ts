/** What the administrator of an organ, or of one above it, does with its letter templates. */
import type { z } from 'zod'
import { parseLocalDate } from '../../law/local-date.ts'
import { formatInstant } from '../../platform/clock.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { administer } from '../../organs/actions/administer.ts'
import type { Organ } from '../../organs/model.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { refuseMarked } from '../classified.ts'
import { checkNewTemplate, textsOf } from '../letters/check-template.ts'
import { LETTER_KINDS, LETTER_NAMES, type LetterKind } from '../letters/facts.ts'
import type { getLetterTemplate, listLetterTemplates } from '../letters/template-contract.ts'
import type { Template } from '../letters/template-model.ts'
import {
  inForce,
  insertTemplate,
  listTemplates,
  organsAbove,
  type TemplateInForce,
  type TemplateVersion,
} from '../template-store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>
type TemplateList = z.output<(typeof listLetterTemplates)['responses'][200]>
type TemplateDetail = z.output<(typeof getLetterTemplate)['responses'][200]>
type TemplateSummary = TemplateList['items'][number]

/** The organ asked for, if it is the administrator's or below; his own where none is named. */
export function organAsked({ services, actor }: Reading, asked: number | undefined): Result<Organ> {
  const organId = asked ?? actor.organId
  const organ = actor.visibleOrgans.some((each) => each === organId)
    ? services.organs.byId(organId)
    : undefined
  return organ === undefined
    ? refuse('notFound', '没有这个机关，或者您无权管理', { field: 'organ' })
    : ok(organ)
}

export async function listLetterTemplatesOf(
  context: Reading,
  asked: number | undefined,
): Promise<Result<TemplateList>> {
  const organ = organAsked(context, asked)
  if (!organ.ok) return organ
  const { organId } = organ.value
  const chain = organsAbove(context.services.organs, organId)
  return context.services.database.read(context.tenancy, async (db) => {
    const versions = await listTemplates(db, chain)
    return ok({ organId, items: LETTER_KINDS.map((kind) => summaryOf(context, chain, versions, kind)) })
  })
}

export async function readLetterTemplate(
  context: Reading,
  kind: LetterKind,
  asked: number | undefined,
): Promise<Result<TemplateDetail>> {
  const organ = organAsked(context, asked)
  if (!organ.ok) return organ
  const { organId } = organ.value
  const { services, today } = context
  const chain = organsAbove(services.organs, organId)
  return services.database.read(context.tenancy, async (db) => {
    const versions = await listTemplates(db, chain, kind)
    const own = versions.filter((each) => each.organId === organId)
    const held = inForce(versions, chain, kind, today)
    const fallback = inForce(versions, chain.slice(1), kind, today)
    return ok({
      ...summaryOf(context, chain, versions, kind),
      blocks: [...held.blocks],
      fallback: [...fallback.blocks],
      fallbackSource: sourceOf(context, organId, fallback),
      latest: Math.max(0, ...own.map(({ version }) => version)),
      history: own.map((each) => ({
        version: each.version,
        effectiveFrom: each.effectiveFrom,
        madeAt: formatInstant(each.madeAt),
        person: each.person,
        blocks: each.blocks === null ? null : [...each.blocks],
        inForce: each === own.find(({ effectiveFrom }) => effectiveFrom <= today),
      })),
    })
  })
}

function summaryOf(
  context: Reading,
  chain: readonly number[],
  versions: readonly TemplateVersion[],
  kind: LetterKind,
): TemplateSummary {
  const [organId] = chain
  const held = inForce(versions, chain, kind, context.today)
  const coming = versions.findLast(
    (each) => each.organId === organId && each.kind === kind && each.effectiveFrom > context.today,
  )
  return {
    kind,
    name: LETTER_NAMES[kind],
    source: sourceOf(context, organId, held),
    version: held.from?.version ?? null,
    effectiveFrom: held.from?.effectiveFrom ?? null,
    coming: coming?.effectiveFrom ?? null,
  }
}

function sourceOf(
  { services }: Reading,
  organId: number | undefined,
  { from }: TemplateInForce,
): TemplateSummary['source'] {
  if (from === undefined) return { kind: 'builtIn', name: '系统内置' }
  const name = services.organs.byId(from.organId)?.shortName ?? ''
  return { kind: from.organId === organId ? 'own' : 'above', name }
}

export interface TemplateChange {
  readonly organ?: number | undefined
  readonly blocks: Template | null
  readonly effectiveFrom: string
  readonly basedOn: number
}

/**
 * A new version, from a day that is not past: what was sent stays as it was sent. Refused where it would leave out what
 * the law asks of the letter, naming the article, and where somebody else has saved meanwhile.
 */
export async function saveLetterTemplateOf(
  context: DeskContext,
  kind: LetterKind,
  change: TemplateChange,
): Promise<Result<{ version: number }>> {
  const organ = organAsked(context, change.organ)
  if (!organ.ok) return organ
  const { blocks, effectiveFrom } = change
  if (parseLocalDate(effectiveFrom) === undefined)
    return refuse('invalid', '生效日期不是存在的日期，请重新填写。', { field: 'effectiveFrom' })
  if (effectiveFrom < context.today)
    return refuse('invalid', '生效日期不能早于今天：已经发出的文书不随模板改变。', { field: 'effectiveFrom' })
  const wrong = blocks === null ? undefined : checkNewTemplate(kind, blocks)
  if (wrong !== undefined) return { ok: false, refusal: wrong }
  const marked = refuseMarked(textsByBlock(blocks ?? []))
  if (!marked.ok) return marked
  const { organId } = organ.value
  return administer(context, organId, async (tx) => {
    const known = await listTemplates(tx.db, [organId], kind)
    const latest = Math.max(0, ...known.map(({ version }) => version))
    const version = change.basedOn + 1
    const { personId, name: personName } = context.actor
    const isFirst =
      latest === change.basedOn &&
      (await insertTemplate(tx, { kind, version, effectiveFrom, blocks, personId, personName }))
    if (!isFirst) return savedMeanwhile(kind, known[0]?.person)
    tx.audit({
      type: 'letterTemplate.saved',
      subject: `letterTemplate/${kind}`,
      data: { kind, version, effectiveFrom, restored: blocks === null },
    })
    return ok({ version })
  })
}

function savedMeanwhile(kind: LetterKind, person = '他人'): ReturnType<typeof refuse> {
  const message = `《${LETTER_NAMES[kind]}》的模板刚由${person}另存为新版。请重新打开，核对后再保存。`
  return refuse('conflict', message, { field: 'blocks' })
}

function textsByBlock(blocks: Template): Record<string, string> {
  return Object.fromEntries(blocks.map((block, index) => [`blocks.${index}`, textsOf(block).join('\n')]))
}
