import { Alert, Button, Form } from 'antd'
import { useParams } from 'react-router'
import {
  ArticleTag,
  ConfirmButton,
  Loading,
  LocalDatePicker,
  PageHeader,
  PageSection,
  ProblemAlert,
  useChosenOrgan,
} from '../../../desk/components/index.ts'
import type { AnswerBody } from '../../../desk/api.ts'
import { formatDay } from '../../../desk/dates.ts'
import { useServerDraft } from '../../../desk/drafts.ts'
import { useAct, useCall } from '../../../desk/hooks.ts'
import { asProblem } from '../../../desk/problem.ts'
import { useMe, useOrganName } from '../../../desk/session.ts'
import { lacksOf } from '../../letters/check-template.ts'
import { LETTER_KINDS, type LetterKind } from '../../letters/facts.ts'
import { getLetterTemplate, saveLetterTemplate } from '../../letters/template-contract.ts'
import '../applications.css'
import { BlockEditor } from './block-editor.tsx'
import { withKeys, withoutKeys, type KeyedBlock } from './blocks.ts'
import { SourceTag } from './list-page.tsx'
import { TemplateHistory } from './template-history.tsx'
import { TemplatePreview } from './template-preview.tsx'

export type TemplateDetail = AnswerBody<typeof getLetterTemplate>

interface Values {
  readonly blocks: readonly KeyedBlock[]
  readonly effectiveFrom: string
}

/** One kind of letter: its blocks to edit, what the law wants in it, a preview, and every version there was. */
export default function TemplatePage() {
  const params = useParams()
  const kind = LETTER_KINDS.find((each) => each === params['kind'])
  const { organ } = useChosenOrgan()
  if (kind === undefined) return <ProblemAlert error={new Error('没有这种文书')} />
  return <OneTemplate key={`${kind}:${organ}`} kind={kind} organ={organ} />
}

function OneTemplate({ kind, organ }: { kind: LetterKind; organ: number }) {
  const organName = useOrganName()
  const { data, error, refetch } = useCall(getLetterTemplate, { params: { kind }, query: { organ } })
  return (
    <>
      <PageHeader
        title={data?.name ?? '文书模板'}
        back={{ to: `/letter-templates?organ=${organ}`, label: '文书模板' }}
        tags={data === undefined ? undefined : <SourceTag source={data.source} />}
        subtitle={organName(organ)}
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : null
      ) : (
        <Editor key={data.latest} kind={kind} organ={organ} detail={data} />
      )}
    </>
  )
}

interface EditorProps {
  readonly kind: LetterKind
  readonly organ: number
  readonly detail: TemplateDetail
}

function Editor({ kind, organ, detail }: EditorProps) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const draft = useServerDraft(`letter-template:${organ}:${kind}:${detail.latest}`, form)
  const initial = { blocks: withKeys(detail.blocks), effectiveFrom: today }
  const watched: readonly KeyedBlock[] | undefined = Form.useWatch('blocks', form)
  const blocks = withoutKeys(watched ?? initial.blocks)
  const act = useAct(saveLetterTemplate, {
    message: ({ body }) => `已保存为第 ${body.version} 版`,
    problem: 'page',
    onDone: draft.clear,
  })
  const send = (next: Values['blocks'] | null, effectiveFrom: string): void =>
    act.mutate({
      params: { kind },
      body: {
        organ,
        blocks: next === null ? null : withoutKeys(next),
        effectiveFrom,
        basedOn: detail.latest,
      },
    })
  const putIn = (template: TemplateDetail['blocks']): void => {
    form.setFieldsValue({ blocks: withKeys(template) })
    draft.onValuesChange(undefined, form.getFieldsValue())
  }
  return (
    <div className="app-reply">
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        onValuesChange={draft.onValuesChange}
        onFinish={(values) => send(values.blocks, values.effectiveFrom)}
      >
        <ComingNotice detail={detail} />
        <Needs kind={kind} blocks={blocks} />
        <ProblemAlert error={act.error} />
        <PageSection title="各段内容">
          <p className="desk-muted">
            花括号里的是栏目，出具文书时填入本件的内容；其余文字照印，不识别任何格式代码。栏目没有内容的，所在段落不印。
          </p>
          <Form.Item name="blocks" noStyle>
            <BlockEditor kind={kind} faulty={faultyBlock(act.error)} />
          </Form.Item>
        </PageSection>
        <PageSection title="保存">
          <Form.Item
            name="effectiveFrom"
            label="生效日期"
            extra="成文日期在这一天及以后的文书用新版；已经发出的不变。"
            rules={[{ required: true, message: '请填写生效日期' }]}
          >
            <LocalDatePicker min={today} allowClear={false} />
          </Form.Item>
          <div className="app-act-buttons">
            <Button type="primary" htmlType="submit" loading={act.isPending}>
              保存为新版
            </Button>
            <Button onClick={() => putIn(detail.blocks)}>放弃改动</Button>
            <RestoreButton detail={detail} onRestore={() => send(null, today)} />
          </div>
        </PageSection>
        <TemplateHistory detail={detail} onUse={putIn} />
      </Form>
      <TemplatePreview kind={kind} organ={organ} blocks={blocks} />
    </div>
  )
}

function ComingNotice({ detail: { coming } }: { detail: TemplateDetail }) {
  if (coming === null) return null
  const title = `已保存的新版自${formatDay(coming)}起使用，此前仍用现在这一版。`
  return <Alert className="desk-notice" type="info" showIcon title={title} />
}

function RestoreButton({ detail, onRestore }: { detail: TemplateDetail; onRestore: () => void }) {
  const { name, kind } = detail.fallbackSource
  const what = kind === 'builtIn' ? '系统内置的模板' : `${name}的模板`
  return (
    <ConfirmButton
      onConfirm={onRestore}
      confirm={{
        title: `恢复为${what}？`,
        content: `自今日起，新出具的《${detail.name}》改用${what}；本机关以前的各版仍保留，可以再用。`,
        okText: '恢复默认',
      }}
      {...(detail.source.kind === 'own' ? {} : { disabledReason: '本机关现在没有用自己的模板，无需恢复' })}
    >
      恢复默认
    </ConfirmButton>
  )
}

/** By name what the law still asks for; the server decides again when it is saved. */
function Needs({ kind, blocks }: { kind: LetterKind; blocks: TemplateDetail['blocks'] }) {
  const lacks = lacksOf(kind, blocks)
  if (lacks.length === 0)
    return <Alert className="desk-notice" type="success" showIcon title="法定和必备要素齐全，可以保存。" />
  return (
    <Alert
      className="desk-notice"
      type="warning"
      showIcon
      title={`缺 ${lacks.length} 项必备要素，补齐后才能保存`}
      description={
        <ul className="desk-problem-fields">
          {lacks.map(({ label, article, words }) => (
            <li key={label}>
              {label}
              {words === undefined ? '' : `（文中应当写有“${words}”）`}{' '}
              {article === undefined ? null : <ArticleTag article={article} />}
            </li>
          ))}
        </ul>
      }
    />
  )
}

/** `blocks.3` of a refusal: the fourth block. */
function faultyBlock(error: unknown): number | undefined {
  if (error === null || error === undefined) return undefined
  const [field] = asProblem(error).fields ?? []
  const found = /^blocks\.(\d+)/.exec(field?.field ?? '')
  return found === null ? undefined : Number(found[1])
}
