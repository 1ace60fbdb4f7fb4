import { addDays, composeDate, type LocalDate } from '../../law/local-date.ts'
import type { Kysely } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { renderDocument } from '../../platform/documents/index.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { newId } from '../../platform/ids.ts'
import { type GivenFile, keepFileIfGiven, rememberFile } from '../../platform/kept-file.ts'
import { refuse, type Result, ok } from '../../platform/result.ts'
import { answersFor } from '../../registers/actions/scope.ts'
import type { BoardKind, TransferPlace } from '../model.ts'
import { posterTree } from '../render/poster.ts'
import '../tables.ts'

export interface NewBoard {
  readonly name: string
  readonly kind: BoardKind
  readonly place: string
  readonly size: string
  readonly unitId: string | null
  readonly rotateDays: number
}

export async function importBoard(tx: Tx, board: NewBoard): Promise<string> {
  const boardId = newId(tx.now)
  const { name, kind, place, size, unitId, rotateDays } = board
  await tx.db
    .insertInto('board')
    .values({
      organ_id: tx.tenancy.organId,
      board_id: boardId,
      name,
      kind,
      place,
      size,
      unit_id: unitId,
      rotate_days: rotateDays,
      closed_on: null,
    })
    .execute()
  tx.audit({ type: 'board.added', subject: `board/${boardId}`, data: { boardId } })
  return boardId
}

export interface NewPosting {
  readonly boardId: string
  readonly title: string
  readonly body: string
  readonly postedOn: LocalDate
  readonly untilOn: LocalDate
  readonly photoHash?: string | null
  readonly removedOn?: LocalDate | null
}

export async function importPosting(
  tx: Tx,
  posting: NewPosting,
  personId: string | null = null,
): Promise<string> {
  const postingId = newId(tx.now)
  const { boardId, title, body, postedOn, untilOn, photoHash = null, removedOn = null } = posting
  await tx.db
    .insertInto('posting')
    .values({
      organ_id: tx.tenancy.organId,
      posting_id: postingId,
      board_id: boardId,
      title,
      body,
      posted_on: postedOn,
      until_on: untilOn,
      posted_by: personId,
      photo_hash: photoHash,
      removed_on: removedOn,
      removed_by: removedOn === null ? null : personId,
      removed_note: '',
      changed_on: null,
      voided_on: null,
    })
    .execute()
  tx.audit({ type: 'board.posted', subject: `posting/${postingId}`, data: { postingId, boardId } })
  return postingId
}

/** Posts on a board the person answers for; without an end it hangs as long as the board's rotation. */
export async function post(
  context: DeskContext,
  input: { boardId: string; title: string; body: string; postedOn: LocalDate; untilOn: LocalDate | null },
  photo: GivenFile | undefined,
): Promise<Result<string>> {
  const kept = await keepFileIfGiven(context.services, photo)
  if (!kept.ok) return kept
  if (input.postedOn > context.today)
    return refuse('invalid', '张贴日期晚于今天，请在张贴当日登记', { field: 'postedOn' })
  const { organId, personId } = context.actor
  return context.services.database.write(context.tenancy, async (tx) => {
    const board = await tx.db
      .selectFrom('board')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('board_id', '=', input.boardId)
      .executeTakeFirst()
    if (board === undefined || board.closed_on !== null)
      return refuse('notFound', '没有这个公开栏，或者已经停用')
    const unit = answersFor(context.actor, board.unit_id)
    if (!unit.ok) return unit
    const untilOn = input.untilOn ?? addDays(input.postedOn, board.rotate_days)
    if (untilOn < input.postedOn) return refuse('invalid', '公开期限早于张贴日期', { field: 'untilOn' })
    if (kept.value !== undefined) await rememberFile(tx, kept.value)
    return ok(await importPosting(tx, { ...input, untilOn, photoHash: kept.value?.hash ?? null }, personId))
  })
}

/** 移送档案馆、图书馆: what was handed over, when and to whom (条例 25). */
export async function recordTransfer(
  tx: Tx,
  transfer: { place: TransferPlace; receiver: string; sentOn: LocalDate; items: readonly string[] },
  personId: string | null,
): Promise<string> {
  const transferId = newId(tx.now)
  await tx.db
    .insertInto('transfer')
    .values({
      organ_id: tx.tenancy.organId,
      transfer_id: transferId,
      place: transfer.place,
      receiver: transfer.receiver,
      sent_on: transfer.sentOn,
      items: JSON.stringify(transfer.items),
      recorded_at: tx.now,
      person_id: personId,
    })
    .execute()
  tx.audit({
    type: 'transfer.recorded',
    subject: `transfer/${transferId}`,
    data: { transferId, items: transfer.items.length },
  })
  return transferId
}

/** The poster of a posting as PDF, A3. */
export async function printPoster(context: DeskContext, postingId: string) {
  const { organId } = context.actor
  const posting = await context.services.database.read(context.tenancy, (db) =>
    db
      .selectFrom('posting')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('posting_id', '=', postingId)
      .executeTakeFirst(),
  )
  if (posting === undefined) return refuse('notFound', '没有这条张贴')
  const tree = posterTree({
    organ: context.services.organs.byId(organId)?.name ?? '',
    title: posting.title,
    body: posting.body,
    postedOn: posting.posted_on,
    untilOn: posting.until_on,
    changedOn: posting.changed_on,
  })
  return {
    file: {
      name: `${posting.title}.pdf`,
      type: 'application/pdf',
      bytes: await renderDocument(tree, 'pdf'),
      inline: true,
    },
  }
}

/** For section 一 of the annual report (`PlatformFacts` without visits to reading points, which are not counted here). */
export async function boardFacts(
  db: Kysely<Tables>,
  organId: number,
  year: number,
): Promise<{ boards: number; boardChanges: number; readingPoints: number }> {
  const [first, last] = [composeDate(year, 1, 1), composeDate(year, 12, 31)]
  const boards = await db
    .selectFrom('board')
    .select(['kind', 'closed_on'])
    .where('organ_id', '=', organId)
    .execute()
  const open = boards.filter(({ closed_on }) => closed_on === null || closed_on > last)
  const { n } = await db
    .selectFrom('posting')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('organ_id', '=', organId)
    .where('posted_on', '>=', first)
    .where('posted_on', '<=', last)
    .where('voided_on', 'is', null)
    .executeTakeFirstOrThrow()
  const readingPoints = open.filter(({ kind }) => kind === 'readingPoint').length
  return { boards: open.length - readingPoints, boardChanges: n, readingPoints }
}
