import { Alert, Button, Descriptions, Tag } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { sayCell } from '../../annual-report/checks/naming.ts'
import type { CellPath, FormDefinition } from '../../annual-report/model.ts'
import {
  DownloadButton,
  Loading,
  PageHeader,
  PageSection,
  ProblemAlert,
  ReasonDialog,
} from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import {
  getOpinion,
  getOriginal,
  openKeptReport,
  type OpenedAnswer,
  restoreKeptReport,
  withdrawKeptReport,
} from '../contract.ts'
import { printedForm, sayPlace } from '../rules.ts'
import { type SourceSpot, sourceSpots } from '../render/source-view.ts'
import { CellPanel } from './cell-panel.tsx'
import { type CellFacts, cellId, CheckGrids } from './check-grid.tsx'
import { FindingsList } from './findings-list.tsx'
import { PreviousChoice } from './previous-choice.tsx'
import { SourcePane } from './source-pane.tsx'
import './report-check.css'

/** One report: what was found, the tables beside the source text, corrections, the opinion sheet. */
export default function CheckPage() {
  const { checkId = '' } = useParams()
  const organId = useKeeper()
  const { data, error, refetch } = useCall(openKeptReport, { params: { checkId }, query: { organId } })
  if (data === undefined) {
    return error === null ? (
      <Loading label="正在读取检查结果" />
    ) : (
      <>
        <PageHeader title="年报检查结果" back={BACK} />
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </>
    )
  }
  return <Opened key={checkId} report={data} />
}

/** The keeper in the address: an organ below, or undefined for the own one. */
function useKeeper(): number | undefined {
  const [search] = useSearchParams()
  const id = Number(search.get('organId') ?? '')
  return Number.isInteger(id) && id > 0 ? id : undefined
}

const BACK = { to: '/report-checks', label: '检查一份年报' }

function factsOf(report: OpenedAnswer): CellFacts {
  const marks = new Map<CellPath, CellFacts['marks'] extends ReadonlyMap<string, infer Mark> ? Mark : never>()
  for (const severity of ['info', 'warning', 'error'] as const) {
    for (const { path, message, severity: own } of report.findings)
      if (path !== undefined && own === severity) marks.set(path, { severity, message })
  }
  return {
    cells: new Map(report.cellValues),
    unread: new Map(report.unreadCells.map(({ path, reason }) => [path, reason])),
    corrected: new Set(report.corrections.map(({ path }) => path)),
    marks,
  }
}

function spotsOf(form: FormDefinition, report: OpenedAnswer): ReadonlyMap<CellPath, SourceSpot> {
  return sourceSpots(form, {
    cells: new Map(report.cellValues),
    // JSON leaves out what is not there; zod says the same as "may be undefined"
    places: new Map(report.places.map(([path, place]) => [path, plain(place)])),
    unread: report.unreadCells.map(({ path, place }) => ({ path, place: plain(place) })),
    lines: report.lines.map((text) => ({ text })),
  })
}

function plain({ line }: { line?: number | undefined }): { line?: number } {
  return line === undefined ? {} : { line }
}

function Opened({ report }: { report: OpenedAnswer }) {
  const form = useMemo(() => printedForm(report), [report])
  const facts = useMemo(() => factsOf(report), [report])
  const spots = useMemo(() => spotsOf(form, report), [form, report])
  const [selected, setSelected] = useState<CellPath>()
  const [spot, setSpot] = useState<SourceSpot>()
  const select = useCallback(
    (path: CellPath) => {
      setSelected(path)
      setSpot(spots.get(path))
    },
    [spots],
  )
  const jump = (path: CellPath): void => {
    select(path)
    const cell = document.getElementById(cellId(path))
    cell?.scrollIntoView({ block: 'center', inline: 'center' })
    cell?.focus({ preventScroll: true })
  }
  const showLine = (line: number): void => {
    setSelected(undefined)
    setSpot({ line })
    document.getElementById('check-source-title')?.scrollIntoView({ block: 'start' })
  }
  return (
    <>
      <Head report={report} />
      <Notices report={report} />
      <Facts report={report} />
      <PageSection title="发现的问题">
        <FindingsList findings={report.findings} onCell={jump} onLine={showLine} />
      </PageSection>
      {report.unreadCells.length === 0 ? null : <UnreadList report={report} form={form} onCell={jump} />}
      <PageSection title="还原的表格与原文">
        <p className="desk-muted">
          点一格，右侧原文标出它所在的行和数字。“空白”是原件为空或者印横线，“未读出”是印有内容但不能确定，“缺”是原件中没有找到这一格，都不当作
          0。
        </p>
        <div className="check-columns">
          <div className="check-tables">
            <CheckGrids form={form} facts={facts} selected={selected} onSelect={select} />
          </div>
          <div className="check-side">
            <h3 id="check-source-title">原文</h3>
            {selected === undefined ? null : (
              <CellPanel report={report} form={form} facts={facts} path={selected} />
            )}
            <SourcePane lines={report.lines} leftOut={report.linesLeftOut} spot={spot} />
          </div>
        </div>
      </PageSection>
      <Acts report={report} form={form} />
    </>
  )
}

function Head({ report }: { report: OpenedAnswer }) {
  const { checkId } = report
  const organId = useKeeper()
  const query = organId === undefined ? {} : { organId }
  return (
    <PageHeader
      title={`${report.organ ?? '未写明机关'} ${report.year === null ? '' : `${report.year}年`}年报检查结果`}
      subtitle={report.title ?? report.fileName}
      back={BACK}
      tags={report.withdrawn ? <Tag>已移出清单</Tag> : undefined}
      extra={
        <>
          <DownloadButton path={getOpinion.path} params={{ checkId }} query={query} type="primary">
            审核意见（Word）
          </DownloadButton>
          <DownloadButton path={getOriginal.path} params={{ checkId }} query={query}>
            原文件
          </DownloadButton>
          {report.writable ? <ListButton report={report} /> : null}
        </>
      }
    />
  )
}

/** Out of the list or back into it: an act with its reason, nothing is deleted. */
function ListButton({ report }: { report: OpenedAnswer }) {
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  const out = useAct(withdrawKeptReport, { message: '已移出清单', problem: 'page', onDone: close })
  const back = useAct(restoreKeptReport, { message: '已放回清单', problem: 'page', onDone: close })
  const act = report.withdrawn ? back : out
  const name = report.withdrawn ? '放回清单' : '移出清单'
  return (
    <>
      <Button onClick={() => setOpen(true)}>{name}</Button>
      <ReasonDialog
        open={open}
        title={name}
        description={
          report.withdrawn ? '放回后可以继续更正和对照。' : '文件、读数和经过都保留，可以随时放回清单。'
        }
        minLength={4}
        okText={name}
        busy={act.isPending}
        error={act.error}
        onClose={close}
        onSubmit={(reason) => act.mutate({ params: { checkId: report.checkId }, body: { reason } })}
      />
    </>
  )
}

function Notices({ report }: { report: OpenedAnswer }) {
  const texts = [
    ...(report.writable
      ? []
      : ['这份年报由下级机关读入并检查，在这里只能查看；更正和对照由读入的机关办理。']),
    ...report.notices.map(({ message }) => message),
    ...(report.cut ? ['文件在第六部分之前中断，后文未能检查。'] : []),
  ]
  return texts.map((text) => (
    <Alert key={text} className="desk-notice" type="warning" showIcon title={text} />
  ))
}

function Facts({ report }: { report: OpenedAnswer }) {
  return (
    <PageSection title="概况">
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 1, md: 2, lg: 3 }}
        items={[
          { key: 'file', label: '文件', children: report.fileName },
          {
            key: 'form',
            label: '格式',
            children:
              report.format === null ? `未能判断，按${report.form}年格式还原` : `${report.format}年格式`,
          },
          { key: 'kept', label: '读入', children: `${report.keptOn} ${report.keptBy}` },
          { key: 'cells', label: '读出', children: `${report.cells} 格，未读出 ${report.unread} 格` },
          {
            key: 'counts',
            label: '结果',
            children: `错误 ${report.errors} 项，提醒 ${report.warnings} 项，说明 ${report.infos} 项`,
          },
          { key: 'previous', label: '上年年报', children: <PreviousChoice report={report} /> },
        ]}
      />
    </PageSection>
  )
}

function UnreadList(props: { report: OpenedAnswer; form: FormDefinition; onCell: (path: CellPath) => void }) {
  return (
    <PageSection title="未能读出的格">
      <ul className="check-unread-list">
        {props.report.unreadCells.map(({ path, reason, place }) => (
          <li key={path}>
            <Button size="small" type="link" onClick={() => props.onCell(path)}>
              {sayCell(props.form, path)}
            </Button>
            {reason} <span className="desk-muted">{sayPlace(place)}</span>
          </li>
        ))}
      </ul>
    </PageSection>
  )
}

function Acts({ report, form }: { report: OpenedAnswer; form: FormDefinition }) {
  return (
    <PageSection title="经过">
      <ol className="check-acts">
        {report.acts.map(({ seq, name, on, by, path, note }) => (
          <li key={seq}>
            {on} {by} {name}
            {path === null ? '' : `：${sayCell(form, path)}`}
            {note === '' ? '' : `（${note}）`}
          </li>
        ))}
      </ol>
    </PageSection>
  )
}
