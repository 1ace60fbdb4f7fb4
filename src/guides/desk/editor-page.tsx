import './guides.css'
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Flex, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useEffect } from 'react'
import { useNavigate, useParams } from 'react-router'
import {
  Loading,
  LocalDatePicker,
  LongText,
  PageHeader,
  PageSection,
  ProblemAlert,
  showFieldProblems,
} from '../../desk/components/index.ts'
import { useServerDraft } from '../../desk/drafts.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { createGuide, getGuide, listGuides, reviseGuide, type GuideInput } from '../contract.ts'
import {
  EMPTY_GUIDE,
  GUIDE_CATEGORIES,
  GUIDE_ELEMENTS,
  MATTER_LABELS,
  MATTER_ROWS,
  type GuideElement,
} from '../model.ts'

type Values = Omit<GuideInput, 'unitId'> & { unitId?: string | undefined }

/** A guide, new or as a further version of one. */
export default function EditorPage() {
  const { guideId } = useParams()
  const list = useCall(listGuides, { query: {} })
  const guide = useCall(
    getGuide,
    { params: { guideId: guideId ?? '' }, query: {} },
    { enabled: guideId !== undefined },
  )
  const { today } = useMe()
  const error = list.error ?? guide.error
  if (list.data === undefined || (guideId !== undefined && guide.data === undefined)) {
    return error === null ? <Loading label="正在读取指南" /> : <ProblemAlert error={error} />
  }
  const shown = guide.data
  const initial: Values =
    shown === undefined
      ? {
          row: 'otherServices',
          name: '',
          category: '',
          validFrom: today,
          sort: 100,
          note: '',
          content: { ...EMPTY_GUIDE, materials: [], steps: [] },
        }
      : {
          row: shown.guide.row,
          name: shown.guide.name,
          category: shown.guide.category,
          unitId: shown.guide.unitId ?? undefined,
          validFrom: shown.guide.validFrom,
          sort: shown.guide.sort,
          note: '',
          content: shown.content,
        }
  return (
    <Editor
      key={guideId ?? 'new'}
      guideId={guideId}
      basedOn={shown?.guide.version ?? 0}
      initial={initial}
      units={list.data.units}
    />
  )
}

interface EditorProps {
  readonly guideId: string | undefined
  readonly basedOn: number
  readonly initial: Values
  readonly units: readonly { readonly id: string; readonly name: string }[]
}

function Editor({ guideId, basedOn, initial, units }: EditorProps) {
  const [form] = Form.useForm<Values>()
  const navigate = useNavigate()
  const draft = useServerDraft<Values>(`guide:${guideId ?? 'new'}`, form)
  const leave = (id: string): void => {
    draft.clear()
    void navigate(`/guides/${id}`)
  }
  const create = useAct(createGuide, {
    message: '已保存，待审核发布',
    problem: 'page',
    onDone: (answer) => leave(answer.body.guideId),
  })
  const revise = useAct(reviseGuide, {
    message: '已保存新版本，待审核发布',
    problem: 'page',
    onDone: () => leave(guideId ?? ''),
  })
  const error = create.error ?? revise.error
  useEffect(() => {
    if (error !== null) showFieldProblems(form, error)
  }, [error, form])
  const submit = (values: Values): void => {
    const body = {
      ...initial,
      ...values,
      unitId: values.unitId ?? null,
      content: { ...initial.content, ...values.content },
    }
    if (guideId === undefined) create.mutate({ body })
    else revise.mutate({ params: { guideId }, body: { ...body, basedOn } })
  }
  return (
    <>
      <PageHeader
        title={guideId === undefined ? '新建办事指南' : `修改：${initial.name}`}
        back={{ to: guideId === undefined ? '/guides' : `/guides/${guideId}`, label: '返回' }}
        subtitle="保存后由审核人发布；发布前门户仍显示原来的版本。带 * 的要素缺一项就不能发布。"
      />
      <ProblemAlert error={error} />
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={submit}
        onValuesChange={draft.onValuesChange}
      >
        <PageSection title="事项">
          <Head units={units} isNew={guideId === undefined} />
        </PageSection>
        <PageSection title="指南内容">
          {GUIDE_ELEMENTS.map((element) => (
            <ElementField key={element.key} element={element} />
          ))}
          <Form.Item name="note" label="修改说明">
            <Input maxLength={300} placeholder="改了什么、为什么改" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={create.isPending || revise.isPending}>
            保存
          </Button>
        </PageSection>
      </Form>
    </>
  )
}

function Head({ units, isNew }: { units: EditorProps['units']; isNew: boolean }) {
  return (
    <>
      <Form.Item
        name="name"
        label="事项名称"
        rules={[{ required: true, whitespace: true, message: '请填写事项名称' }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="category" label="类别" rules={[{ required: true, message: '请选择或者填写类别' }]}>
        <AutoComplete options={GUIDE_CATEGORIES.map((value) => ({ value }))} />
      </Form.Item>
      <Form.Item name="unitId" label="承办科室、社区">
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {isNew ? (
        <Form.Item name="row" label="年报表二归入">
          <Radio.Group options={MATTER_ROWS.map((value) => ({ value, label: MATTER_LABELS[value] }))} />
        </Form.Item>
      ) : null}
      <Form.Item
        name="validFrom"
        label="实施日期"
        rules={[{ required: true, message: '请选择日期' }]}
        extra="事项从这一天起计入项目数量"
      >
        <LocalDatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="sort" label="排列次序">
        <InputNumber min={0} max={9999} precision={0} />
      </Form.Item>
    </>
  )
}

const LONG: ReadonlySet<string> = new Set(['basis', 'conditions', 'audience'])

function ElementField({ element }: { element: GuideElement }) {
  const label = element.required ? `${element.label} *` : element.label
  if (element.key === 'materials')
    return <Rows name="materials" label={label} fields={MATERIAL_FIELDS} add="增加一份材料" />
  if (element.key === 'steps')
    return <Rows name="steps" label={label} fields={STEP_FIELDS} add="增加一个环节" />
  return (
    <Form.Item
      name={['content', element.key]}
      label={label}
      {...(element.hint === undefined ? {} : { extra: element.hint })}
    >
      {LONG.has(element.key) ? (
        <LongText maxLength={element.key === 'audience' ? 500 : 2000} showCount />
      ) : (
        <Input maxLength={300} />
      )}
    </Form.Item>
  )
}

const MATERIAL_FIELDS = [
  ['name', '材料名称'],
  ['form', '形式和份数'],
  ['note', '说明'],
] as const
const STEP_FIELDS = [
  ['name', '环节'],
  ['detail', '怎样办'],
] as const

interface RowsProps {
  readonly name: 'materials' | 'steps'
  readonly label: string
  readonly fields: readonly (readonly [string, string])[]
  readonly add: string
}

function Rows({ name, label, fields, add }: RowsProps) {
  return (
    <Form.Item label={label}>
      <Form.List name={['content', name]}>
        {(rows, { add: append, remove }) => (
          <Flex vertical gap={8}>
            {rows.map((row) => (
              <Flex key={row.key} gap={8} align="start" wrap>
                {fields.map(([field, title]) => (
                  <Form.Item key={field} name={[row.name, field]} noStyle initialValue="">
                    <Input
                      className="guide-row-input"
                      placeholder={title}
                      aria-label={`第 ${row.name + 1} 行${title}`}
                      maxLength={field === 'detail' ? 1000 : 100}
                    />
                  </Form.Item>
                ))}
                <Button
                  type="text"
                  icon={<MinusCircleOutlined aria-hidden />}
                  aria-label={`删除第 ${row.name + 1} 行`}
                  onClick={() => remove(row.name)}
                />
              </Flex>
            ))}
            <div>
              <Button
                icon={<PlusOutlined aria-hidden />}
                onClick={() => append(Object.fromEntries(fields.map(([field]) => [field, ''])))}
              >
                {add}
              </Button>
            </div>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  )
}
