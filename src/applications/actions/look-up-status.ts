import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { addDays } from '../../law/local-date.ts'
import type { Organ } from '../../organs/model.ts'
import { publicTenancy } from '../../platform/database/tenant.ts'
import { takeHit } from '../../platform/http/rate-limit.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { typedNumber } from '../case-number.ts'
import { readCase, type CaseReading } from '../case-work.ts'
import { legalDay } from '../letter-work.ts'
import { listLetters, type LetterRow } from '../letter-store.ts'
import { LETTER_NAMES, type LetterKind } from '../letters/facts.ts'
import { nameByOutcome } from '../letters/shape.ts'
import type { ActKind } from '../model.ts'
import { queryCodeHash, secondFactorHash } from '../person.ts'
import type { StatusKey, StatusLetter, StatusView } from '../public-shapes.ts'
import { filesOfReply } from '../reply-files.ts'
import { actsOfApplicant } from '../rules.ts'
import { definitionOf } from '../side-acts.ts'
import { makeStatusToken, readStatusToken } from '../status-token.ts'
import { findApplication, findByNumber, listByIds, type ApplicationRecord, type Db } from '../store.ts'
import { isOnItsWay, lastDayToAct, toldAct, toldStage } from '../told-applicant.ts'

const PER_ADDRESS = { name: 'status', hits: 20, windowSeconds: 600 }
/** Wrong second factors for one query code, whoever asks: ten thousand endings cannot be tried out. */
const PER_CODE = { name: 'status-code', hits: 10, windowSeconds: 86_400 }
const WRONG =
  '没有查到：请核对申请编号、查询码，以及联系电话后四位或者回执上的六位校验数字，并确认是在受理机关的页面查询'
const NOTHING = Buffer.alloc(32)

/**
 * Finds a case by number, query code and second factor. Wrong and unknown get the same answer after the same work:
 * one row asked for, three keyed hashes compared in constant time.
 */
export async function lookUpStatus(
  services: Services,
  organ: Organ,
  key: StatusKey,
): Promise<Result<StatusView>> {
  const now = services.clock.machine()
  const wait = await takeHit(services.database, PER_ADDRESS, key.clientAddress, now)
  if (wait > 0) return refuse('tooMany', `查询过于频繁，请${Math.ceil(wait / 60)}分钟后再试`)
  const { organId } = organ
  const code = queryCodeHash(services.keys, organId, key.queryCode)
  const factor = secondFactorHash(services.keys, organId, factorIn(key.secondFactor))
  const row = await services.database.read(publicTenancy(organId), (db) =>
    findByNumber(db, organId, typedNumber(key.number)),
  )
  const codeFits = isSame(row?.query_hash, code)
  const factorFits = [isSame(row?.receipt_hash, factor), isSame(row?.phone_hash, factor)].includes(true)
  const bucket = `${organId}|${code.toString('hex')}`
  const isBlocked = await isOver(services, bucket, now)
  if (row === undefined || !codeFits || !factorFits || isBlocked) {
    await takeHit(services.database, PER_CODE, bucket, now)
    return refuse('notFound', WRONG, { field: 'number' })
  }
  return ok(await viewOf(services, organ, row))
}

/** The digits typed; of a whole telephone number its last four, which is what was meant. */
function factorIn(typed: string): string {
  const digits = typed.normalize('NFKC').replace(/\D/g, '')
  return digits.length > 6 ? digits.slice(-4) : digits
}

/** The same page again by its token. */
export async function openStatus(
  services: Services,
  organ: Organ,
  token: string,
): Promise<Result<StatusView>> {
  const row = await rowOfToken(services, organ, token)
  if (row === undefined) return refuse('unauthenticated', '查询已过期，请重新输入申请编号和查询码')
  return ok(await viewOf(services, organ, row))
}

export async function rowOfToken(
  services: Services,
  organ: Organ,
  token: string,
): Promise<ApplicationRecord | undefined> {
  const id = readStatusToken(services, organ.organId, token)
  if (id === undefined) return undefined
  return services.database.read(publicTenancy(organ.organId), (db) =>
    findApplication(db, [organ.organId], id),
  )
}

function isSame(stored: Buffer | null | undefined, given: Buffer): boolean {
  const other = stored ?? NOTHING
  return other.length === given.length && timingSafeEqual(other, given)
}

async function isOver(services: Services, bucket: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - PER_CODE.windowSeconds * 1000)
  const { rows } = await sql<{ hits: number }>`
    SELECT hits FROM rate_window WHERE bucket = ${`${PER_CODE.name}|${bucket}`} AND started > ${since}`.execute(
    services.database.open,
  )
  return (rows[0]?.hits ?? 0) >= PER_CODE.hits
}

async function viewOf(services: Services, organ: Organ, row: ApplicationRecord): Promise<StatusView> {
  return services.database.read(publicTenancy(organ.organId), async (db) => {
    const reading = await readCase(services, db, row, { ledger: true })
    const { view } = reading
    const open = actsOfApplicant(view)
    const letters = await lettersOf(services, db, row)
    const canDownload = letters.some(({ isReply, downloadUntil }) => isReply && downloadUntil !== null)
    const today = services.clock.today()
    return {
      number: row.number,
      applicantName: row.masked_name,
      infoName: row.info_name,
      docNumber: row.doc_number,
      content: row.corrected_content ?? row.content,
      submittedOn: legalDay(row.submitted_on),
      receivedOn: view.receivedOn,
      stage: view.stage,
      stageText: toldStage(view, today, { canDownload }),
      onItsWay: isOnItsWay(view),
      actBy: lastDayToAct(view),
      closed: view.closed,
      deadlines: view.deadlines,
      history: historyOf(reading),
      letters,
      related: await relatedOf(db, row, reading),
      may: {
        correct: open.includes('correctionReceived'),
        explain: open.includes('reasonsReceived'),
        withdraw: open.includes('withdraw'),
      },
      token: makeStatusToken(services, row.organ_id, row.application_id),
    }
  })
}

function historyOf({ view }: CaseReading): StatusView['history'] {
  return view.live.flatMap((act) => {
    const text = toldAct(act)
    return text === undefined ? [] : [{ on: legalDay(act.on), text, article: articleOf(act.kind) }]
  })
}

/** No article speaks of withdrawing an application; the one of the office's table is for the office. */
function articleOf(kind: ActKind): string {
  return kind === 'withdraw' ? '' : definitionOf(kind).article
}

/** Where the rest of a case went that was split or joined to another: the applicant is told the numbers to ask for. */
async function relatedOf(
  db: Db,
  row: ApplicationRecord,
  { view }: CaseReading,
): Promise<StatusView['related']> {
  const named = view.live.flatMap((act) => {
    if (act.kind === 'splitInto') return [{ relation: '拆分后的各件', ids: act.data.children }]
    if (act.kind === 'splitFrom') return [{ relation: '拆分前的申请', ids: [act.data.parent] }]
    return act.kind === 'mergeInto' ? [{ relation: '并入的申请', ids: [act.data.into] }] : []
  })
  return Promise.all(
    named.map(async ({ relation, ids }) => {
      const others = await listByIds(db, row.organ_id, ids)
      return { relation, numbers: others.map(({ number }) => number).sort() }
    }),
  )
}

/** Letters that go to the applicant; those to third parties and other organs do not appear. */
const TO_APPLICANT: ReadonlySet<string> = new Set<LetterKind>([
  'correctionNotice',
  'extensionNotice',
  'consultationNotice',
  'reasonsNotice',
  'agreedDateNotice',
  'feeNotice',
  'reply',
])
const DAYS_OPEN = 60

async function lettersOf(
  services: Services,
  db: Db,
  row: ApplicationRecord,
): Promise<readonly StatusLetter[]> {
  const today = services.clock.today()
  const letters = await listLetters(db, row.organ_id, row.application_id)
  const told = letters.filter(({ kind, sent_on }) => TO_APPLICANT.has(kind) && sent_on !== null)
  return Promise.all(
    told.map(async (letter) => ({
      letterId: letter.letter_id,
      isReply: letter.kind === 'reply',
      name: nameByOutcome(letter.outcome, LETTER_NAMES[letter.kind as LetterKind]), // only letter kinds pass the filter
      number: letter.number,
      sentOn: legalDay(letter.sent_on ?? today),
      downloadUntil: openUntil(letter, today),
      isPaper: letter.paper !== null,
      files: (await filesOfReply(services, db, letter)).map(({ name, size }) => ({ name, size })),
    })),
  )
}

/** Until when a letter can be fetched on the status page; null where it cannot: the reply only after it was opened for it. */
export function openUntil(letter: LetterRow, today: string): ReturnType<typeof legalDay> | null {
  if (
    !TO_APPLICANT.has(letter.kind) ||
    letter.paper !== null ||
    letter.state !== 'sent' ||
    letter.sent_on === null
  )
    return null
  const until = letter.kind === 'reply' ? letter.download_until : addDays(legalDay(letter.sent_on), DAYS_OPEN)
  return until === null || until < today ? null : legalDay(until)
}
