/**
 * The checks on a report at work: its cells and its typed sections, read by the same parser as a published file. The
 * desk runs this while a person types, the server before it files: one set of rules.
 */
import { FORMS } from '../forms/index.ts'
import type { Cells, FormId } from '../model.ts'
import { linesOfText } from '../parse/source.ts'
import { parseReport } from '../parse/report.ts'
import type { Finding } from '../reading.ts'
import { reportTitle } from '../render/document.ts'
import { checkCells } from './index.ts'

export interface LiveReport {
  readonly form: FormId
  readonly organ: string
  readonly year: number
  readonly cells: Cells
  readonly texts: Readonly<Partial<Record<'overview' | 'problems' | 'others', string>>>
  readonly previous?: { readonly form: FormId; readonly cells: Cells; readonly year: number } | undefined
}

const ORDINALS = ['', '一', '二', '三', '四', '五', '六'] as const

export function judgeReport(report: LiveReport): readonly Finding[] {
  const form = FORMS[report.form]
  const { previous } = report
  const read = parseReport({
    lines: linesOfText(textOf(report)),
    notices: [],
    whole: true,
  })
  const findings = checkCells(form, report.cells, {
    organ: report.organ,
    year: report.year,
    text: {
      title: read.title,
      sections: read.sections,
      statements: read.statements,
      lines: read.lines,
    },
    ...(previous === undefined
      ? {}
      : { previous: { form: FORMS[previous.form], cells: previous.cells, year: previous.year } }),
  })
  // A line of a text made up for the parser is no place a person could look at.
  return findings.map(({ place: _, ...finding }) => finding)
}

function textOf({ form, organ, year, texts }: LiveReport): string {
  const written: Readonly<Record<number, string | undefined>> = {
    1: texts.overview,
    5: texts.problems,
    6: texts.others,
  }
  return [
    reportTitle(organ, year),
    ...FORMS[form].sections.flatMap(({ number, title }) => [
      `${ORDINALS[number]}、${title}`,
      written[number] ?? '',
    ]),
  ].join('\n')
}
