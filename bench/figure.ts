/** One measured figure beside its baseline in the same run, and what was aimed at. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline?: { readonly value: number; readonly what: string }
  /** Value against baseline, the way round the aim is written. */
  readonly ratio?: number
  /** Of the ratio where there is one, else of the value. */
  readonly aim: { readonly atLeast: number } | { readonly atMost: number }
}

export function isMet({ value, ratio, aim }: Figure): boolean {
  const judged = ratio ?? value
  return 'atLeast' in aim ? judged >= aim.atLeast : judged <= aim.atMost
}

/** A table in columns that line up in any terminal: names are kept in Latin letters. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${round(figure.value)} ${figure.unit}`,
    figure.baseline === undefined
      ? ''
      : `${round(figure.baseline.value)} ${figure.unit}, ${figure.baseline.what}`,
    figure.ratio === undefined ? '' : figure.ratio.toFixed(2),
    'atLeast' in figure.aim ? `>= ${round(figure.aim.atLeast)}` : `<= ${round(figure.aim.atMost)}`,
    isMet(figure) ? 'met' : 'MISSED',
  ])
  const head = ['figure', 'measured', 'baseline in this run', 'ratio', 'aim', 'result']
  const widths = head.map((label, column) =>
    Math.max(label.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

function round(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toFixed(2)))
}
