import { Button, Card, Form, Input, Table } from 'antd'
import { useParams } from 'react-router'
import { Loading, PageHeader, ProblemAlert, showFieldProblems } from '../../desk/components/index.ts'
import { useServerDraft } from '../../desk/drafts.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe, useRoles } from '../../desk/session.ts'
import { addUnit, listOrgans, listUnits, saveOrganSettings } from '../contract.ts'
import { type OrganSettings, UNIT_KIND_LABELS, type UnitKind } from '../model.ts'

interface SettingField {
  readonly name: keyof OrganSettings
  readonly label: string
  readonly hint?: string
}

const GROUPS: readonly { readonly title: string; readonly fields: readonly SettingField[] }[] = [
  {
    title: '公开工作机构（条例第四条、第十二条：指南的法定内容）',
    fields: [
      { name: 'disclosureOffice', label: '机构名称' },
      { name: 'address', label: '办公地址' },
      { name: 'officeHours', label: '办公时间' },
      { name: 'phone', label: '联系电话' },
      { name: 'fax', label: '传真号码' },
      { name: 'email', label: '电子邮箱' },
      { name: 'postcode', label: '邮政编码' },
    ],
  },
  {
    title: '答复文书',
    fields: [
      { name: 'letterPrefix', label: '文号机关代字', hint: '如“王城公复”，文号即“王城公复〔2026〕1号”' },
      {
        name: 'applicationPrefix',
        label: '申请编号代字',
        hint: '如“王城公申”，编号即“王城公申〔2026〕0001号”。不填的，由文号机关代字得出；已有申请的编号不变',
      },
      {
        name: 'reviewOrgan',
        label: '行政复议机关',
        hint: '街道和区政府部门为区人民政府（复议法第二十四条）',
      },
      { name: 'court', label: '行政诉讼管辖法院' },
      {
        name: 'onlineReview',
        label: '网上复议渠道',
        hint: '通过互联网送达时必须同时提供（复议法第二十二条）',
      },
    ],
  },
  {
    title: '网站页眉页脚',
    fields: [
      { name: 'host', label: '主办单位' },
      { name: 'siteCode', label: '政府网站标识码' },
      { name: 'icp', label: 'ICP 备案号' },
      { name: 'policeRecord', label: '公安机关备案号' },
      { name: 'headerNote', label: '页眉附注' },
      { name: 'footerNote', label: '页脚附注' },
    ],
  },
]

export default function OrganPage() {
  const organId = Number(useParams()['organId'])
  const { data, error } = useCall(listOrgans)
  const organ = data?.organs.find((one) => one.organId === organId)
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Loading />
  if (!organ) return <ProblemAlert error={new Error('没有这个机关，或您无权查看')} />
  return (
    <>
      <PageHeader title={organ.name} back={{ to: '/organs', label: '机关与设置' }} />
      <SettingsForm organId={organId} settings={organ.settings} />
      <Units organId={organId} />
    </>
  )
}

/** antd leaves an emptied input as ''; the contract takes the member away. */
function filled(values: OrganSettings): OrganSettings {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => (value ?? '').trim() !== ''))
}

function SettingsForm({ organId, settings }: { organId: number; settings: OrganSettings }) {
  const [form] = Form.useForm<OrganSettings>()
  const mayEdit = useRoles('administrator')
  const draft = useServerDraft(`organ-settings:${organId}`, form)
  const act = useAct(saveOrganSettings, { message: '已保存', problem: 'page', onDone: draft.clear })
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={settings}
      disabled={!mayEdit}
      onValuesChange={draft.onValuesChange}
      onFinish={(values) =>
        act.mutate(
          { params: { organId }, body: filled(values) },
          { onError: (error) => showFieldProblems(form, error) },
        )
      }
    >
      <ProblemAlert error={act.error} />
      {GROUPS.map((group) => (
        <Card key={group.title} title={group.title} size="small" className="desk-notice">
          <div className="desk-columns">
            {group.fields.map((field) => (
              <Form.Item
                key={field.name}
                name={field.name}
                label={field.label}
                {...(field.hint === undefined ? {} : { extra: field.hint })}
              >
                <Input maxLength={200} />
              </Form.Item>
            ))}
          </div>
        </Card>
      ))}
      {mayEdit ? (
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          保存设置
        </Button>
      ) : null}
    </Form>
  )
}

interface UnitForm {
  readonly name: string
  readonly kind: UnitKind
  readonly duty?: string
}

function Units({ organId }: { organId: number }) {
  const me = useMe()
  const mayAdd = useRoles('administrator') && me.organ.organId === organId
  const { data, error } = useCall(listUnits, { params: { organId } })
  const [form] = Form.useForm<UnitForm>()
  const act = useAct(addUnit, { message: '已新增', problem: 'page', onDone: () => form.resetFields() })
  return (
    <Card title="科室与社区" size="small" className="desk-notice">
      <ProblemAlert error={error} />
      <Table
        size="small"
        rowKey={(unit) => unit.unitId}
        dataSource={data?.units ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '还没有科室或社区' }}
        columns={[
          { title: '名称', dataIndex: 'name' },
          { title: '类别', render: (_, unit) => UNIT_KIND_LABELS[unit.kind] },
          { title: '职责', dataIndex: 'duty' },
        ]}
      />
      {mayAdd ? (
        <Form
          form={form}
          layout="inline"
          className="desk-notice"
          initialValues={{ kind: 'department' }}
          onFinish={(values) => act.mutate({ body: { duty: '', ...values } })}
        >
          <ProblemAlert error={act.error} />
          <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
            <Input />
          </Form.Item>
          <Form.Item name="duty" label="职责">
            <Input />
          </Form.Item>
          <Form.Item name="kind" hidden>
            <Input />
          </Form.Item>
          <Button htmlType="submit" onClick={() => form.setFieldValue('kind', 'department')}>
            新增科室
          </Button>
          <Button htmlType="submit" onClick={() => form.setFieldValue('kind', 'community')}>
            新增社区
          </Button>
        </Form>
      ) : null}
    </Card>
  )
}
