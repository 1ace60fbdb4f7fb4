/** What the editor is shown of a report, as schemas. */
import { z } from 'zod'
import { ORGAN_KINDS } from '../../organs/model.ts'
import { IMPROVEMENT_STATUSES, REPORT_STATES } from '../rules.ts'
import { cellValueSchema } from './snapshot.ts'

export const formSchema = z.enum(['2019', '2021'])
export const stateSchema = z.enum(REPORT_STATES)

const findingSchema = z.object({
  key: z.string(),
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  path: z.string().optional(),
  message: z.string(),
  article: z.string().optional(),
  /** The note that explains a warning. */
  note: z.string(),
})

export const cellSchema = z.tuple([z.string(), cellValueSchema])

export const reportSchema = z.object({
  organ: z.object({ organId: z.number(), code: z.string(), name: z.string(), kind: z.enum(ORGAN_KINDS) }),
  year: z.number(),
  version: z.number(),
  versions: z.array(
    z.object({
      version: z.number(),
      state: stateSchema,
      filedOn: z.string().nullable(),
      publishedOn: z.string().nullable(),
    }),
  ),
  form: formSchema,
  source: z.enum(['records', 'imported']),
  state: stateSchema,
  stateName: z.string(),
  publicNote: z.string(),
  /** A government's report: its organs' filed reports and its own level's records added up. */
  isRollup: z.boolean(),
  asOf: z.string(),
  dueOn: z.string(),
  dueBasis: z.string(),
  filedOn: z.string().nullable(),
  filedHash: z.string().nullable(),
  publishedOn: z.string().nullable(),
  /** What is shown and would be filed: computed, with corrections; the snapshot once filed. */
  cells: z.array(cellSchema),
  corrections: z.array(
    z.object({
      path: z.string(),
      value: cellValueSchema,
      computed: cellValueSchema,
      reason: z.string(),
      by: z.string(),
    }),
  ),
  previous: z.object({ year: z.number(), form: formSchema, cells: z.array(cellSchema) }).nullable(),
  texts: z.object({
    preface: z.string(),
    overview: z.string(),
    problems: z.string(),
    others: z.string(),
  }),
  gaps: z.object({
    preface: z.array(z.string()),
    overview: z.array(z.string()),
    problems: z.array(z.string()),
    others: z.array(z.string()),
  }),
  /** Section 五 of the report before, to write beside. */
  previousProblems: z.string(),
  promised: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      status: z.enum(IMPROVEMENT_STATUSES),
      note: z.string(),
    }),
  ),
  improvements: z.array(z.string()),
  findings: z.array(findingSchema),
  obstacles: z.array(z.string()),
  /** Reasons against each act; null: it can be done. */
  acts: z.array(z.object({ kind: z.string(), name: z.string(), against: z.string().nullable() })),
  mayEdit: z.boolean(),
  mayCorrectPublished: z.boolean(),
  returned: z.object({ reason: z.string(), by: z.string(), on: z.string() }).nullable(),
  /** Cells in which the records now give other figures than were filed. */
  differences: z.array(
    z.object({
      path: z.string(),
      name: z.string(),
      filed: cellValueSchema.nullable(),
      now: cellValueSchema.nullable(),
    }),
  ),
  differenceEvents: z.array(z.object({ foundOn: z.string(), cells: z.number() })),
  history: z.array(
    z.object({ seq: z.number(), kind: z.string(), on: z.string(), by: z.string(), what: z.string() }),
  ),
  reminders: z.array(z.object({ madeOn: z.string(), text: z.string(), by: z.string() })),
})
export type ReportAnswer = z.infer<typeof reportSchema>
