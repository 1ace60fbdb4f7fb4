/** 表二 主动公开政府信息情况: each row by its own label; the form by the headings. */
import { FORMS } from '../forms/index.ts'
import { proactivePath, type FormId, type ProactiveBlock } from '../model.ts'
import type { Chunk } from './chunks.ts'
import { enter, placeOf, type Collected } from './collect.ts'
import { assignColumns, type TableHabits } from './columns.ts'
import { squeeze } from './fold.ts'
import { habitsOf, headingCentres, type DocumentHabits } from './habits.ts'
import { clauseOf, exactLabels, formSign, type Label } from './labels.ts'
import { rowLabelOf, type RowLabel } from './rows.ts'
import { numberKind } from './values.ts'

/** Rows of 表二 that only the older form has. */
const ONLY_2019 = new Set(['otherServices', 'procurement'])

/** The form whose headings 表二 prints; undefined where it prints none. */
export function formOfHeadings(chunks: readonly Chunk[]): FormId | undefined {
  const votes: Record<FormId, number> = { '2019': 0, '2021': 0 }
  for (const chunk of chunks) {
    if (chunk.table !== 'proactive' && chunk.values.length > 0) continue
    chunk.texts.forEach((item, index) => {
      const sign = formSign(item.text) ?? formSign(`${chunk.texts[index - 1]?.text ?? ''}${item.text}`)
      if (sign) votes[sign] += 1
      for (const label of exactLabels(item.text)) if (ONLY_2019.has(label.key)) votes['2019'] += 0.1
    })
  }
  if (votes['2019'] === votes['2021']) return undefined
  return votes['2019'] > votes['2021'] ? '2019' : '2021'
}

/** Habits of the rows of a block and of those with as many columns; where none is full, its own headings show the columns. */
function blockHabits(
  block: ProactiveBlock,
  labelled: readonly { readonly chunk: Chunk; readonly label: RowLabel }[],
  document: DocumentHabits,
): TableHabits {
  const n = block.columns.length
  const own = labelled.filter(({ label }) => block.rows.some((row) => row.key === label.match.label.key))
  const headings = headingCentres(
    own.flatMap(({ chunk }) => chunk.texts),
    block.columns.map((column) => new RegExp(`^${column.label.slice(0, 6).replace('/', '.?')}`)),
  )
  const full = own.map(({ chunk }) => chunk)
  return habitsOf(full, n, document, headings)
}

const APART = '标签与数字脱离，无法确定属于哪一行'

function isLoose(chunk: Chunk): boolean {
  return chunk.table === 'proactive' && chunk.values.some((value) => !value.blank)
}

/**
 * Numbers printed right behind the headings of a block that has a single row, its label coming later (PDF text in
 * reading order): there is no other cell they could be. Answers how many chunks were used.
 */
function valuesBeforeLabel(into: Collected, form: FormId, loose: readonly Chunk[]): number {
  let used = 0
  for (const chunk of loose) {
    const heading = chunk.texts.at(-1)?.text ?? ''
    const block = FORMS[form].proactive.find(
      ({ rows, columns }) =>
        rows.length === 1 &&
        exactLabels(heading).some((label) => label.key === columns.at(-1)?.key && label.kind === 'column'),
    )
    const clause = chunk.texts.map((item) => clauseOf(item.text)).findLast((found) => found !== undefined)
    const row = block?.rows[0]
    if (
      !block ||
      !row ||
      !clause ||
      !block.clause.includes(clause) ||
      chunk.values.length !== block.columns.length
    )
      continue
    used += 1
    block.columns.forEach((column, index) => {
      const item = chunk.values[index]
      if (item)
        enter(
          into,
          proactivePath(row.key, column.key),
          { kind: 'value', text: item.text, item },
          numberKind(column),
          item,
        )
    })
  }
  return used
}

interface TwoRow {
  readonly block: ProactiveBlock
  readonly key: string
}

export function readTableTwo(
  into: Collected,
  chunks: readonly Chunk[],
  form: FormId,
  document: DocumentHabits,
): boolean {
  const rows = FORMS[form].proactive.flatMap((block) =>
    block.rows.map((row): TwoRow => ({ block, key: row.key })),
  )
  const labelled = chunks.flatMap((chunk) => {
    const label =
      chunk.table === 'requests' || chunk.table === 'remedies' ? undefined : rowLabelOf(chunk, 'proactive')
    return label && chunk.values.length > 0 ? [{ chunk, label }] : []
  })
  const units = headerUnits(chunks)
  for (const row of rows) {
    const found = labelled.find(({ label }) => label.match.label.key === row.key)
    if (!found) continue
    readRow(into, row, found.chunk, found.label, blockHabits(row.block, labelled, document), units)
  }
  const loose = chunks.filter((chunk) => isLoose(chunk) && !labelled.some((entry) => entry.chunk === chunk))
  const early = valuesBeforeLabel(into, form, loose)
  const apart = loose.length > early
  const blankRows = rowsWithoutValues(chunks, new Set(labelled.map(({ label }) => label.match.label.key)))
  for (const { label, line } of blankRows) {
    const row = rows.find((candidate) => candidate.key === label.key)
    for (const column of row?.block.columns ?? []) {
      const path = proactivePath(label.key, column.key)
      enter(
        into,
        path,
        apart ? { kind: 'unread', reason: APART } : { kind: 'blank', printed: '' },
        numberKind(column),
        { line },
      )
    }
  }
  return labelled.length + blankRows.length > 0
}

function readRow(
  into: Collected,
  row: TwoRow,
  chunk: Chunk,
  label: RowLabel,
  habits: TableHabits,
  units: ReadonlyMap<string, '元' | '万元'>,
): void {
  const columns = row.block.columns
  const kinds = columns.map(numberKind)
  const { slots, excess } = assignColumns(chunk, { kinds, sums: [] }, habits)
  columns.forEach((column, index) => {
    const slot = slots[index] ?? { kind: 'absent' }
    enter(
      into,
      proactivePath(row.key, column.key),
      slot,
      kinds[index] ?? 'count',
      chunk.values[0],
      units.get(row.key),
    )
  })
  if (excess) into.excess.push({ table: '表二', row: label.match.label.official, item: chunk.values[0] })
  noteLabel(into, `proactive.${row.key}`, label, chunk)
}

/** A label printed otherwise than in the form, apart from enumerator, spaces, notes in brackets and line breaks. */
export function noteLabel(into: Collected, path: string, label: RowLabel, chunk: Chunk): void {
  const { official } = label.match.label
  const plain = (text: string) => squeeze(text).replace(/\([^()]*\)?|[^\p{Script=Han}]/gu, '')
  const [printed, form] = [plain(label.printed), plain(official)]
  if (printed.startsWith(form) || printed.endsWith(form)) return
  const broken = chunk.style === 'spaces' && (label.pieces > 1 || form.startsWith(printed))
  if (broken && !label.match.exact) return
  into.labelNotes.push({
    path,
    printed: label.printed.trim(),
    takenFor: official,
    place: placeOf(into, label.text),
  })
}

/** Row labels that are printed with nothing after them, another label following: their cells are blank. */
export function rowsWithoutValues(
  chunks: readonly Chunk[],
  filled: ReadonlySet<string>,
  table: Label['table'] = 'proactive',
): readonly { readonly label: Label; readonly line: number; readonly printed: string }[] {
  const found: { label: Label; line: number; printed: string }[] = []
  for (const chunk of chunks) {
    if (chunk.style === 'glued') continue
    chunk.texts.forEach((item, index) => {
      const last = index === chunk.texts.length - 1
      if (last && (chunk.values.length > 0 || chunk.atEnd)) return
      const label = exactLabels(item.text).find((known) => known.kind === 'row' && known.table === table)
      if (label && !filled.has(label.key)) found.push({ label, line: item.line, printed: item.text })
    })
  }
  return found
}

/** Units that a heading prints for an amount: 采购总金额（元）. */
function headerUnits(chunks: readonly Chunk[]): ReadonlyMap<string, '元' | '万元'> {
  const units = new Map<string, '元' | '万元'>()
  for (const item of chunks.flatMap((chunk) => chunk.texts)) {
    const plain = squeeze(item.text)
    const row = /采购总?金额/.test(plain) ? 'procurement' : /收费金额/.test(plain) ? 'fees' : undefined
    if (!row || plain.length > 40) continue
    if (/万元/.test(plain)) units.set(row, '万元')
    else if (/元/.test(plain)) units.set(row, '元')
  }
  return units
}
