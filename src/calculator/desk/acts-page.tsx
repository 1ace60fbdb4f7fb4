import { Tag } from 'antd'
import { STAGES } from '../../law/case-stages.ts'
import { ROLE_NAMES } from '../../law/roles.ts'
import { allowedActs, applicantActs } from '../../law/stages.ts'
import { CASE_ACT_DEFINITIONS } from '../../law/case-acts.ts'
import { ArticleTag, DataTable, PageHeader, PageSection, PrintButton } from '../../desk/components/index.ts'
import { useMe } from '../../desk/session.ts'
import { flowChartSvg } from '../render/flow-chart.ts'
import { actRows, stageRows } from '../render/stage-table.ts'
import './calculator.css'

/** The manual's page of the table that decides what is allowed; what one's own roles may do is marked. */
export default function ActsPage() {
  const me = useMe()
  const chart = `data:image/svg+xml;utf8,${encodeURIComponent(flowChartSvg())}`
  return (
    <>
      <PageHeader
        title="办理流程与权限表"
        subtitle={`系统按这张表办理：按钮、不能办理的原因、公众看到的流程图都由它得出。您的岗位：${
          me.roles.map((role) => ROLE_NAMES[role]).join('、') || '无'
        }`}
        extra={<PrintButton />}
      />
      <PageSection title="流程图">
        <div className="calculator-chart">
          <img src={chart} width={1000} height={920} alt="依申请公开办理流程图，各阶段和事项见下表" />
        </div>
      </PageSection>
      <PageSection title="各事项">
        <ActsTable
          mine={new Set([undefined, ...STAGES].flatMap((stage) => [...allowedActs(stage, me.roles)]))}
        />
      </PageSection>
      <PageSection title="各阶段">
        <DataTable
          caption="各阶段可以办理的事项"
          rows={[...stageRows()]}
          rowKey={(row) => row.stage}
          empty={{ title: '没有阶段' }}
          columns={[
            { title: '阶段', dataIndex: 'name' },
            { title: '申请人看到', dataIndex: 'publicText' },
            {
              title: '您可以办理',
              className: 'calculator-wrap',
              render: (_, { stage }) => names(allowedActs(stage, me.roles)),
            },
            {
              title: '申请人可以在网上办理',
              className: 'calculator-wrap',
              render: (_, { stage }) => names(applicantActs(stage)),
            },
          ]}
        />
      </PageSection>
    </>
  )
}

function names(acts: readonly (keyof typeof CASE_ACT_DEFINITIONS)[]): string {
  return acts.length === 0 ? '—' : acts.map((act) => CASE_ACT_DEFINITIONS[act].name).join('、')
}

function ActsTable({ mine }: { mine: ReadonlySet<string> }) {
  return (
    <DataTable
      caption="各事项的办理阶段、办理人、所需内容和依据"
      rows={[...actRows()]}
      rowKey={(row) => row.act}
      empty={{ title: '没有事项' }}
      columns={[
        {
          title: '事项',
          render: (_, row) => (
            <>
              {row.name} {mine.has(row.act) ? <Tag color="blue">您可以办理</Tag> : null}
            </>
          ),
        },
        { title: '按钮', dataIndex: 'label' },
        { title: '办理阶段', dataIndex: 'at', className: 'calculator-wrap' },
        { title: '办理人', dataIndex: 'by', className: 'calculator-wrap' },
        { title: '所需内容', dataIndex: 'requires', className: 'calculator-wrap' },
        { title: '办理后', dataIndex: 'to' },
        { title: '依据', render: (_, row) => <ArticleTag article={row.article} /> },
      ]}
    />
  )
}
