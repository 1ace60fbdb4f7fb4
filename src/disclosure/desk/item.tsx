import { Alert, Button, Collapse, Form, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import {
  ActTimeline,
  BlockedSwitch,
  LedgerView,
  Loading,
  PageHeader,
  PageSection,
  PrintButton,
  ProblemAlert,
  showFieldProblems,
  StageSteps,
} from '../../desk/components/index.ts'
import { useServerDraft } from '../../desk/drafts.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useRoles } from '../../desk/session.ts'
import { getItem, saveItem, type ItemDetail } from '../contract.ts'
import { ATTRIBUTES, STAGES, type Stage } from '../model.ts'
import { ItemActs } from './item-acts.tsx'
import { FileSection } from './item-files.tsx'
import { inputOf, ItemForm, valuesOf, type ItemValues } from './item-form.tsx'
import { ItemView } from './item-view.tsx'
import { StageTag } from './list.tsx'
import { VersionList } from './versions.tsx'
import { FIELD_LABELS } from './words.ts'

export default function ItemPage() {
  const { id = '' } = useParams()
  const item = useCall(getItem, { params: { id } })
  if (item.data === undefined) {
    return item.error === null ? <Loading label="正在读取信息" /> : <ProblemAlert error={item.error} />
  }
  return <OneItem key={id} detail={item.data} />
}

function OneItem({ detail }: { detail: ItemDetail }) {
  const [dirty, setDirty] = useState(false)
  const [all, setAll] = useState(false)
  const writes = useRoles('clerk', 'liaison')
  const { row } = detail
  return (
    <>
      <PageHeader
        title={row.title}
        subtitle={`${row.indexNumber}　${row.organName}`}
        back={{ to: '/disclosure', label: '政府信息台账' }}
        tags={<StageTag row={row} />}
        extra={
          <>
            {detail.publicPath === null ? null : (
              <Button href={detail.publicPath} target="_blank" rel="noreferrer">
                查看门户页面
              </Button>
            )}
            {writes && row.standing === 'public' && row.kind !== 'interpretation' ? (
              <Link to={`/disclosure/new?interprets=${row.itemId}`}>
                <Button>拟写解读</Button>
              </Link>
            ) : null}
            <PrintButton />
          </>
        }
      />
      <PageSection title="办理" extra={<BlockedSwitch shown={all} onChange={setAll} />}>
        <Progress detail={detail} />
        <ItemActs detail={detail} dirty={dirty} all={all} />
      </PageSection>
      <PageSection title="信息内容">
        {detail.editable ? (
          <Editor detail={detail} dirty={dirty} onDirty={setDirty} />
        ) : (
          <ItemView
            content={detail.content}
            bodyHtml={detail.bodyHtml}
            interpretsTitle={detail.interpretsTitle}
          />
        )}
      </PageSection>
      <FileSection
        itemId={row.itemId}
        files={detail.content.attachments}
        editable={detail.editable && !dirty}
        {...(detail.editable && dirty ? { hint: '请先保存文字修改，再上传或者移除附件。' } : {})}
      />
      {detail.due === null ? null : (
        <PageSection title="公开期限">
          <Collapse
            size="small"
            items={[
              {
                key: 'ledger',
                label: `自 ${row.formedOn} 起 20 个工作日，期满 ${detail.due.due}${detail.due.provisional ? '（预估）' : ''}`,
                children: <LedgerView {...detail.due} days={20} workingDaysLeft={row.workingDaysLeft} />,
              },
            ]}
          />
        </PageSection>
      )}
      <PageSection title="办理经过">
        <ActTimeline acts={detail.acts.map(timelineAct)} />
      </PageSection>
      <VersionList detail={detail} />
    </>
  )
}

const WAY: readonly Stage[] = ['draft', 'review', 'secrecy', 'cleared', 'published']

function Progress({ detail }: { detail: ItemDetail }) {
  const { stage, attribute } = detail.row
  const way: readonly Stage[] = attribute === 'proactive' ? WAY : ['draft', 'review', 'settled']
  const shown = way.includes(stage) ? way : [...way.filter((one) => one !== 'published'), stage]
  const reviews =
    detail.reviewsNeeded > 1 && stage === 'review'
      ? `已完成 ${detail.reviewsDone}/${detail.reviewsNeeded} 审`
      : undefined
  return (
    <StageSteps
      stages={shown.map((one) => ({
        key: one,
        label: STAGES[one],
        ...(one === 'review' && reviews !== undefined ? { note: reviews } : {}),
      }))}
      current={stage}
      halted={stage === 'refused' || stage === 'withdrawn' || stage === 'discarded' || stage === 'referred'}
    />
  )
}

function timelineAct(act: ItemDetail['acts'][number]) {
  const important = act.act === 'published' || act.act === 'withdrawn'
  return {
    key: String(act.seq),
    on: act.on,
    title: act.label,
    person: act.person,
    articles: [act.article],
    ...(important ? { tone: 'important' as const } : {}),
    ...(act.detail.length === 0
      ? {}
      : { detail: act.detail.map((line) => `${line.label}：${line.value}`).join('　') }),
  }
}

function Editor(props: { detail: ItemDetail; dirty: boolean; onDirty: (dirty: boolean) => void }) {
  const { detail, onDirty } = props
  const [form] = Form.useForm<ItemValues>()
  const draft = useServerDraft(`disclosure:${detail.row.itemId}:${detail.revision}`, form)
  const act = useAct(saveItem, {
    message: '已保存',
    problem: 'page',
    onDone: () => {
      draft.clear()
      onDirty(false)
    },
  })
  const save = (values: ItemValues): void => {
    const { indexNumber } = values
    const body = {
      revision: detail.revision,
      content: inputOf(values),
      ...(indexNumber === undefined || indexNumber === '' ? {} : { indexNumber }),
    }
    act.mutate(
      { params: { id: detail.row.itemId }, body },
      { onError: (error) => showFieldProblems(form, error) },
    )
  }
  return (
    <>
      {draft.restored ? <Alert className="desk-notice" type="info" title="已恢复上次没有保存的修改" /> : null}
      {detail.missing.length === 0 ? null : (
        <Alert
          className="desk-notice"
          type="warning"
          title="提交前还需要补齐"
          description={
            <ul>
              {detail.missing.map((one) => (
                <li key={one.field}>
                  {one.message}
                  {one.article === null ? null : <Tag>{one.article}</Tag>}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <ProblemAlert error={act.error} fieldLabels={FIELD_LABELS} />
      <ItemForm
        form={form}
        itemId={detail.row.itemId}
        indexEditable={detail.indexEditable}
        initial={valuesOf(detail.content)}
        onValuesChange={(changed, values) => {
          onDirty(true)
          draft.onValuesChange(changed, values)
        }}
        onFinish={save}
      />
      <div className="disclosure-actions">
        <Button
          type={props.dirty ? 'primary' : 'default'}
          loading={act.isPending}
          onClick={() => form.submit()}
        >
          保存
        </Button>
        <span className="desk-muted">
          {ATTRIBUTES[detail.content.attribute].name}，第 {detail.revision} 次保存
        </span>
      </div>
    </>
  )
}
