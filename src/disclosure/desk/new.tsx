import { Alert, Button, Form } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { PageHeader, PageSection, ProblemAlert, showFieldProblems } from '../../desk/components/index.ts'
import { useServerDraft } from '../../desk/drafts.ts'
import { useAct } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { draftItem } from '../contract.ts'
import { inputOf, ItemForm, type ItemValues } from './item-form.tsx'
import { FIELD_LABELS } from './words.ts'

/** Begins an item; attachments follow on its own page. */
export default function NewPage() {
  const [form] = Form.useForm<ItemValues>()
  const navigate = useNavigate()
  const me = useMe()
  const [search] = useSearchParams()
  const interprets = search.get('interprets')
  const draft = useServerDraft('disclosure:new', form)
  const act = useAct(draftItem, {
    message: '已保存为拟稿，可以继续上传附件',
    problem: 'page',
    onDone: (answer) => {
      draft.clear()
      void navigate(`/disclosure/items/${answer.body.itemId}`)
    },
  })
  const save = (values: ItemValues): void =>
    act.mutate({ body: inputOf(values) }, { onError: (error) => showFieldProblems(form, error) })
  return (
    <>
      <PageHeader title="新拟一条信息" back={{ to: '/disclosure', label: '政府信息台账' }} />
      {draft.restored ? (
        <Alert
          className="desk-notice"
          type="info"
          title="已恢复上次没有保存的内容"
          action={
            <Button
              size="small"
              onClick={() => {
                draft.clear()
                form.resetFields()
              }}
            >
              重新填写
            </Button>
          }
        />
      ) : null}
      <ProblemAlert error={act.error} fieldLabels={FIELD_LABELS} />
      <PageSection title={interprets === null ? '信息内容' : '解读材料的内容'}>
        <ItemForm
          form={form}
          indexEditable
          initial={{
            kind: interprets === null ? 'notice' : 'interpretation',
            clause: '条例20.1.15',
            topic: '综合政务',
            attribute: 'proactive',
            validity: 'valid',
            formedOn: me.today,
            keywords: [],
            interprets,
            body: { format: 'text', source: '' },
          }}
          onValuesChange={draft.onValuesChange}
          onFinish={save}
        />
        <Button type="primary" loading={act.isPending} onClick={() => form.submit()}>
          保存拟稿
        </Button>
      </PageSection>
    </>
  )
}
