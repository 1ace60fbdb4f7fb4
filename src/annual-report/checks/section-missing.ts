/**
 * section.missing — 缺少规定的部分、表格或者表格的行. An excerpt lacks only what would stand between the first and the
 * last section found in it.
 */
import type { Finding, ReadSection } from '../reading.ts'
import { splitPath } from '../model.ts'
import type { Check, Subject } from './check.ts'
import { pathsOf } from './check.ts'
import { nameCell } from './naming.ts'

const ORDINALS = ['', '一', '二', '三', '四', '五', '六'] as const
const TABLES = [
  { key: 'proactive', name: '表二', section: 2, title: '主动公开政府信息情况' },
  { key: 'requests', name: '表三', section: 3, title: '收到和处理政府信息公开申请情况' },
  { key: 'remedies', name: '表四', section: 4, title: '政府信息公开行政复议、行政诉讼情况' },
] as const

interface Extent {
  readonly first: number
  readonly last: number
}

/** What the source holds: everything, or in an excerpt from the first section found to the last. */
function extentOf(subject: Subject): Extent {
  if (subject.text.cut !== true) return { first: 1, last: 6 }
  const found = (subject.text.sections ?? []).map((section) => section.number)
  return { first: Math.min(7, ...found), last: Math.max(0, ...found) }
}

function missingSections(subject: Subject): readonly Finding[] {
  const { sections } = subject.text
  if (sections === undefined) return []
  const found = new Set(sections.map((section: ReadSection) => section.number))
  const { first, last } = extentOf(subject)
  return subject.form.sections
    .filter(({ number }) => !found.has(number) && first <= number && number <= last)
    .map((section) => missing(subject, `缺少第${ORDINALS[section.number]}部分“${section.title}”`))
}

function missingTables(subject: Subject): readonly Finding[] {
  const { tables } = subject.text
  if (tables === undefined) return []
  const { first, last } = extentOf(subject)
  return TABLES.flatMap((table) => {
    // the last section of an excerpt may break off inside its own table
    const ends = subject.text.cut === true && table.section >= last
    if (ends || table.section < first) return []
    if (!tables[table.key].found) return [missing(subject, `缺少${table.name}（${table.title}）`)]
    return tables[table.key].complete ? [] : missingRows(subject, table)
  })
}

function missingRows(subject: Subject, table: (typeof TABLES)[number]): readonly Finding[] {
  const rows = new Map<string, boolean>()
  for (const path of pathsOf(subject)) {
    const { table: of, row } = splitPath(path)
    const inTable = table.key === 'remedies' ? of === 'review' || of === 'litigation' : of === table.key
    if (!inTable) continue
    const key = `${of}.${row}`
    rows.set(key, rows.get(key) === true || subject.cells.has(path) || subject.unread.has(path))
  }
  const names = [...rows].filter(([, there]) => !there).map(([key]) => rowName(subject, key))
  if (names.length === 0) return []
  const shown = names.slice(0, NAMED_ROWS).map((name) => `“${name}”`)
  const more = names.length > shown.length ? `等${names.length}行` : ''
  return [missing(subject, `${table.name}缺少${shown.join('、')}${more}`)]
}

/** Half a table may be missing: a reviewer needs the first few rows and how many. */
const NAMED_ROWS = 6

function rowName(subject: Subject, key: string): string {
  const path = pathsOf(subject).find((candidate) => candidate.startsWith(rowPrefix(key)))
  return path === undefined ? key : nameCell(subject.form, path).row
}

/** `review.review` of a remedy block without rows is `review.`. */
function rowPrefix(key: string): string {
  return key === 'review.review' ? 'review.' : `${key}.`
}

function missing(subject: Subject, message: string): Finding {
  return { rule: 'section.missing', severity: 'warning', message, article: subject.form.notice }
}

export const sectionMissing: Check = {
  rule: 'section.missing',
  severity: 'warning',
  run: (subject) => [...missingSections(subject), ...missingTables(subject)],
  examples: [
    { title: '只查数据，不查正文', expect: [] },
    {
      title: '三张表全部缺失',
      given: {
        text: {
          tables: {
            proactive: { found: false, complete: false },
            requests: { found: false, complete: false },
            remedies: { found: false, complete: false },
          },
        },
      },
      expect: [
        { message: '缺少表二（主动公开政府信息情况）' },
        { message: '缺少表三（收到和处理政府信息公开申请情况）' },
        { message: '缺少表四（政府信息公开行政复议、行政诉讼情况）' },
      ],
    },
    {
      title: '缺第六部分',
      given: { text: { sections: sampleSections([1, 2, 3, 4, 5]) } },
      expect: [{ severity: 'warning', message: '缺少第六部分“其他需要报告的事项”' }],
    },
    {
      title: '节选到第二部分为止，其后不算缺失',
      given: {
        text: {
          cut: true,
          sections: sampleSections([1, 2]),
          tables: {
            proactive: { found: true, complete: false },
            requests: { found: false, complete: false },
            remedies: { found: false, complete: false },
          },
        },
      },
      expect: [],
    },
    {
      title: '节选从第四部分开始，其前不算缺失',
      given: {
        text: {
          cut: true,
          sections: sampleSections([4, 5]),
          tables: {
            proactive: { found: false, complete: false },
            requests: { found: true, complete: false },
            remedies: { found: true, complete: true },
          },
        },
      },
      expect: [],
    },
    {
      title: '表二少一行',
      given: {
        cells: {
          'proactive.coercion.decisions': null,
        },
        text: {
          tables: {
            proactive: { found: true, complete: false },
            requests: { found: true, complete: true },
            remedies: { found: true, complete: true },
          },
        },
      },
      expect: [{ message: '表二缺少“行政强制”' }],
    },
  ],
}

function sampleSections(numbers: readonly ReadSection['number'][]): readonly ReadSection[] {
  return numbers.map((number) => ({
    number,
    printedNumber: number,
    title: '',
    printedTitle: '',
    text: '',
    place: { line: number },
    cut: false,
  }))
}
