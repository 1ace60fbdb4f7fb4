import type { ContentInput } from '../../disclosure/contract.ts'
import { draftItemIn } from '../../disclosure/actions/draft-item.ts'
import { ACT_ROLES } from '../../disclosure/rules.ts'
import { article } from '../../law/articles.ts'
import { hasRole } from '../../people/model.ts'
import { Rollback } from '../../platform/database/database.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import type { Keys } from '../../platform/keys.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { keyOf, openCase, takeAct, type CaseWork } from '../case-work.ts'
import { refuseMarked } from '../classified.ts'
import { PERSONAL_FIELDS, type ActData } from '../model.ts'
import { openField } from '../person.ts'
import { refusalOf } from '../rights.ts'

type Writing = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

export interface Turned {
  readonly itemId: string | null
  readonly indexNumber: string | null
}

const CITED = { article: article('条例', 44, 1) }

/**
 * 条例 44: a draft of the information several applicants were given, and an act on each of their cases that says so; or,
 * with a reason, the act that the office has looked and leaves it. Either way they are not suggested again.
 */
export async function turnProactive(
  context: Writing,
  input: { readonly cases: readonly string[]; readonly reason?: string | undefined },
): Promise<Result<Turned>> {
  const { services, actor, tenancy } = context
  const marked = refuseMarked({ reason: input.reason ?? '' })
  if (!marked.ok) return marked
  return services.database.write<Result<Turned>>(tenancy, async (tx) => {
    const works: CaseWork[] = []
    // in one order for everybody, so that two people at once wait for each other instead of for ever
    for (const id of [...new Set(input.cases)].sort())
      works.push(await openCase(services, tx, { kind: 'person', actor }, id))
    const refusal = refusalOfAll(context, works, input.reason === undefined)
    if (refusal !== undefined) throw new Rollback(refusal)
    const made = input.reason === undefined ? await draftItemIn(tx, context, draftOf(context, works)) : null
    if (made?.ok === false) throw new Rollback(made)
    const item = made?.value
    const data: ActData['turnProactive'] =
      item === undefined ? { reason: input.reason } : { item: item.itemId, indexNumber: item.indexNumber }
    for (const work of works) {
      const taken = await takeAct(work, {
        kind: 'turnProactive',
        on: work.today,
        by: actor.personId,
        data,
      })
      if (!taken.ok) throw new Rollback(taken)
    }
    return ok({ itemId: item?.itemId ?? null, indexNumber: item?.indexNumber ?? null })
  })
}

function refusalOfAll(
  { actor }: Writing,
  works: readonly CaseWork[],
  isDrafting: boolean,
): ReturnType<typeof refuse> | undefined {
  for (const { row, view } of works) {
    const refusal = refusalOf(actor, 'turnProactive', keyOf(row), view)
    if (refusal !== undefined) return { ok: false, refusal }
    if (view.outcome !== 'A1' && view.outcome !== 'B')
      return refuse('conflict', `${row.number}没有提供政府信息，不能据以转主动公开`, CITED)
    if (view.live.some(({ kind }) => kind === 'turnProactive'))
      return refuse('conflict', `${row.number}已经处理过，请刷新后再看`, CITED)
  }
  if (new Set(works.map(({ row }) => row.identity_hash.toString('hex'))).size < 2)
    return refuse('conflict', '这些申请出自同一申请人，不属于多个申请人申请相同信息的情形', CITED)
  if (isDrafting && !hasRole(actor, ...ACT_ROLES.drafted))
    return refuse('forbidden', '主动公开信息由经办人、联络员拟稿，请转经办人办理', CITED)
  return undefined
}

/** Name and 文号 alone: what an applicant wrote about himself and his purpose never reaches a document for everybody. */
function draftOf({ services, today }: Writing, works: readonly CaseWork[]): ContentInput {
  const personal = works.flatMap(({ row }) => personalWords(services.keys, row))
  const clean = (text: string): boolean => text.trim() !== '' && !personal.some((word) => text.includes(word))
  const names = works.map(({ row }) => row.info_name.trim()).filter(clean)
  const title = names.toSorted((a, b) => a.length - b.length)[0] ?? '（请填写信息名称）'
  return {
    title: title.slice(0, 200),
    docNumber:
      works
        .map(({ row }) => row.doc_number.trim())
        .find(clean)
        ?.slice(0, 60) ?? '',
    issuer: '',
    clause: '条例20.1.15',
    topic: '综合政务',
    category: '',
    kind: 'document',
    keywords: [],
    source: '',
    formedOn: today,
    effectiveOn: null,
    expiresOn: null,
    attribute: 'proactive',
    attributeReason: '',
    attributeBasis: '',
    validity: 'valid',
    summary: '',
    body: { format: 'text', source: '' },
    interprets: null,
  }
}

/** What the applicants gave of themselves, besides the kind of paper they showed. */
function personalWords(keys: Keys, row: CaseWork['row']): readonly string[] {
  return PERSONAL_FIELDS.filter((field) => field !== 'idType' && row.sealed[field] !== undefined)
    .map((field) => openField(keys, row.organ_id, row.sealed, field).trim())
    .filter((word) => word.length > 1)
}
