import { Alert, Button, Descriptions, Flex, Form, Table, Timeline } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import {
  ConfirmButton,
  Loading,
  LocalDatePicker,
  PageHeader,
  PageSection,
  ProblemAlert,
  ReasonDialog,
} from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe, useRoles } from '../../desk/session.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { endGuide, getGuide, publishGuide, returnGuide, withdrawGuide } from '../contract.ts'
import { GUIDE_ACT_LABELS, GUIDE_ELEMENTS, type GuideActKind } from '../model.ts'
import { State } from './guides-page.tsx'

type Guide = AnswerBody<typeof getGuide>

export default function GuidePage() {
  const { guideId = '' } = useParams()
  const { data, error, refetch } = useCall(getGuide, { params: { guideId }, query: {} })
  if (data === undefined) {
    return error === null ? (
      <Loading label="正在读取指南" />
    ) : (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    )
  }
  return <Shown data={data} />
}

function Shown({ data }: { data: Guide }) {
  const { guide } = data
  const mayWrite = useRoles('clerk', 'head', 'liaison')
  return (
    <>
      <PageHeader
        title={guide.name}
        back={{ to: '/guides', label: '办事指南' }}
        tags={<State guide={guide} />}
        subtitle={[
          guide.category,
          guide.unit,
          `自 ${guide.validFrom} 起办理`,
          `本年办理 ${guide.handledThisYear} 件`,
        ]
          .filter((part) => part !== '')
          .join(' · ')}
        extra={
          <>
            {mayWrite && guide.validTo === null ? (
              <Link to={`/guides/${guide.guideId}/edit`}>
                <Button>修改</Button>
              </Link>
            ) : null}
            {data.mayPublish ? <Review data={data} /> : null}
          </>
        }
      />
      {guide.missing.length === 0 ? null : (
        <Alert
          className="desk-notice"
          type="warning"
          showIcon
          title={`缺少${guide.missing.map(({ label }) => label).join('、')}`}
          description="办事指南重点要素缺失属于政府网站检查的“服务不实用”，补齐后才能发布。"
        />
      )}
      <PageSection title={`第 ${data.version} 版内容`}>
        <Content data={data} />
      </PageSection>
      <PageSection title="经过">
        <Timeline
          items={data.acts.map((act) => ({
            key: String(act.seq),
            content: (
              <>
                {act.on} {labelOf(act.kind)}
                {act.version === null ? '' : `第 ${act.version} 版`} {act.person ?? ''}
                {act.reason === '' ? null : <div className="desk-muted">{act.reason}</div>}
              </>
            ),
          }))}
        />
      </PageSection>
    </>
  )
}

function labelOf(kind: string): string {
  return GUIDE_ACT_LABELS[kind as GuideActKind] ?? kind // the contract lets only these kinds through
}

function Content({ data }: { data: Guide }) {
  const { content } = data
  const items = GUIDE_ELEMENTS.filter(({ key }) => key !== 'materials' && key !== 'steps').map(
    ({ key, label }) => {
      const value = content[key]
      return {
        key,
        label,
        children: (
          <span className="desk-preline">{typeof value === 'string' && value !== '' ? value : '—'}</span>
        ),
      }
    },
  )
  return (
    <Flex vertical gap={16}>
      <Descriptions size="small" column={1} bordered items={items} />
      <Table
        size="small"
        aria-label="办理材料"
        title={() => '办理材料'}
        pagination={false}
        rowKey="name"
        dataSource={content.materials}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '材料名称', dataIndex: 'name' },
          { title: '形式和份数', dataIndex: 'form' },
          { title: '说明', dataIndex: 'note' },
        ]}
      />
      <div>
        <strong>办理流程</strong>
        <ol>
          {content.steps.map((step) => (
            <li key={step.name}>
              {step.name}：{step.detail}
            </li>
          ))}
        </ol>
      </div>
    </Flex>
  )
}

function Review({ data }: { data: Guide }) {
  const { guide, publishBlocked } = data
  const { today } = useMe()
  const head = useRoles('head')
  const [dialog, setDialog] = useState<'return' | 'withdraw' | 'end'>()
  const close = (): void => setDialog(undefined)
  const options = { problem: 'page' as const, onDone: close } // the hook's literal
  const publish = useAct(publishGuide, { message: '已发布到门户' })
  const giveBack = useAct(returnGuide, { message: '已退回', ...options })
  const withdraw = useAct(withdrawGuide, { message: '已撤下', ...options })
  const end = useAct(endGuide, { message: '已取消事项', ...options })
  const params = { guideId: guide.guideId }
  const chosen = dialog === 'return' ? giveBack : dialog === 'withdraw' ? withdraw : end
  const submit = (reason: string, values: Readonly<Record<string, unknown>>): void => {
    if (dialog === 'return') giveBack.mutate({ params, body: { reason } })
    else if (dialog === 'withdraw') withdraw.mutate({ params, body: { reason } })
    else end.mutate({ params, body: { reason, on: typeof values['on'] === 'string' ? values['on'] : today } })
  }
  return (
    <>
      <ConfirmButton
        type="primary"
        loading={publish.isPending}
        confirm={{
          title: `发布“${guide.name}”第 ${guide.version} 版？`,
          content: '发布后门户立即显示这一版本。',
        }}
        onConfirm={() => publish.mutate({ params, body: { version: guide.version } })}
        {...(publishBlocked === null ? {} : { disabledReason: publishBlocked })}
      >
        审核发布
      </ConfirmButton>
      {guide.validTo === null && guide.publishedVersion !== guide.version ? (
        <Button onClick={() => setDialog('return')}>退回修改</Button>
      ) : null}
      {guide.publishedVersion === null ? null : <Button onClick={() => setDialog('withdraw')}>撤下</Button>}
      {head && guide.validTo === null ? (
        <Button danger onClick={() => setDialog('end')}>
          取消事项
        </Button>
      ) : null}
      <ReasonDialog
        open={dialog !== undefined}
        title={dialog === 'return' ? '退回修改' : dialog === 'withdraw' ? '撤下指南' : '取消事项'}
        description={
          dialog === 'end'
            ? '取消后不再办理，计入当年“本年增/减”，门户同时撤下。'
            : '理由会留在经过里，起草人能看到。'
        }
        busy={chosen.isPending}
        error={chosen.error}
        onSubmit={submit}
        onClose={close}
      >
        {dialog === 'end' ? (
          <Form.Item name="on" label="取消日期（自这一天起不再办理）" initialValue={today}>
            <LocalDatePicker max={today} allowClear={false} />
          </Form.Item>
        ) : null}
      </ReasonDialog>
    </>
  )
}
