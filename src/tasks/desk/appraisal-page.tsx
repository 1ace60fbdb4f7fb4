import '../../registers/desk/office.css'
import { Button, Flex, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Loading, PageHeader, PageSection, ProblemAlert, ReasonDialog } from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { getYearResults, recordAppraisal } from '../contract.ts'
import { APPRAISAL_LABELS, APPRAISALS, type Appraisal } from '../model.ts'
import { Rectifications, type Results } from './rectifications.tsx'

/** What 条例 50 wants in the annual report: 工作考核、社会评议和责任追究结果; and what is being put right. */
export default function AppraisalPage() {
  const thisYear = Number(useMe().today.slice(0, 4))
  const [search, setSearch] = useSearchParams()
  const year = Number(search.get('year') ?? thisYear)
  const { data, error, refetch } = useCall(getYearResults, { params: { year }, query: {} })
  return (
    <>
      <PageHeader
        title="考核评议与整改"
        subtitle="登记的结果写入年度报告第一部分；没有的写“无”。"
        extra={
          <Select
            aria-label="年度"
            value={year}
            onChange={(value) => setSearch({ year: String(value) })}
            options={Array.from({ length: 8 }, (_, index) => ({
              value: thisYear - index,
              label: `${thisYear - index}年`,
            }))}
          />
        }
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? (
          <Loading label="正在读取" />
        ) : null
      ) : (
        <Year key={year} year={year} data={data} />
      )}
    </>
  )
}

function Year({ year, data }: { year: number; data: Results }) {
  const [kind, setKind] = useState<Appraisal>()
  const record = useAct(recordAppraisal, {
    message: '已登记',
    problem: 'page',
    onDone: () => setKind(undefined),
  })
  return (
    <>
      <PageSection title="结果">
        {APPRAISALS.map((each) => (
          <Flex key={each} justify="space-between" gap={12} className="office-toolbar">
            <span>
              <strong>{APPRAISAL_LABELS[each]}：</strong>
              {data.results[each] === '' ? '还没有登记' : data.results[each]}
            </span>
            {data.writable ? (
              <Button size="small" onClick={() => setKind(each)}>
                登记
              </Button>
            ) : null}
          </Flex>
        ))}
      </PageSection>
      <Rectifications year={year} data={data} />
      <ReasonDialog
        open={kind !== undefined}
        title={kind === undefined ? '' : APPRAISAL_LABELS[kind]}
        label="结果"
        busy={record.isPending}
        error={record.error}
        onSubmit={(result) => {
          if (kind !== undefined) record.mutate({ params: { year }, body: { kind, result } })
        }}
        onClose={() => setKind(undefined)}
      />
    </>
  )
}
