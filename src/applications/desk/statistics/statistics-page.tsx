import { Alert } from 'antd'
import { apiUrl } from '../../../desk/api.ts'
import {
  DownloadButton,
  Loading,
  PageHeader,
  PageSection,
  PrintButton,
  ProblemAlert,
} from '../../../desk/components/index.ts'
import { useCall } from '../../../desk/hooks.ts'
import { localDate } from '../../../law/local-date.ts'
import {
  drawStatistics,
  getStatistics,
  printStatistics,
  type Statistics,
} from '../../render/statistics-contract.ts'
import { BEHIND, type Filters, type FlowKey, type Scope } from '../../render/statistics.ts'
import { daysOf, share, titleOf } from '../../render/statistics-tables.ts'
import '../applications.css'
import { FlowTable } from './flow-table.tsx'
import { Figure } from './links.tsx'
import { DaysTable, MonthsTable, ResultsTable } from './number-tables.tsx'
import { AnsweredSection, FeesSection, RemediesSection, StepsSection } from './other-sections.tsx'
import { ScopeSelect, useChosen, type Chosen } from './scope-select.tsx'
import './statistics.css'

/** 办理统计: every number is counted as 表三 counts it, and opens the cases behind it. */
export default function StatisticsPage() {
  const [chosen, choose] = useChosen()
  const { data, error, refetch } = useCall(getStatistics, { query: chosen }, { keepPrevious: true })
  const query = { ...chosen }
  return (
    <>
      <PageHeader
        title="办理统计"
        subtitle={
          data === undefined
            ? '按年度报告表三口径统计，点数字可看对应的申请。'
            : `${titleOf(data)}。${daysOf(data)}，按年度报告表三口径，点数字可看对应的申请。`
        }
        extra={
          <>
            <PrintButton>打印本页</PrintButton>
            <DownloadButton path={printStatistics.path} query={{ ...query, format: 'xlsx' }}>
              导出Excel
            </DownloadButton>
            <DownloadButton path={printStatistics.path} query={{ ...query, format: 'pdf' }}>
              统计表（PDF）
            </DownloadButton>
          </>
        }
      />
      <ScopeSelect chosen={chosen} onChange={choose} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? (
          <Loading label="正在统计" />
        ) : null
      ) : (
        <Numbers statistics={data} chosen={chosen} />
      )}
    </>
  )
}

function Numbers({ statistics, chosen }: { statistics: Statistics; chosen: Chosen }) {
  const { organ, from, to, hidden, columns, channels, units, organs } = statistics
  const scope: Scope = { organ: organ.organId, span: { from: localDate(from), to: localDate(to) } }
  const here = () => scope
  return (
    <>
      {hidden === 0 ? null : (
        <Alert
          className="desk-notice"
          type="info"
          showIcon
          title={`其中 ${hidden} 件限制查看：计入件数，您打开的申请列表中不显示。`}
        />
      )}
      <PageSection title="总体情况">
        <Total statistics={statistics} scope={scope} />
      </PageSection>
      <PageSection title="按月收到、办结和结转">
        <Plots chosen={chosen} keys={['months', 'pending']} />
        <MonthsTable statistics={statistics} scope={scope} />
      </PageSection>
      <PageSection title="按时率和所用工作日">
        <Plots chosen={chosen} keys={['days']} />
        <DaysTable statistics={statistics} scope={scope} />
      </PageSection>
      <PageSection title="办理结果">
        <ResultsTable statistics={statistics} scope={scope} />
      </PageSection>
      {organs.length === 0 ? null : (
        <PageSection title="按机关">
          <FlowTable
            caption="各机关收到、办结和送达件数"
            head="机关"
            lines={organs}
            scopeOf={({ key }) => ({ ...scope, organ: Number(key) })}
            filtersOf={() => ({})}
          />
        </PageSection>
      )}
      <PageSection title="按申请人类型">
        <FlowTable
          caption="各类申请人的申请件数"
          head="申请人"
          lines={columns}
          scopeOf={here}
          filtersOf={({ key }) => ({ column: key })}
        />
      </PageSection>
      <PageSection title="按收到渠道">
        <FlowTable
          caption="各渠道的申请件数"
          head="渠道"
          lines={channels}
          scopeOf={here}
          filtersOf={({ key }) => ({ channel: key })}
        />
      </PageSection>
      {organ.organId === null ? null : (
        <PageSection title="按承办科室">
          <FlowTable
            caption="各科室、社区承办件数"
            head="科室或社区"
            lines={units}
            scopeOf={here}
            filtersOf={({ key }) => ({ unit: key })}
          />
        </PageSection>
      )}
      <StepsSection statistics={statistics} scope={scope} />
      <FeesSection statistics={statistics} scope={scope} />
      <RemediesSection statistics={statistics} scope={scope} />
      <AnsweredSection statistics={statistics} />
    </>
  )
}

const TOTALS: readonly (readonly [FlowKey, string])[] = [
  ['received', '本期收到'],
  ['carriedIn', '上期结转'],
  ['decided', '本期办结'],
  ['carriedOut', '结转下期'],
  ['delivered', '已送达'],
  ['late', '逾期送达'],
]

function Total({ statistics: { total, meanDays }, scope }: { statistics: Statistics; scope: Scope }) {
  const none: Filters = {}
  return (
    <dl className="stat-figures">
      {TOTALS.map(([key, label]) => (
        <div key={key} className={key === 'late' && total.late > 0 ? 'stat-late' : ''}>
          <dt>{label}</dt>
          <dd>
            <Figure count={total[key]} filters={BEHIND[key](scope, none)} what={label} /> <small>件</small>
          </dd>
        </div>
      ))}
      <div>
        <dt>按时率</dt>
        <dd>
          <Figure count={total.inTime} filters={BEHIND.inTime(scope)} what="按时送达">
            {share(total.inTime, total.delivered)}
          </Figure>
        </dd>
      </div>
      <div>
        <dt>平均所用工作日</dt>
        <dd>
          {meanDays ?? '—'} {meanDays === null ? null : <small>日</small>}
        </dd>
      </div>
    </dl>
  )
}

const PLOT_NAMES = {
  months: '按月收到、办结件数',
  pending: '月末未办结件数',
  days: '送达件所用工作日',
} as const

/** The tables below say the same in words; a picture is for the eye. */
function Plots({ chosen, keys }: { chosen: Chosen; keys: readonly (keyof typeof PLOT_NAMES)[] }) {
  return (
    <div className="stat-plots">
      {keys.map((key) => (
        <figure key={key}>
          <figcaption>{PLOT_NAMES[key]}</figcaption>
          <img
            src={apiUrl(drawStatistics.path, { key }, { ...chosen })}
            alt={`${PLOT_NAMES[key]}，数字见下表`}
            width={480}
            height={340}
          />
        </figure>
      ))}
    </div>
  )
}
