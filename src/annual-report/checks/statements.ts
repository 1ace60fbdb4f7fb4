/** What the text.* checks share: a number of the prose against a number of the table. */
import type { CellPath } from '../model.ts'
import type { Finding, Statement, StatementKind } from '../reading.ts'
import type { Subject } from './check.ts'

export interface Comparison {
  readonly rule: string
  readonly path: CellPath
  readonly tableSays: string
  readonly tableValue: number | undefined
  /** What may explain the difference; appended to the message. */
  readonly hint?: string
}

export function statementsOf(subject: Subject, ...kinds: readonly StatementKind[]): readonly Statement[] {
  return (subject.text.statements ?? []).filter((statement) => kinds.includes(statement.kind))
}

/** A finding at the clause where prose and table differ; nothing where the table has no such number. */
export function compareStatement(
  subject: Subject,
  statement: Statement,
  comparison: Comparison,
): readonly Finding[] {
  const { tableValue } = comparison
  if (tableValue === undefined || tableValue === statement.value) return []
  return [
    {
      rule: comparison.rule,
      severity: 'warning',
      path: comparison.path,
      expected: tableValue,
      actual: statement.value,
      message: `正文“${shorten(statement.quote)}”为${statement.value}，${comparison.tableSays}为${tableValue}，两数不符${comparison.hint ?? '，请核实或者在正文说明口径'}`,
      article: subject.form.notice,
      place: statement.place,
    },
  ]
}

function shorten(quote: string): string {
  return quote.length <= 40 ? quote : `${quote.slice(0, 39)}…`
}

/** A statement for the examples of the text checks. */
export function sampleStatement(kind: StatementKind, value: number, quote: string): Statement {
  return { kind, value, quote, place: { line: 1 }, section: 1 }
}
