import { Alert, Drawer, Radio } from 'antd'
import { useState } from 'react'
import type { AnswerBody } from '../../desk/api.ts'
import { DataTable, Loading, PageHeader, PageSection, ProblemAlert } from '../../desk/components/index.ts'
import { useCall } from '../../desk/hooks.ts'
import { listRollupParts, showRollup } from '../contract.ts'
import { FORMS } from '../forms/index.ts'
import { sameValue } from '../compute/corrections.ts'
import { sayCell } from '../checks/naming.ts'
import { ReportGrids, type CellMark } from './report-grid.tsx'
import { useReportYear, YearSelect } from './year-select.tsx'

type Rollup = AnswerBody<typeof showRollup>

/** A district's figures from its organs' filed reports, beside those of the records. */
export default function RollupPage() {
  const [year, setYear] = useReportYear()
  const { data, error, refetch } = useCall(showRollup, { params: { year } })
  return (
    <>
      <PageHeader
        title="辖区汇总"
        subtitle={
          data === undefined ? '' : `${data.filedCount} 个机关已报送，${data.missing.length} 个没有报送`
        }
        extra={<YearSelect year={year} onChange={setYear} />}
      />
      {error === null ? null : <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Loading label="正在汇总" /> : null}
      {data === undefined ? null : <Body rollup={data} />}
    </>
  )
}

function Body({ rollup }: { rollup: Rollup }) {
  const [source, setSource] = useState<'filed' | 'records'>('filed')
  const [opened, setOpened] = useState<string>()
  const form = FORMS[rollup.form]
  const cells = new Map(source === 'filed' ? rollup.cells : rollup.recomputed)
  return (
    <>
      {rollup.missing.length === 0 ? null : (
        <Alert
          className="desk-notice"
          type="warning"
          showIcon
          title={`${rollup.missing.length} 个机关没有报送，汇总数不含：${rollup.missing.map(({ name }) => name).join('、')}`}
        />
      )}
      {rollup.otherForm.length === 0 ? null : (
        <Alert
          className="desk-notice"
          type="warning"
          showIcon
          title={`用了其他年度格式，没有计入：${rollup.otherForm.map(({ name }) => name).join('、')}`}
        />
      )}
      <PageSection
        title="三张表合计"
        extra={
          <Radio.Group
            size="small"
            optionType="button"
            value={source}
            onChange={(event) => setSource(event.target.value as typeof source)} // one of the two options below
            options={[
              { value: 'filed', label: '按已报送' },
              { value: 'records', label: '按全部机关的记录' },
            ]}
          />
        }
      >
        <p className="desk-muted-block">
          由所属机关已报送的报告与本级记录相加。橙框：按报送与按全部记录计算不同。点一格看各机关的数。
        </p>
        <ReportGrids form={form} cells={cells} marks={marksOf(rollup)} onOpen={setOpened} />
      </PageSection>
      <Findings rollup={rollup} />
      <Parts year={rollup.year} path={opened} onClose={() => setOpened(undefined)} />
    </>
  )
}

function marksOf(rollup: Rollup): ReadonlyMap<string, CellMark> {
  const filed = new Map(rollup.cells)
  const form = FORMS[rollup.form]
  return new Map(
    rollup.recomputed
      .filter(([path, value]) => !sameValue(value, filed.get(path)))
      .map(([path]) => [path, { kind: 'warning', message: `${sayCell(form, path)}：按报送与按记录不同` }]),
  )
}

function Findings({ rollup }: { rollup: Rollup }) {
  return (
    <div className="desk-columns">
      <PageSection title="各机关报告自身的问题">
        {rollup.organFindings.length === 0 ? <p>没有。</p> : null}
        {rollup.organFindings.map((each) => (
          <details key={each.code}>
            <summary>
              {each.name}：错误 {each.errors}，提示 {each.warnings}
            </summary>
            <Lines lines={each.messages} />
          </details>
        ))}
      </PageSection>
      <PageSection title="报送数与记录不同">
        {rollup.differences.length === 0 ? <p>没有。</p> : null}
        {rollup.differences.map((each) => (
          <details key={each.code}>
            <summary>
              {each.name}：{each.cells.length} 格
            </summary>
            <Lines lines={each.cells} />
          </details>
        ))}
      </PageSection>
      <PageSection title="本级报告与汇总数">
        {rollup.own === null ? <p>本级报告还没有报送。</p> : null}
        {rollup.own?.length === 0 ? <p>一致。</p> : null}
        <Lines lines={(rollup.own ?? []).map(({ message }) => message)} />
      </PageSection>
    </div>
  )
}

const SHOWN = 8

function Lines({ lines }: { lines: readonly string[] }) {
  const rest = lines.slice(SHOWN)
  return (
    <>
      <List lines={lines.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <details>
          <summary>其余 {rest.length} 条</summary>
          <List lines={rest} />
        </details>
      )}
    </>
  )
}

function List({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="report-obstacles">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Parts(props: { year: number; path: string | undefined; onClose: () => void }) {
  const { year, path } = props
  const { data, error, isPending } = useCall(
    listRollupParts,
    { params: { year }, query: { path: path ?? '' } },
    { enabled: path !== undefined },
  )
  return (
    <Drawer open={path !== undefined} onClose={props.onClose} size={480} title={data?.name ?? '各机关的数'}>
      <DataTable
        caption="各机关的数"
        columns={[
          { title: '机关', dataIndex: 'name' },
          { title: '数', dataIndex: 'value', align: 'right' },
        ]}
        rows={data?.parts}
        rowKey={(part) => part.code}
        loading={isPending}
        error={error}
        empty={{ title: '各机关都是零' }}
      />
    </Drawer>
  )
}
