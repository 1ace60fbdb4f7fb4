import { Alert, AutoComplete, Form, Input, Radio, Select } from 'antd'
import type { FormInstance } from 'antd'
import { Link } from 'react-router'
import { LocalDatePicker, LongText } from '../../desk/components/index.ts'
import { useCall } from '../../desk/hooks.ts'
import { findSimilar, getSettings, type ContentInput, type ItemDetail } from '../contract.ts'
import { ATTRIBUTES, CLAUSES, STAGES, type Clause } from '../model.ts'
import { BodyField } from './body-field.tsx'
import { attributeOptions, clauseOptions, FIELD_LABELS, kindOptions, topicOptions } from './words.ts'

/** The form's own shape: what the contract takes, the number beside it. */
export type ItemValues = Omit<ContentInput, 'formedOn' | 'effectiveOn' | 'expiresOn'> & {
  readonly formedOn: string
  readonly effectiveOn: string | null
  readonly expiresOn: string | null
  readonly indexNumber?: string
}

export interface ItemFormProps {
  readonly form: FormInstance<ItemValues>
  readonly initial: Partial<ItemValues>
  readonly itemId?: string
  readonly indexEditable: boolean
  readonly onValuesChange: (changed: unknown, values: ItemValues) => void
  readonly onFinish: (values: ItemValues) => void
}

/** Every element of an item, in the order in which it is read on the portal. */
export function ItemForm(props: ItemFormProps) {
  const { form } = props
  const title = Form.useWatch('title', form) ?? ''
  const attribute = Form.useWatch('attribute', form) ?? 'proactive'
  const settings = useCall(getSettings)
  return (
    <Form<ItemValues>
      form={form}
      layout="vertical"
      className="disclosure-form"
      initialValues={props.initial}
      onValuesChange={props.onValuesChange}
      onFinish={props.onFinish}
      scrollToFirstError={{ focus: true, block: 'center' }}
    >
      <Form.Item
        name="title"
        label={FIELD_LABELS['title']}
        rules={[{ required: true, whitespace: true, message: '请填写信息名称' }]}
      >
        <Input maxLength={200} showCount />
      </Form.Item>
      <Similar title={title} {...(props.itemId === undefined ? {} : { except: props.itemId })} />
      <div className="disclosure-pair">
        <Form.Item
          name="kind"
          label={FIELD_LABELS['kind']}
          rules={[{ required: true, message: '请选择文件种类' }]}
        >
          <Select options={kindOptions} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item
          name="topic"
          label={FIELD_LABELS['topic']}
          rules={[{ required: true, message: '请选择主题分类' }]}
        >
          <Select options={topicOptions} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="category" label={FIELD_LABELS['category']}>
          <AutoComplete
            maxLength={60}
            options={(settings.data?.categories ?? []).map((value) => ({ value }))}
            placeholder="不填时按公开依据归类"
          />
        </Form.Item>
      </div>
      <ClauseField />
      <div className="disclosure-pair">
        <Form.Item name="docNumber" label={FIELD_LABELS['docNumber']}>
          <Input maxLength={60} placeholder="如 王城办〔2026〕3号" />
        </Form.Item>
        <Form.Item
          name="indexNumber"
          label={FIELD_LABELS['indexNumber']}
          extra={props.indexEditable ? '保存时按规则自动编制，公开前可以修改一次' : '已经确定，不能再改'}
        >
          <Input
            maxLength={80}
            disabled={!props.indexEditable || props.itemId === undefined}
            placeholder="自动编制"
          />
        </Form.Item>
        <Form.Item name="issuer" label={FIELD_LABELS['issuer']}>
          <Input maxLength={100} placeholder="不填时为本机关全称" />
        </Form.Item>
        <Form.Item name="source" label={FIELD_LABELS['source']}>
          <Input maxLength={100} placeholder="转发其他机关信息的，填原机关" />
        </Form.Item>
      </div>
      <div className="disclosure-pair">
        <Form.Item
          name="formedOn"
          label={FIELD_LABELS['formedOn']}
          rules={[{ required: true, message: '请填写成文日期，20 个工作日的公开期限自这一天起算' }]}
        >
          <LocalDatePicker />
        </Form.Item>
        <Form.Item name="effectiveOn" label={FIELD_LABELS['effectiveOn']}>
          <LocalDatePicker />
        </Form.Item>
        <Form.Item name="expiresOn" label={FIELD_LABELS['expiresOn']} extra="到期自动标注“失效”">
          <LocalDatePicker />
        </Form.Item>
      </div>
      <AttributeFields attribute={attribute} />
      <Form.Item name="keywords" label={FIELD_LABELS['keywords']}>
        <Select
          mode="tags"
          tokenSeparators={['，', ',', '、', ' ']}
          maxCount={10}
          open={false}
          suffixIcon={null}
        />
      </Form.Item>
      <Form.Item
        name="summary"
        label={FIELD_LABELS['summary']}
        extra="目录依法应当包括内容概述（条例12），也用于检索结果"
      >
        <LongText rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="body" label={FIELD_LABELS['body']}>
        <BodyField />
      </Form.Item>
      <Form.Item name="interprets" hidden>
        <Input />
      </Form.Item>
      <Form.Item name="validity" hidden>
        <Input />
      </Form.Item>
    </Form>
  )
}

function ClauseField() {
  const clause: Clause | undefined = Form.useWatch('clause')
  return (
    <Form.Item
      name="clause"
      label={FIELD_LABELS['clause']}
      rules={[{ required: true, message: '请选择公开依据' }]}
      {...(clause === undefined ? {} : { extra: CLAUSES[clause].full })}
    >
      <Select options={clauseOptions} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  )
}

/** 源头认定: the attribute is settled with the document, and why it is not published has to be said. */
function AttributeFields({ attribute }: { attribute: ItemValues['attribute'] }) {
  return (
    <>
      <Form.Item
        name="attribute"
        label={FIELD_LABELS['attribute']}
        extra={`印发时标注${ATTRIBUTES[attribute].mark}`}
      >
        <Radio.Group options={attributeOptions} />
      </Form.Item>
      {attribute === 'proactive' ? null : (
        <Form.Item
          name="attributeReason"
          label={FIELD_LABELS['attributeReason']}
          rules={[{ required: true, min: 4, message: '请写明不主动公开的理由' }]}
        >
          <LongText maxLength={500} />
        </Form.Item>
      )}
      {attribute === 'withheld' ? (
        <Form.Item
          name="attributeBasis"
          label={FIELD_LABELS['attributeBasis']}
          rules={[{ required: true, message: '请写明所依据的条款' }]}
        >
          <AutoComplete
            options={[
              '条例第十四条（国家秘密等）',
              '条例第十五条（商业秘密、个人隐私）',
              '条例第十六条第一款（内部事务信息）',
              '条例第十六条第二款（过程性信息）',
              '保密法第六十四条（工作秘密）',
            ].map((value) => ({ value }))}
          />
        </Form.Item>
      ) : null}
    </>
  )
}

/** Titles alike, so that nothing is published twice. */
function Similar({ title, except }: { title: string; except?: string }) {
  const long = title.trim().length >= 6
  const similar = useCall(
    findSimilar,
    { query: { title: title.trim(), ...(except === undefined ? {} : { except }) } },
    { enabled: long, keepPrevious: true, staleTime: 30_000 },
  )
  const items = long ? (similar.data?.items ?? []) : []
  if (items.length === 0) return null
  return (
    <Alert
      className="desk-notice"
      type="warning"
      title="已有名称相近的信息，请确认不是重复发布，或者应当作为修订"
      description={
        <ul>
          {items.map((item) => (
            <li key={item.itemId}>
              <Link to={`/disclosure/items/${item.itemId}`}>{item.title}</Link>
              <span className="desk-muted">
                {' '}
                {STAGES[item.stage]}，相似度 {Math.round(item.likeness * 100)}%
              </span>
            </li>
          ))}
        </ul>
      }
    />
  )
}

export function valuesOf(content: ItemDetail['content']): ItemValues {
  const { attachments: _, ...values } = content
  return values
}

/** The values as the contract takes them: cleared fields come from antd as undefined. */
export function inputOf(values: ItemValues) {
  const { indexNumber: _, ...content } = values
  return {
    ...content,
    docNumber: content.docNumber ?? '',
    issuer: content.issuer ?? '',
    category: content.category ?? '',
    source: content.source ?? '',
    summary: content.summary ?? '',
    keywords: content.keywords ?? [],
    effectiveOn: content.effectiveOn ?? null,
    expiresOn: content.expiresOn ?? null,
    attributeReason: content.attributeReason ?? '',
    attributeBasis: content.attributeBasis ?? '',
    validity: content.validity ?? 'valid',
    interprets: content.interprets ?? null,
    body: content.body ?? { format: 'text' as const, source: '' },
  }
}
