import { FORMS } from '../../forms/index.ts'
import type { CellPath } from '../../model.ts'
import { type CellMark, ReportGrids } from '../report-grid.tsx'
import { CellDrawer } from './cell-drawer.tsx'
import type { EditorProps } from './editor-page.tsx'

/** The three tables; a click opens what stands behind a figure. */
export function FiguresTab({
  report,
  opened,
  onOpen,
}: EditorProps & { opened: string | undefined; onOpen: (path: string | undefined) => void }) {
  const form = FORMS[report.form]
  return (
    <>
      <p className="desk-muted-block">
        点一格查看背后的记录。黄底为人工更正，红框为勾稽错误，橙框为提示。单位：件、项；金额为万元。
      </p>
      <ReportGrids
        form={form}
        cells={new Map(report.cells)}
        corrected={new Set(report.corrections.map(({ path }) => path))}
        marks={marksOf(report)}
        onOpen={onOpen}
      />
      <CellDrawer report={report} path={opened} onClose={() => onOpen(undefined)} />
    </>
  )
}

function marksOf(report: EditorProps['report']): ReadonlyMap<CellPath, CellMark> {
  const marks = new Map<CellPath, CellMark>()
  for (const { path, severity, message } of report.findings) {
    if (path === undefined || severity === 'info') continue
    if (severity === 'error' || !marks.has(path)) marks.set(path, { kind: severity, message })
  }
  return marks
}
