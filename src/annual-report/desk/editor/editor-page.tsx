import { Alert, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Loading, PageHeader, ProblemAlert } from '../../../desk/components/index.ts'
import { useCall } from '../../../desk/hooks.ts'
import { openReport, type ReportAnswer } from '../../contract.ts'
import { StateTag } from '../state-tag.tsx'
import '../report.css'
import { ChecksPanel } from './checks-panel.tsx'
import { DifferencesNotice } from './differences-notice.tsx'
import { FiguresTab } from './figures-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { ImprovementsTab } from './improvements-tab.tsx'
import { PictureTab } from './picture-tab.tsx'
import { TextsTab } from './texts-tab.tsx'
import { Downloads, WorkflowBar } from './workflow-bar.tsx'

export interface EditorProps {
  readonly report: ReportAnswer
}

/** One report: figures and their records, texts, checks, corrections, the way to filing and publication. */
export default function EditorPage() {
  const { organId = '', year = '' } = useParams()
  const { data, error, refetch } = useCall(openReport, {
    params: { organId: Number(organId), year: Number(year) },
  })
  if (data !== undefined) return <Editor report={data} />
  return (
    <>
      <PageHeader title="年度报告" back={{ to: '/reports', label: '年度报告' }} />
      {error === null ? (
        <Loading label="正在计算年度报告" />
      ) : (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      )}
    </>
  )
}

function Editor({ report }: EditorProps) {
  const [opened, setOpened] = useState<string>()
  const [tab, setTab] = useState('figures')
  const openCell = (path: string): void => {
    setTab('figures')
    setOpened(path)
  }
  return (
    <>
      <PageHeader
        title={`${report.organ.name} ${report.year}年度报告`}
        back={{ to: '/reports', label: '年度报告' }}
        tags={
          <>
            <StateTag state={report.state} returned={report.returned !== null} />
            {report.version > 1 ? <Tag>第{report.version}版（更正）</Tag> : null}
            {report.source === 'imported' ? <Tag>导入</Tag> : null}
          </>
        }
        subtitle={subtitleOf(report)}
        extra={<Downloads report={report} />}
      />
      <WorkflowBar report={report} />
      <Notices report={report} />
      <div className="report-editor">
        <Tabs
          activeKey={tab}
          onChange={setTab}
          items={[
            {
              key: 'figures',
              label: '三张表',
              children: <FiguresTab report={report} opened={opened} onOpen={setOpened} />,
            },
            { key: 'texts', label: '文字', children: <TextsTab report={report} /> },
            { key: 'improvements', label: '改进措施', children: <ImprovementsTab report={report} /> },
            { key: 'picture', label: '图解', children: <PictureTab report={report} /> },
            { key: 'history', label: '经过', children: <HistoryTab report={report} /> },
          ]}
        />
        <aside className="report-side" aria-label="检查">
          <ChecksPanel report={report} onOpenCell={openCell} />
        </aside>
      </div>
    </>
  )
}

function subtitleOf(report: ReportAnswer): string {
  const due = `应于 ${report.dueOn} 前报送（${report.dueBasis}）`
  if (report.filedOn === null) return `${due}；数据计算到 ${report.asOf}`
  const published = report.publishedOn === null ? '' : `，${report.publishedOn} 公布`
  return `${report.filedOn} 报送${published}；${due}`
}

function Notices({ report }: EditorProps) {
  return (
    <>
      {report.returned === null ? null : (
        <Alert
          className="desk-notice"
          type="warning"
          showIcon
          title={`${report.returned.on} ${report.returned.by} 退回`}
          description={report.returned.reason}
        />
      )}
      {report.reminders[0] === undefined || report.filedOn !== null ? null : (
        <Alert
          className="desk-notice"
          type="info"
          showIcon
          title={`${report.reminders[0].madeOn} ${report.reminders[0].by}：${report.reminders[0].text}`}
        />
      )}
      {report.publicNote === '' ? null : (
        <Alert className="desk-notice" type="info" showIcon title={`更正说明：${report.publicNote}`} />
      )}
      <DifferencesNotice report={report} />
    </>
  )
}
