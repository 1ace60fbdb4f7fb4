/**
 * A filed report as one text: what is hashed, kept and published. The same content gives the same bytes; `decode` takes
 * only what `encode` writes.
 */
import { z } from 'zod'
import { localDate } from '../../law/local-date.ts'
import { FORMS } from '../forms/index.ts'
import type { CellPath, CellValue, Cells, FormDefinition, FormId } from '../model.ts'
import { cellPaths, nestCells } from '../model.ts'
import type { CorrectedCell } from '../compute.ts'
import type { ReportContent } from './document.ts'

export const SNAPSHOT_SCHEMA = 'gongkai.annual-report.1'

export const cellValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), value: z.number().int() }),
  z.object({ kind: z.literal('amount'), wan: z.string().regex(/^-?\d+(\.\d+)?$/) }),
  z.object({ kind: z.literal('blank'), printed: z.string() }),
])

const snapshotSchema = z.object({
  schema: z.literal(SNAPSHOT_SCHEMA),
  organ: z.object({ code: z.string(), name: z.string() }),
  year: z.number().int(),
  form: z.enum(['2019', '2021']),
  version: z.number().int(),
  asOf: z.string(),
  filedOn: z.string(),
  cells: z.array(z.tuple([z.string(), cellValueSchema])),
  texts: z.object({
    preface: z.string(),
    overview: z.string(),
    problems: z.string(),
    others: z.string(),
  }),
  corrections: z.array(
    z.object({
      path: z.string(),
      value: cellValueSchema,
      computed: cellValueSchema,
      reason: z.string(),
      by: z.string(),
    }),
  ),
  notes: z.array(z.tuple([z.string(), z.string()])),
  publicNote: z.string(),
})
type Encoded = z.infer<typeof snapshotSchema>

export interface Snapshot extends Omit<Encoded, 'cells' | 'corrections' | 'schema'> {
  readonly cells: Cells
  readonly corrections: readonly CorrectedCell[]
}

export function encodeSnapshot(snapshot: Snapshot): string {
  const { organ, year, form, version, asOf, filedOn, texts, notes, publicNote } = snapshot
  const cells = cellPaths(FORMS[form]).flatMap((path): [string, CellValue][] => {
    const value = snapshot.cells.get(path)
    return value === undefined ? [] : [[path, value]]
  })
  const corrections = snapshot.corrections.map(({ path, value, computed, reason, by }) => ({
    path,
    value,
    computed,
    reason,
    by,
  }))
  const head = { schema: SNAPSHOT_SCHEMA, organ, year, form, version, asOf, filedOn }
  return JSON.stringify({ ...head, cells, texts, corrections, notes, publicNote })
}

/** Throws on a text that is no snapshot. */
export function decodeSnapshot(content: string): Snapshot {
  const { schema: _, cells, ...rest } = snapshotSchema.parse(JSON.parse(content))
  return { ...rest, cells: new Map<CellPath, CellValue>(cells) }
}

/** What documents and pages print of a snapshot. `issuedOn`: the day it was published. */
export function contentOf(snapshot: Snapshot, issuedOn?: string): ReportContent {
  const { organ, year, cells, texts, corrections, publicNote, version } = snapshot
  return {
    organ: organ.name,
    year,
    cells,
    sections: { 1: texts.overview, 5: texts.problems, 6: texts.others },
    ...(texts.preface === '' ? {} : { preface: texts.preface }),
    ...(corrections.length === 0 ? {} : { corrections }),
    ...(publicNote === '' ? {} : { versionNote: `更正版本（第${version}版）：${publicNote}` }),
    ...(issuedOn === undefined ? {} : { issuedOn: localDate(issuedOn) }),
  }
}

/** The published JSON (contracts.md `cells`): numbers, amounts in 万元, null for a blank. */
export function publicJson(
  snapshot: Snapshot,
  publication: { readonly publishedOn: string | null; readonly hash: string },
): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    organ: snapshot.organ.name,
    code: snapshot.organ.code,
    year: snapshot.year,
    format: snapshot.form,
    version: snapshot.version,
    filedOn: snapshot.filedOn,
    publishedOn: publication.publishedOn,
    sha256: publication.hash,
    ...(snapshot.publicNote === '' ? {} : { versionNote: snapshot.publicNote }),
    cells: plainNested(snapshot.cells),
    texts: snapshot.texts,
    corrections: snapshot.corrections.map(({ path, value, computed, reason }) => ({
      path,
      value: plainValue(value),
      computed: plainValue(computed),
      reason,
    })),
  }
}

/** The nested cells of contracts.md with plain values. */
export function plainNested(cells: Cells): unknown {
  return mapLeaves(nestCells(cells))
}

function mapLeaves(node: unknown): unknown {
  if (isCellValue(node)) return plainValue(node)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mapLeaves(value)]))
}

function isCellValue(node: unknown): node is CellValue {
  return typeof node === 'object' && node !== null && 'kind' in node && typeof node.kind === 'string'
}

/** A JSON number; an amount of up to fifteen digits is exact, the form prints no longer ones. */
export function plainValue(value: CellValue): number | null {
  if (value.kind === 'blank') return null
  return value.kind === 'count' ? value.value : Number(value.wan)
}

/** The JSON schema of the cells of a form (2020-12), published at /reports/schema.json. */
export function cellsSchema(forms: Readonly<Record<FormId, FormDefinition>>): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '政府信息公开工作年度报告数据',
    type: 'object',
    required: ['organ', 'year', 'format', 'cells'],
    properties: {
      organ: { type: 'string', title: '行政机关名称' },
      code: { type: 'string' },
      year: { type: 'integer', title: '年度' },
      format: { enum: Object.keys(forms), title: '格式' },
      version: { type: 'integer', minimum: 1 },
      filedOn: { type: ['string', 'null'], format: 'date', title: '报送日期' },
      publishedOn: { type: ['string', 'null'], format: 'date', title: '公布日期' },
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      cells: { type: 'object' },
    },
    oneOf: Object.values(forms).map((form) => ({
      title: `${form.name}（${form.notice}）`,
      properties: { format: { const: form.id }, cells: { $ref: `#/$defs/cells${form.id}` } },
    })),
    $defs: Object.fromEntries(Object.values(forms).map((form) => [`cells${form.id}`, formSchema(form)])),
  }
}

function formSchema(form: FormDefinition): unknown {
  const count = (title: string, signed = false): unknown => ({
    type: ['integer', 'null'],
    title,
    ...(signed ? {} : { minimum: 0 }),
  })
  const remedy = object(form.remedyColumns.map(({ key, label }) => [key, count(label)]))
  const proactive = form.proactive.flatMap((block) =>
    block.rows.map((row): [string, unknown] => [
      row.key,
      object(
        block.columns.map(({ key, label, unit, signed }) => [
          key,
          unit === '万元' ? { type: ['number', 'null'], title: `${label}（万元）` } : count(label, signed),
        ]),
        row.label,
      ),
    ]),
  )
  return object([
    ['proactive', object(proactive)],
    [
      'requests',
      object(
        form.requestRows.map(({ key, label }) => [
          key,
          object(
            form.requestColumns.map((column) => [column.key, count(column.label)]),
            label,
          ),
        ]),
      ),
    ],
    ['review', remedy],
    ['litigation', object(['direct', 'afterReview'].map((key) => [key, remedy]))],
  ])
}

function object(members: readonly (readonly [string, unknown])[], title?: string): unknown {
  return {
    type: 'object',
    ...(title === undefined ? {} : { title }),
    properties: Object.fromEntries(members),
    additionalProperties: false,
  }
}
