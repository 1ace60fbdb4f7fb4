import { Button, Flex, Table, Tag, Timeline } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  ConfirmButton,
  Loading,
  PageHeader,
  PageSection,
  ProblemAlert,
  ReasonDialog,
} from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe, useRoles } from '../../desk/session.ts'
import { closeYear, getYear, reopenYear } from '../contract.ts'

/** The leaf numbers of 表二 as they stand, and the year's closing unit by unit. */
export default function YearPage() {
  const { today } = useMe()
  const year = Number(useParams()['year'] ?? today.slice(0, 4))
  const { data, error, refetch } = useCall(getYear, { params: { year }, query: {} })
  const head = useRoles('head')
  const close = useAct(closeYear, { message: '已封账' })
  const [reopening, setReopening] = useState<{ unitId: string | null; name: string }>()
  const reopen = useAct(reopenYear, {
    message: '已解除封账',
    problem: 'page',
    onDone: () => setReopening(undefined),
  })
  return (
    <>
      <PageHeader
        title={`${year}年表二合计与封账`}
        back={{ to: `/registers?year=${year}`, label: '表二台账' }}
        subtitle="封账后不再接受登记、更正和作废；解除封账由公开工作机构负责人说明理由。"
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? (
          <Loading label="正在合计" />
        ) : null
      ) : (
        <div className="desk-columns">
          <PageSection title="按表二各格合计">
            <Table
              size="small"
              aria-label="表二合计"
              rowKey="path"
              pagination={false}
              dataSource={data.totals}
              columns={[
                { title: '项目', dataIndex: 'label' },
                { title: '数字', dataIndex: 'value', align: 'right' },
              ]}
            />
          </PageSection>
          <PageSection title="封账">
            <ul className="desk-cards" aria-label="封账情况">
              {data.scopes.map((scope) => (
                <li key={scope.unitId ?? 'organ'}>
                  <Flex justify="space-between" align="center" gap={8}>
                    <span>
                      {scope.name} {scope.closed ? <Tag color="red">已封账</Tag> : <Tag>未封账</Tag>}
                    </span>
                    {scope.closed && head ? (
                      <Button size="small" onClick={() => setReopening(scope)}>
                        解除封账
                      </Button>
                    ) : null}
                    {!scope.closed && scope.mayClose ? (
                      <ConfirmButton
                        size="small"
                        confirm={{
                          title: `${scope.name}${year}年封账？`,
                          content: '封账后不能再登记、更正和作废。',
                        }}
                        onConfirm={() => close.mutate({ params: { year }, body: { unitId: scope.unitId } })}
                      >
                        封账
                      </ConfirmButton>
                    ) : null}
                  </Flex>
                </li>
              ))}
            </ul>
            {data.acts.length === 0 ? null : (
              <Timeline
                items={data.acts.map((act, index) => ({
                  key: String(index),
                  content: `${act.recordedAt.slice(0, 10)} ${act.person ?? ''} ${act.kind === 'closed' ? '封账' : '解除封账'}：${act.name}${act.reason === '' ? '' : `（${act.reason}）`}`,
                }))}
              />
            )}
          </PageSection>
        </div>
      )}
      <ReasonDialog
        open={reopening !== undefined}
        title={`解除封账：${reopening?.name ?? ''}`}
        description="解除后可以补登和更正，经过会留下记录。"
        okText="解除封账"
        busy={reopen.isPending}
        error={reopen.error}
        onSubmit={(reason) =>
          reopen.mutate({ params: { year }, body: { unitId: reopening?.unitId ?? null, reason } })
        }
        onClose={() => setReopening(undefined)}
      />
    </>
  )
}
