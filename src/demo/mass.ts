/**
 * Mass data for benchmarks: organs and applications by set-based SQL. Some hundred cases are told and replayed once,
 * lawful like the demo's; every generated application is one of them under another organ and number, so its acts and
 * its projections agree. Applicants hold no personal data at all.
 */
import { APPLICANT_COLUMNS } from '../annual-report/model.ts'
import { CHANNELS, type NewAct, WAYS_WANTED } from '../applications/model.ts'
import { projectionOf, PROJECTION_COLUMNS, PROJECTION_TYPES } from '../applications/projection.ts'
import { replay } from '../applications/rules.ts'
import { definitionOf } from '../applications/side-acts.ts'
import { type LocalDate, yearOf } from '../law/local-date.ts'
import { OUTCOMES, type Outcome } from '../law/outcomes.ts'
import type { WorkCalendar } from '../law/work-calendar.ts'
import type { Tx } from '../platform/database/database.ts'
import { actsUntil, type CasePeople } from './cases/builder.ts'
import { planCase } from './cases/plan.ts'
import { subjectsOf } from './cases/subjects.ts'
import { daysOf } from './days.ts'
import { deck, seeded } from './random.ts'

export interface MassOrder {
  readonly organs: number
  readonly applications: number
  readonly seed: number
  readonly today: LocalDate
}

/** Codes of generated organs: g, then a number. */
export const GENERATED_CODE = '^g[0-9]*$'
const TEMPLATES = 1500
const NOBODY: CasePeople = (() => {
  const nobody = '00000000-0000-7000-8000-000000000000'
  return { clerk: nobody, reviewer: nobody, head: nobody, secrecy: nobody, signer: nobody }
})()

/** Organs below one generated district. Answers the id of the district. */
export async function insertOrgans(tx: Tx, organs: number): Promise<number> {
  const { rows } = await tx.client.query<{ organ_id: number }>(
    `WITH id AS (SELECT coalesce((SELECT organ_id FROM organ WHERE code = 'g0'), nextval('organ_id_seq')::integer) AS organ_id)
     INSERT INTO organ (organ_id, code, name, short_name, kind, parent_id, path, settings, sort)
     SELECT organ_id, 'g0', '演示生成区人民政府', '演示生成区', 'district', NULL, ARRAY[organ_id], '{}', 0 FROM id
     ON CONFLICT (organ_id) DO UPDATE SET sort = organ.sort RETURNING organ_id`,
  )
  const root = rows[0]?.organ_id
  if (root === undefined) throw new Error('no district')
  await tx.client.query(
    `WITH had AS (SELECT count(*)::integer AS n FROM organ WHERE code ~ '^g[1-9]')
     INSERT INTO organ (organ_id, code, name, short_name, kind, parent_id, path, settings, sort)
     SELECT id, 'g' || n, '演示生成机关' || n, '生成机关' || n, 'department', $1, ARRAY[$1, id], '{}', n
     FROM (SELECT nextval('organ_id_seq')::integer AS id, had.n + s AS n FROM had, generate_series(1, $2) AS s) AS new`,
    [root, organs],
  )
  return root
}

/** Applications with their acts, spread over the generated organs, the first with most. */
export async function insertApplications(tx: Tx, calendar: WorkCalendar, order: MassOrder): Promise<void> {
  const { client } = tx
  await loadTemplates(tx, calendar, order)
  const { rows } = await client.query<{ total: number }>(
    "SELECT count(*)::integer AS total FROM organ WHERE code ~ '^g[1-9]'",
  )
  await client.query(
    `CREATE TEMP TABLE gen ON COMMIT DROP AS
     SELECT o.organ_id, gen_random_uuid() AS application_id, i, (i::bigint * 7919 + $2) % $3 AS template
     FROM (SELECT i, 1 + floor($4 * power((i - 0.5) / $1, 1.5))::bigint AS place FROM generate_series(1, $1) AS i) AS one
     JOIN (SELECT organ_id, row_number() OVER (ORDER BY organ_id) AS place FROM organ WHERE code ~ '^g[1-9]') AS o
       ON o.place = one.place`,
    [order.applications, order.seed, TEMPLATES, rows[0]?.total ?? 0],
  )
  await client.query('ANALYZE gen')
  const indexes = await dropSecondaryIndexes(tx)
  const columns = PROJECTION_COLUMNS.join(', ')
  await client.query(
    `INSERT INTO application (organ_id, application_id, number, channel, applicant_column, sealed, masked_name,
       identity_hash, name_hash, info_name, doc_number, content, form_wanted, way_wanted, help, intake_hash,
       submitted_on, created_at, ${columns})
     SELECT g.organ_id, g.application_id, 'g-' || left(t.submitted_on::text, 4) || '-' || g.i, t.channel, t.applicant_column,
       '{}', '演示*', sha256(int4send(g.i % 300000)), sha256(int4send(g.i % 300000)), t.info_name, '', t.content, 'either', t.way, '',
       sha256(uuid_send(g.application_id)), t.submitted_on, $1, ${columns.replace(/(\w+)/g, 't.$1')}
     FROM gen AS g JOIN gen_template AS t ON t.template = g.template ORDER BY g.organ_id`,
    [tx.now],
  )
  await client.query(
    'ALTER TABLE application_act DROP CONSTRAINT application_act_organ_id_application_id_fkey',
  )
  await client.query(
    `INSERT INTO application_act (organ_id, application_id, seq, kind, act_on, recorded_at, person_id, role, data, article)
     SELECT g.organ_id, g.application_id, a.seq, a.kind, a.act_on, $1, NULL, 'system', a.data, a.article
     FROM gen AS g JOIN gen_act AS a ON a.template = g.template ORDER BY g.organ_id, g.application_id, a.seq`,
    [tx.now],
  )
  await client.query(
    `ALTER TABLE application_act ADD CONSTRAINT application_act_organ_id_application_id_fkey
     FOREIGN KEY (organ_id, application_id) REFERENCES application (organ_id, application_id)`,
  )
  for (const definition of indexes) await client.query(definition)
}

/** A million rows go in five times faster when their indexes are built at the end. */
async function dropSecondaryIndexes(tx: Tx): Promise<readonly string[]> {
  const { rows } = await tx.client.query<{ indexname: string; indexdef: string }>(
    `SELECT indexname, indexdef FROM pg_indexes
     WHERE schemaname = 'public' AND tablename = 'application'
       AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE conrelid = 'application'::regclass)`,
  )
  for (const { indexname } of rows) await tx.client.query(`DROP INDEX public.${indexname}`)
  return rows.map(({ indexdef }) => indexdef)
}

interface Template {
  readonly acts: readonly NewAct[]
  readonly row: Readonly<Record<string, unknown>>
}

async function loadTemplates(tx: Tx, calendar: WorkCalendar, order: MassOrder): Promise<void> {
  const templates = tellTemplates(calendar, order)
  const projected = PROJECTION_COLUMNS.map((name) => `${name} ${PROJECTION_TYPES[name]}`).join(', ')
  const head =
    'template bigint, channel text, applicant_column text, info_name text, content text, way text, submitted_on date'
  await tx.client.query(
    `CREATE TEMP TABLE gen_template ON COMMIT DROP AS SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(${head}, ${projected})`.replace(
      '$1',
      literal(templates.map(({ row }) => row)),
    ),
  )
  const acts = templates.flatMap(({ acts: told }, template) =>
    told.map(({ kind, on, data }, index) => ({
      template,
      seq: index + 1,
      kind,
      act_on: on,
      data,
      article: definitionOf(kind).article,
    })),
  )
  await tx.client.query(
    `CREATE TEMP TABLE gen_act ON COMMIT DROP AS SELECT * FROM jsonb_to_recordset(${literal(acts)}::jsonb)
     AS a(template bigint, seq integer, kind text, act_on date, data jsonb, article text)`,
  )
  await tx.client.query('ANALYZE gen_template, gen_act')
}

/** CREATE TABLE AS takes no parameters; the text is our own and quoted. */
function literal(value: unknown): string {
  return `'${JSON.stringify(value).replaceAll("'", "''")}'`
}

/** Half of all requests are granted and most applicants are people, as in published reports. */
function tellTemplates(calendar: WorkCalendar, order: MassOrder): readonly Template[] {
  const random = seeded(`generate|${order.seed}`)
  const days = daysOf(calendar)
  const often = Array.from({ length: 24 }, (): Outcome => 'A1')
  const people = Array.from({ length: 14 }, () => 'naturalPerson' as const)
  const outcome = deck(random, [...OUTCOMES, ...often])
  const column = deck(random, [...APPLICANT_COLUMNS, ...people])
  const channel = deck(random, CHANNELS)
  const subject = deck(random, subjectsOf('xigong'))
  return Array.from({ length: TEMPLATES }, (_, template) => {
    const year = random.int(2021, Math.max(2021, yearOf(order.today)))
    const submittedOn = days.inYear(random, year)
    const setting = {
      random,
      days,
      people: NOBODY,
      organ: '演示生成机关',
      unit: '00000000-0000-7000-8000-000000000001',
      subject: subject(),
      channel: channel(),
      way: random.pick(WAYS_WANTED),
      submittedOn: submittedOn > order.today ? order.today : submittedOn,
      outcome: outcome(),
    }
    const acts = shortened(actsUntil(planCase(setting).acts, order.today), template)
    const view = replay(
      acts.map((act, index) => ({ ...act, seq: index + 1 }) as Parameters<typeof replay>[0][number]),
      calendar,
    ) // numbered, as on record
    const { infoName, content } = setting.subject
    return {
      acts,
      row: {
        template,
        channel: setting.channel,
        applicant_column: column(),
        info_name: infoName,
        content: content.replaceAll('{年}', String(year - 1)),
        way: setting.way,
        submitted_on: setting.submittedOn,
        ...projectionOf(view),
      },
    }
  })
}

/** Without the acts that tell nothing to the law and the report; nobody of the organ did them. */
function shortened(acts: readonly NewAct[], template: number): readonly NewAct[] {
  return acts
    .filter(
      ({ kind }) => kind !== 'accept' && kind !== 'assign' && kind !== 'search' && kind !== 'reviewSecrecy',
    )
    .map((act) => {
      const nobody = { ...act, by: null } as NewAct // the same act, done by nobody in particular
      if (nobody.kind !== 'sign') return nobody
      return { ...nobody, data: { ...nobody.data, number: `演示〔${nobody.on.slice(0, 4)}〕${template}号` } }
    })
}
