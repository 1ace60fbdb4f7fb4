import type { z } from 'zod'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { loadPictures, renderHtml } from '../../platform/documents/index.ts'
import { formatInstant } from '../../platform/clock.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { elementsAsked, OUTCOME_DEFINITIONS } from '../../law/outcomes.ts'
import { keyOf, NOT_FOUND, readCase } from '../case-work.ts'
import type { previewLetter } from '../contract.ts'
import { attachmentNames, composeReply, legalDay, UNNUMBERED } from '../letter-work.ts'
import { templateFor } from '../template-store.ts'
import {
  findLetter,
  listVersions,
  originalAt,
  type LetterBody,
  type LetterRow,
  type ReplyInput,
  type VersionRow,
} from '../letter-store.ts'
import { WAY_NAMES } from '../model.ts'
import type { LetterFile } from '../public-shapes.ts'
import { mayReadPerson, maySee } from '../rights.ts'
import { findApplication, namesOfPeople, type ApplicationRecord, type Db } from '../store.ts'
import { WAY_GROUND_NAMES } from '../ways.ts'
import { presentLetter } from './describe-application.ts'
import { letterFile } from './print-letter.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy'>
type Preview = z.output<(typeof previewLetter)['responses'][200]>

/** A letter and its case for one who may read the applicant's name in it. */
async function findFor(
  { actor }: Reading,
  db: Db,
  id: string,
  letterId: string,
): Promise<Result<{ row: ApplicationRecord; letter: LetterRow }>> {
  const row = await findApplication(db, actor.visibleOrgans, id)
  if (row === undefined || !maySee(actor, keyOf(row))) return NOT_FOUND
  if (!mayReadPerson(actor, keyOf(row)))
    return refuse('forbidden', '文书载有申请人姓名，只对办理和审批本件的人员开放')
  const letter = await findLetter(db, row.organ_id, letterId)
  if (letter === undefined || letter.application_id !== id) return refuse('notFound', '没有这份文书')
  return ok({ row, letter })
}

/** As it will be or was sent, with what each version said. */
export async function readLetter(
  context: Reading,
  id: string,
  letterId: string,
  version: number | undefined,
): Promise<Result<Preview>> {
  const { services, tenancy } = context
  return services.database.read(tenancy, async (db) => {
    const found = await findFor(context, db, id, letterId)
    if (!found.ok) return found
    const { row, letter } = found.value
    if (letter.paper !== null) return ok(onPaper(letter, letter.paper))
    const versions = await listVersions(db, services.keys, row.organ_id, letterId)
    const shown = versions.find((each) => each.version === (version ?? letter.version)) ?? versions.at(-1)
    if (shown === undefined) return refuse('notFound', '没有这一版本')
    const people = await namesOfPeople(
      db,
      row.organ_id,
      versions.flatMap(({ personId }) => (personId === null ? [] : [personId])),
    )
    return ok({
      letter: presentLetter(letter),
      html: await htmlOf(context, db, row, shown),
      versions: versions.map((each) => ({
        version: each.version,
        madeAt: formatInstant(each.madeAt),
        person: each.personId === null ? null : (people.get(each.personId) ?? null),
        text: textOf(each.body),
      })),
    })
  })
}

/** Made elsewhere: where the original is, and no text. */
function onPaper(letter: LetterRow, paper: string): Preview {
  return { letter: presentLetter(letter), html: `<p>${escapeText(originalAt(paper))}</p>`, versions: [] }
}

/** A version that was only drafted is composed as of today, without a number. */
async function htmlOf(
  { services }: Reading,
  db: Db,
  row: ApplicationRecord,
  { body }: VersionRow,
): Promise<string> {
  if (body.tree !== undefined)
    return renderHtml(body.tree, { pictures: await loadPictures(services.files, body.tree) })
  const organ = services.organs.byId(row.organ_id)
  if (organ === undefined || body.reply === undefined) return ''
  const { view } = await readCase(services, db, row)
  const today = services.clock.today()
  const tree = composeReply(services, organ, row, view, body.reply, legalDay(today), {
    number: UNNUMBERED,
    template: await templateFor(db, services.organs, row.organ_id, 'reply', today),
  })
  return tree.ok ? renderHtml(tree.value) : `<p>${escapeText(tree.refusal.message)}</p>`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** Line by line, so that two versions can be laid side by side. */
function textOf({ reply, tree }: LetterBody): string {
  if (reply === undefined)
    return (tree?.blocks ?? [])
      .flatMap((block) => (block.kind === 'paragraph' ? [block.runs.map((run) => run.text).join('')] : []))
      .join('\n')
  const { name } = OUTCOME_DEFINITIONS[reply.outcome]
  const lines = elementsAsked(reply.outcome, reply.elements).map(
    ({ key, label }) => `${label}：${reply.elements[key] ?? ''}`,
  )
  return [
    `答复类型：${name}`,
    ...lines,
    `提供方式：${wayInWords(reply)}`,
    `附件：${attachmentNames(reply).join('；')}`,
  ].join('\n')
}

/** As two versions are compared: the way, and why it is not the one asked for. */
function wayInWords({ providedBy, wayProvided, wayGround, wayReason }: ReplyInput): string {
  const way = wayProvided === undefined ? providedBy : WAY_NAMES[wayProvided]
  const ground = wayGround === undefined ? undefined : WAY_GROUND_NAMES[wayGround]
  return [way, ground, wayReason].filter((part) => part !== undefined && part !== '').join('；')
}

/** PDF or DOCX; reading is on the audit record. */
export async function downloadLetter(
  context: Reading,
  id: string,
  letterId: string,
  format: 'pdf' | 'docx',
): Promise<Result<LetterFile>> {
  const { services, tenancy } = context
  const found = await services.database.read(tenancy, (db) => findFor(context, db, id, letterId))
  if (!found.ok) return found
  const file = await letterFile(services, found.value.letter, format)
  if (file.ok)
    await services.database.write(tenancy, async (tx) =>
      tx.audit({ type: 'letter.downloaded', subject: `application/${id}`, data: { letterId, format } }),
    )
  return file
}
