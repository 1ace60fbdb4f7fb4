import { Button, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { ArticleTag, Loading, PageHeader, PageSection, ProblemAlert } from '../../../desk/components/index.ts'
import { useAct, useCall } from '../../../desk/hooks.ts'
import { useMe } from '../../../desk/session.ts'
import { article } from '../../../law/articles.ts'
import { APPLICANT_NAMES } from '../../model.ts'
import {
  listFrequent,
  setFrequency,
  type FrequencyLimits,
  type FrequentLine,
} from '../../render/statistics-contract.ts'
import { behindApplicant } from '../../render/statistics.ts'
import '../applications.css'
import { Figure } from './links.tsx'
import { StatTable } from './stat-table.tsx'
import './statistics.css'

const FIRST_YEAR = 2019

const INTRODUCTION =
  '同一申请人在本机关的申请件数，供核对申请数量、频次是否明显超过合理范围；是否合理由本机关判断，可以先要求申请人说明理由。'

/** 条例 35: who applies often; a reason to look closer, no finding. */
export default function FrequencyPage() {
  const { today } = useMe()
  const thisYear = Number(today.slice(0, 4))
  const [search, setSearch] = useSearchParams()
  const asked = Number(search.get('year'))
  const year = Number.isInteger(asked) && asked >= FIRST_YEAR && asked <= thisYear ? asked : thisYear
  const { data, error, refetch } = useCall(listFrequent, { query: { year } }, { keepPrevious: true })
  return (
    <>
      <PageHeader
        title="申请频次"
        subtitle={
          <>
            {INTRODUCTION} <ArticleTag article={article('条例', 35)} />
          </>
        }
      />
      <div className="app-toolbar no-print">
        <Select
          aria-label="年度"
          value={year}
          onChange={(value) => setSearch({ year: String(value) })}
          options={Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => ({
            value: thisYear - index,
            label: `${thisYear - index}年`,
          }))}
        />
      </div>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? (
          <Loading label="正在统计申请频次" />
        ) : null
      ) : (
        <>
          <Limits key={`${data.limits.month}/${data.limits.year}`} limits={data.limits} own={data.own} />
          <PageSection title={`一个自然月超过 ${data.limits.month} 件`}>
            <Frequent
              lines={data.months}
              caption="按月"
              periodOf={({ from }) => `${Number(from.slice(5, 7))}月`}
            />
          </PageSection>
          <PageSection title={`一年超过 ${data.limits.year} 件`}>
            <Frequent lines={data.years} caption="按年" periodOf={({ from }) => `${from.slice(0, 4)}年`} />
          </PageSection>
        </>
      )}
    </>
  )
}

function Frequent({
  lines,
  caption,
  periodOf,
}: {
  lines: readonly FrequentLine[]
  caption: string
  periodOf: (line: FrequentLine) => string
}) {
  if (lines.length === 0) return <p className="desk-muted">没有超过的申请人。</p>
  return (
    <StatTable caption={`${caption}，件数多的在前`} head={['申请人', '类型', '时间', '件数', '最近一件']}>
      {lines.map((line) => (
        <tr key={`${line.id}${line.from}`}>
          <th scope="row">{line.applicantName}</th>
          <td>{APPLICANT_NAMES[line.applicantColumn]}</td>
          <td>{periodOf(line)}</td>
          <td>
            <Figure
              count={line.count}
              filters={behindApplicant(line.id, line)}
              what={`${line.applicantName}${periodOf(line)}`}
            />
          </td>
          <td>
            <Link to={`/applications/${line.id}`} aria-label={`${line.applicantName}最近一件申请`}>
              查看
            </Link>
          </td>
        </tr>
      ))}
    </StatTable>
  )
}

function Limits({ limits, own }: { limits: FrequencyLimits; own: boolean }) {
  const [form] = Form.useForm<FrequencyLimits>()
  const [changed, setChanged] = useState(false)
  const save = useAct(setFrequency, {
    invalidates: [listFrequent],
    message: '已保存',
    onDone: () => setChanged(false),
  })
  return (
    <PageSection title="关注件数">
      <p className="desk-muted">
        {own
          ? '本机关自行设定。'
          : '法律没有规定数量标准，以下为系统推定的初始值：每月10件为信息处理费按件计收的起点，每年30件可按实际调整。'}
      </p>
      <ProblemAlert error={save.error} />
      <Form
        form={form}
        layout="inline"
        initialValues={limits}
        onValuesChange={() => setChanged(true)}
        onFinish={(values) => save.mutate({ body: values })}
        className="no-print"
      >
        <Form.Item
          name="month"
          label="一个自然月超过（件）"
          rules={[{ required: true, message: '请填写件数' }]}
        >
          <InputNumber min={1} max={1000} precision={0} />
        </Form.Item>
        <Form.Item name="year" label="一年超过（件）" rules={[{ required: true, message: '请填写件数' }]}>
          <InputNumber min={1} max={10_000} precision={0} />
        </Form.Item>
        <Button htmlType="submit" loading={save.isPending} disabled={!changed}>
          保存
        </Button>
      </Form>
    </PageSection>
  )
}
