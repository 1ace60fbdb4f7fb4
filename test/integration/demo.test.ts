import { existsSync, readFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { computeOrgan } from '../../src/annual-report/actions/compute-organ.ts'
import { recordsBehind } from '../../src/annual-report/actions/list-cell-records.ts'
import { lookUpStatus } from '../../src/applications/actions/look-up-status.ts'
import { verifyProjections } from '../../src/applications/actions/verify-projections.ts'
import { verifyChain } from '../../src/audit/verify.ts'
import { findVersion } from '../../src/applications/letter-store.ts'
import { loadDemo } from '../../src/demo/load.ts'
import { trackedReceipts } from '../../src/demo/tracking.ts'
import { localDate } from '../../src/law/local-date.ts'
import { OUTCOMES } from '../../src/law/outcomes.ts'
import { type Composition, compose } from '../../src/platform/compose.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const EXPECTED = join(
  import.meta.dirname,
  '../../../shared/data/reports/001-xigong-wangchenglu-2020/expected.json',
)
const TODAY = '2026-01-05'

let test: TestDatabase
let composition: Composition
let owner: Database
let dataDir: string
const lines: string[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  dataDir = mkdtempSync(join(tmpdir(), 'gongkai-demo-'))
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', CLOCK: TODAY }, 'demo')
  composition = await compose(config, test.app)
  await loadDemo(composition.services, test.owner, (line) => lines.push(line))
  owner = openDatabase({
    connection: test.owner,
    role: 'gongkai_owner',
    clock: composition.services.clock,
    auditHash: 'sha256',
  })
}, 180_000)
afterAll(async () => {
  await owner.close()
  await composition.close()
  await test.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

const rowsOf = async <Row extends object>(text: string): Promise<Row[]> =>
  (await owner.pool.query<Row>(text)).rows

describe('the demo district', () => {
  it('says what it loads', () => {
    expect(lines.length).toBeGreaterThan(4)
    expect(lines.at(-1)).toMatch(/年度报告 \d+ 份/)
  })

  it('has every outcome, kind of applicant and channel, and cases at every open stage', async () => {
    const [found] = await rowsOf<{
      outcomes: string[]
      columns: string[]
      channels: string[]
      stages: string[]
    }>(
      `SELECT array_agg(DISTINCT outcome) FILTER (WHERE outcome IS NOT NULL) AS outcomes,
              array_agg(DISTINCT applicant_column) AS columns, array_agg(DISTINCT channel) AS channels,
              array_agg(DISTINCT stage) AS stages FROM application`,
    )
    expect(new Set(found?.outcomes)).toEqual(new Set(OUTCOMES))
    expect(found?.columns).toHaveLength(6)
    expect(found?.channels).toHaveLength(6)
    for (const stage of [
      'submitted',
      'registered',
      'handling',
      'awaitingCorrection',
      'awaitingReasons',
      'consulting',
      'awaitingPayment',
      'inReview',
      'awaitingSignature',
      'decided',
      'delivered',
      'archived',
      'withdrawn',
    ])
      expect(found?.stages, stage).toContain(stage)
  })

  it('does nothing after today and nothing before the law', async () => {
    const [act] = await rowsOf<{ first: string; last: string }>(
      'SELECT min(act_on)::text AS first, max(act_on)::text AS last FROM application_act',
    )
    expect(String(act?.first) >= '2019-05-15').toBe(true)
    expect(String(act?.last) <= TODAY).toBe(true)
    const [item] = await rowsOf<{ last: string }>('SELECT max(published_on)::text AS last FROM public_item')
    expect(String(item?.last) <= TODAY).toBe(true)
  })

  it('covers the whole catalogue of 条例 20 and 21 in public', async () => {
    const clauses = await rowsOf<{ clause: string }>('SELECT DISTINCT clause FROM public_item')
    expect(clauses).toHaveLength(16)
    const [standing] = await rowsOf<{ tombstones: number }>(
      'SELECT count(*)::integer AS tombstones FROM public_tombstone',
    )
    expect(standing?.tombstones).toBeGreaterThan(0)
  })

  it('has every column of 表四 in reviews and in suits of both kinds', async () => {
    const found = await rowsOf<{ kind: string; after_review: boolean; n: number }>(
      'SELECT kind, after_review, count(DISTINCT coalesce(outcome, $$pending$$))::integer AS n FROM remedy GROUP BY 1, 2',
    )
    expect(found).toHaveLength(3)
    for (const { n } of found) expect(n).toBeGreaterThan(2)
  })

  it('keeps projections and the audit chains', async () => {
    const { services } = composition
    const checked = await verifyProjections(services, owner)
    expect(checked.cases).toBeGreaterThan(400)
    expect(checked.faults).toEqual([])
    for (const { organId } of services.organs.all()) {
      const chain = await verifyChain(owner.pool, organId)
      expect(chain.brokenAt).toBeUndefined()
      expect(chain.events).toBeGreaterThan(20)
    }
  })

  it('files a report for every organ and past year', async () => {
    const reports = await rowsOf<{ year: number; n: number }>(
      "SELECT year, count(*)::integer AS n FROM annual_report WHERE state = 'published' GROUP BY 1 ORDER BY 1",
    )
    expect(reports.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024])
    for (const { n } of reports) expect(n).toBe(8)
  })
})

describe('the story told by the records', () => {
  it('has a letter with number, day and text for every act that sends one, past or open', async () => {
    const bare = await rowsOf<{ kind: string; n: number }>(
      `SELECT act.kind, count(*)::integer AS n FROM application_act AS act
       LEFT JOIN letter ON letter.organ_id = act.organ_id AND letter.letter_id::text = act.data->>'letter'
         AND letter.application_id = act.application_id AND letter.sent_on = act.act_on AND letter.number IS NOT NULL
       LEFT JOIN letter_version AS version ON version.organ_id = letter.organ_id
         AND version.letter_id = letter.letter_id AND version.version = letter.version
       WHERE act.kind IN ('askCorrection', 'extend', 'consultThirdParty', 'consultOrgan', 'askReasons', 'agreeDate',
         'sendFeeNotice', 'notifyThirdParty', 'sign') AND version.sealed IS NULL GROUP BY 1`,
    )
    expect(bare).toEqual([])
    const [kinds] = await rowsOf<{ n: number }>('SELECT count(DISTINCT kind)::integer AS n FROM letter')
    expect(kinds?.n).toBe(10)
  })

  it('numbers letters of every series, and applications, by date', async () => {
    const out = await rowsOf<{ number: string }>(
      `SELECT number FROM (
         SELECT number, sent_on, lag(sent_on) OVER (
           PARTITION BY organ_id, kind, substring(number from '〔(\\d{4})〕')
           ORDER BY substring(number from '(\\d+)号$')::integer) AS before
         FROM letter WHERE state = 'sent') AS series WHERE before > sent_on`,
    )
    expect(out).toEqual([])
    const late = await rowsOf<{ number: string }>(
      `SELECT number FROM (
         SELECT number, submitted_on, lag(submitted_on) OVER (
           PARTITION BY organ_id, extract(year FROM submitted_on) ORDER BY number) AS before
         FROM application WHERE parent_id IS NULL) AS register WHERE before > submitted_on`,
    )
    expect(late).toEqual([])
  })

  it('answers every repeated request with the day and number of a reply to the same applicant', async () => {
    const told = await rowsOf<{ application_id: string; letter_id: string; organ_id: number }>(
      "SELECT application_id, letter_id, organ_id FROM letter WHERE kind = 'reply' AND outcome = 'E2'",
    )
    expect(told.length).toBeGreaterThan(3)
    for (const { organ_id: organId, letter_id: letterId, application_id: id } of told) {
      const [earlier] = await owner.read(systemTenancy(organId, 'test'), async (db) => {
        const version = await findVersion(db, composition.services.keys, organId, letterId)
        const number = version?.body.reply?.elements['earlierReply']?.split('，')[1]
        return db
          .selectFrom('letter')
          .innerJoin('application as answered', 'answered.application_id', 'letter.application_id')
          .innerJoin('application as repeated', 'repeated.identity_hash', 'answered.identity_hash')
          .select('letter.number')
          .where('letter.organ_id', '=', organId)
          .where('letter.number', '=', number ?? '')
          .where('repeated.application_id', '=', id)
          .execute()
      })
      expect(earlier?.number).toBeDefined()
    }
  })

  it('has done at the desk what offices do besides', async () => {
    const kinds = await rowsOf<{ kind: string }>('SELECT DISTINCT kind FROM application_act')
    expect(kinds.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'splitInto',
        'splitFrom',
        'mergeInto',
        'undo',
        'link',
        'restrict',
        'note',
        'urge',
        'returnDraft',
        'mailReturned',
        'emailReply',
        'offerDownload',
        'askSecrecy',
      ]),
    )
    const [counts] = await rowsOf<Record<string, number>>(
      `SELECT (SELECT count(*)::integer FROM application_file WHERE use = 'reply') AS files,
              (SELECT count(*)::integer FROM application_view) AS views,
              (SELECT count(*)::integer FROM application_reminder WHERE kind = 'mention') AS mentions,
              (SELECT count(*)::integer FROM application WHERE restricted) AS restricted,
              (SELECT count(*)::integer FROM application WHERE secrecy_due) AS secrecy,
              (SELECT count(*)::integer FROM petition WHERE answered_on IS NULL) AS petitions`,
    )
    for (const [what, count] of Object.entries(counts ?? {})) expect(count, what).toBeGreaterThan(0)
    expect(counts?.['files']).toBe(2)
  })

  it('has something due today and something a day late on the desk of the street', async () => {
    const due = await rowsOf<{ info_name: string; due_on: string }>(
      `SELECT info_name, due_on::text AS due_on FROM application JOIN organ USING (organ_id)
       WHERE code = 'wangchenglu' AND NOT closed AND due_on <= $$${TODAY}$$ AND stage = 'handling' ORDER BY due_on`,
    )
    // Sunday 4 January is a make-up workday: one working day late.
    expect(due.map((row) => row.due_on)).toEqual(['2026-01-04', TODAY])
  })

  it('lets a visitor follow two applications as their applicants, one with letters to fetch', async () => {
    const { services } = composition
    const organ = services.organs.byCode('wangchenglu')
    if (organ === undefined) throw new Error('no such organ')
    const receipts = await trackedReceipts(services)
    const views = await Promise.all(
      receipts.map(({ number, queryCode, receiptCode }) =>
        lookUpStatus(services, organ, {
          number,
          queryCode,
          secondFactor: receiptCode,
          clientAddress: '127.0.0.1',
        }),
      ),
    )
    const shown = views.map((view) => (view.ok ? view.value : undefined))
    expect(shown.map((view) => view?.stage)).toEqual(['decided', 'consulting'])
    const letters = shown[0]?.letters ?? []
    expect(letters.map(({ name }) => name)).toEqual(
      expect.arrayContaining([expect.stringContaining('补正'), expect.stringContaining('延期')]),
    )
    expect(letters.every(({ downloadUntil }) => downloadUntil !== null)).toBe(true)
    expect(letters.find(({ files }) => files.length > 0)?.files.map(({ name }) => name)).toEqual([
      '春和社区1号院老旧小区改造实施方案.pdf',
      '竣工验收单.pdf',
    ])
  })

  it('leaves no notice of a past year without an answer', async () => {
    const open = await rowsOf<{ n: number }>(
      `SELECT count(*)::integer AS n FROM work_notice AS notice JOIN person_unit AS place USING (organ_id)
       LEFT JOIN notice_receipt AS receipt ON receipt.organ_id = notice.organ_id
         AND receipt.notice_id = notice.notice_id AND receipt.person_id = place.person_id
       WHERE place.relation = 'liaison' AND notice.due_on < $$${TODAY}$$ AND receipt.kind IS NULL`,
    )
    expect(open).toEqual([{ n: 0 }])
  })

  it('has past years of tasks done with evidence and scores, and this year begun', async () => {
    const plans = await rowsOf<{
      year: number
      tasks: number
      done: number
      proved: number
      unscored: number
    }>(
      `SELECT plan.year, count(*)::integer AS tasks, count(*) FILTER (WHERE task.state = 'done')::integer AS done,
              count(*) FILTER (WHERE EXISTS (SELECT 1 FROM task_act AS act WHERE act.task_id = task.task_id
                AND act.kind = 'done' AND act.file_hash IS NOT NULL))::integer AS proved,
              (SELECT count(*)::integer FROM indicator LEFT JOIN indicator_score USING (organ_id, indicator_id)
               JOIN task_plan AS its USING (plan_id) WHERE its.year = plan.year AND parent_id IS NOT NULL
                 AND score IS NULL) AS unscored
       FROM task JOIN task_plan AS plan USING (organ_id, plan_id) GROUP BY plan.year ORDER BY plan.year`,
    )
    expect(plans.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025])
    for (const { year, tasks, done, proved, unscored } of plans)
      expect([year, done, proved, unscored]).toEqual([year, tasks, tasks, 0])
  })
})

describe('王城路街道 in 2020', () => {
  const compute = () => {
    const organ = composition.services.organs.byCode('wangchenglu')
    if (organ === undefined) throw new Error('no such organ')
    return owner.read(systemTenancy(organ.organId, 'test'), (db) =>
      computeOrgan(db, organ, 2020, localDate('2021-01-20')),
    )
  }

  it.skipIf(!existsSync(EXPECTED))('has the figures of its published report in every cell', async () => {
    const { cells } = await compute()
    const published: unknown = JSON.parse(readFileSync(EXPECTED, 'utf8'))
    let compared = 0
    for (const [path, { value }] of cells) {
      // What the published report leaves blank is nothing here.
      expect(value, path).toBe(cellOf(published, path) ?? 0)
      compared += 1
    }
    expect(compared).toBe(198)
  })

  it('opens the 1,162 handled records and the fifteen matters behind their cells', async () => {
    const { cells, form } = await compute()
    const handled = cells.get('proactive.otherServices.decisions')
    expect(handled).toMatchObject({ value: 1162, cases: 1162 })
    expect(cells.get('proactive.otherServices.previousItems')).toMatchObject({ value: 15, cases: 15 })
    const organ = composition.services.organs.byCode('wangchenglu')
    if (organ === undefined) throw new Error('no such organ')
    const behind = await owner.read(systemTenancy(organ.organId, 'test'), (db) =>
      recordsBehind(
        db,
        organ,
        form,
        { year: 2020, path: 'proactive.otherServices.decisions', page: 1, size: 2000 },
        localDate('2021-01-20'),
      ),
    )
    expect(behind.total).toBe(1162)
    expect(behind.rows).toHaveLength(1162)
  })

  it('has applications in other years, none in 2020', async () => {
    const years = await rowsOf<{ year: number; n: number }>(
      `SELECT extract(year FROM submitted_on)::integer AS year, count(*)::integer AS n
       FROM application JOIN organ USING (organ_id) WHERE code = 'wangchenglu' GROUP BY 1 ORDER BY 1`,
    )
    expect(years.map(({ year }) => year)).toEqual([2019, 2021, 2022, 2023, 2024, 2025, 2026])
  })
})

/** proactive.row.column, requests.<row with dots>.column, review.column, litigation.direct.column. */
function cellOf(report: unknown, path: string): unknown {
  const parts = path.split('.')
  const keys =
    parts[0] === 'requests' ? ['requests', parts.slice(1, -1).join('.'), parts.at(-1) ?? ''] : parts
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? new Map<string, unknown>(Object.entries(inner)).get(key)
        : undefined,
    report,
  )
}
