import { Table, Tag } from 'antd'
import { Link } from 'react-router'
import {
  Loading,
  OrganSelect,
  PageHeader,
  PageSection,
  ProblemAlert,
  useChosenOrgan,
} from '../../../desk/components/index.ts'
import type { AnswerBody } from '../../../desk/api.ts'
import { formatDay } from '../../../desk/dates.ts'
import { useCall } from '../../../desk/hooks.ts'
import { listLetterTemplates } from '../../letters/template-contract.ts'
import '../applications.css'

export type Summary = AnswerBody<typeof listLetterTemplates>['items'][number]

/** 文书模板: every kind of letter, whose wording holds now and which comes. */
export default function TemplateListPage() {
  const { organ, choose } = useChosenOrgan()
  const { data, error, refetch } = useCall(listLetterTemplates, { query: { organ } })
  return (
    <>
      <PageHeader
        title="文书模板"
        subtitle="本机关没有自己的模板时，用上级机关的；都没有的，用系统内置的。必备要素由系统把关，改动自生效日起用于新出具的文书，已发出的不变。"
        extra={<OrganSelect organ={organ} choose={choose} of="模板" />}
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <Loading /> : null : <Kinds items={data.items} organ={organ} />}
    </>
  )
}

function Kinds({ items, organ }: { items: readonly Summary[]; organ: number }) {
  return (
    <PageSection title={`共 ${items.length} 种文书`}>
      <Table<Summary>
        size="small"
        rowKey="kind"
        pagination={false}
        dataSource={[...items]}
        columns={[
          {
            title: '文书',
            render: (_, row) => <Link to={templateAddress(row.kind, organ)}>{row.name}</Link>,
          },
          { title: '现用模板', render: (_, row) => <SourceTag source={row.source} /> },
          { title: '生效日期', responsive: ['md'], render: (_, row) => effective(row) },
          {
            title: '待生效',
            responsive: ['md'],
            render: (_, row) => (row.coming === null ? '' : `${formatDay(row.coming)}起用新版`),
          },
        ]}
      />
    </PageSection>
  )
}

function effective({ version, effectiveFrom }: Summary): string {
  return version === null || effectiveFrom === null ? '' : `${formatDay(effectiveFrom)}（第${version}版）`
}

export function SourceTag({ source }: { source: Summary['source'] }) {
  if (source.kind === 'builtIn') return <Tag>系统内置</Tag>
  return source.kind === 'own' ? (
    <Tag color="blue">本机关模板</Tag>
  ) : (
    <Tag color="green">{source.name}模板</Tag>
  )
}

export function templateAddress(kind: string, organ: number): string {
  return `/letter-templates/${kind}?organ=${organ}`
}
