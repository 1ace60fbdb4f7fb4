import type { ReactNode } from 'react'
import { EmptyState, Notice } from '../../portal/components/basics.tsx'
import { QueryForm } from '../../portal/components/form.tsx'
import { DataTable } from '../../portal/components/tables.tsx'
import type { PortalUrls } from '../../portal/route.ts'
import { changeText, shortName } from '../answers.ts'
import type { Comparison } from '../compare.ts'
import { printCell } from '../render/cell-text.ts'

export interface ReportChoice {
  readonly value: string
  readonly label: string
}

/** Two published reports side by side, cell by cell; differences are marked in words, not by colour alone. */
export function ComparePage(props: {
  urls: PortalUrls
  years: readonly number[]
  year: number | undefined
  choices: readonly ReportChoice[]
  compare: string
  comparison: Comparison | undefined
}): ReactNode {
  const { urls, years, year, choices, compare, comparison } = props
  if (years.length === 0) return <EmptyState title="还没有可以对照的年度报告" />
  return (
    <>
      <QueryForm action={urls.to('/reports/compare')} label="选择两份报告" className="report-choice">
        <label>
          本机关年度
          <select name="year" defaultValue={year}>
            {years.map((each) => (
              <option key={each} value={each}>
                {each}年
              </option>
            ))}
          </select>
        </label>
        <label>
          对照
          <select name="compare" defaultValue={compare}>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button button-primary">
          对照
        </button>
      </QueryForm>
      {comparison !== undefined && <Compared comparison={comparison} />}
    </>
  )
}

function Compared({ comparison }: { comparison: Comparison }): ReactNode {
  const differing = comparison.cells.filter(({ differs }) => differs)
  return (
    <div className="report-compared">
      {comparison.proactiveOmitted && (
        <Notice title="表二没有对照">
          <p>两份报告的格式不同（2019年试行格式与2021年格式），表二各栏含义不同，不能相比。</p>
        </Notice>
      )}
      <p>
        共 {comparison.cells.length} 格，其中 {differing.length} 格不同。下面只列不同的各格。
      </p>
      {differing.length > 0 && (
        <DataTable
          caption="两份报告不同的各格"
          hideCaption
          rowHeader
          columns={[
            { label: '数据项' },
            ...comparison.labels.map((label) => ({ label, align: 'right' as const, nowrap: true })),
            { label: '增减', align: 'right', nowrap: true },
          ]}
          rows={differing.map((cell) => [
            shortName(comparison.form, cell.path),
            ...cell.values.map((value) => printCell(value) || '空白'),
            changeText(cell),
          ])}
        />
      )}
    </div>
  )
}
