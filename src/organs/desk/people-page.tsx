import { Button, Checkbox, Form, Input, Modal, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import {
  ConfirmButton,
  DataTable,
  PageHeader,
  ProblemAlert,
  showFieldProblems,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useMe, useRoles } from '../../desk/session.ts'
import { ROLE_NAMES, ROLES, type Role } from '../../people/model.ts'
import { addPerson, closePerson, listPeople, listUnits, resetPassword, savePersonRoles } from '../contract.ts'

type Person = AnswerBody<typeof listPeople>['people'][number]

export default function PeoplePage() {
  const me = useMe()
  const [organId, setOrganId] = useState(me.organ.organId)
  const [dialog, setDialog] = useState<
    { kind: 'add' } | { kind: 'roles' | 'password'; person: Person } | null
  >(null)
  const mayEdit = useRoles('administrator')
  const { data, error, isFetching, refetch } = useCall(listPeople, { params: { organId } })
  const close = useAct(closePerson, { message: '已停用' })
  return (
    <>
      <PageHeader
        title="人员与岗位"
        subtitle="岗位决定能办什么：同一件事的经办、审核、签发由不同的人完成"
        extra={
          mayEdit ? (
            <Button type="primary" onClick={() => setDialog({ kind: 'add' })}>
              新增人员
            </Button>
          ) : null
        }
      />
      <p>
        <label htmlFor="people-organ">机关　</label>
        <Select
          id="people-organ"
          value={organId}
          onChange={setOrganId}
          showSearch={{ optionFilterProp: 'label' }}
          className="desk-select-wide"
          options={me.organs.map((organ) => ({ value: organ.organId, label: organ.name }))}
        />
      </p>
      <DataTable
        caption="人员"
        rows={data?.people}
        rowKey={(person) => person.personId}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        empty={{ title: '这个机关还没有人员', hint: '新增人员时设定用户名、初始口令和岗位。' }}
        columns={[
          { title: '姓名', dataIndex: 'name' },
          { title: '用户名', render: (_, person) => person.username ?? '无账号' },
          {
            title: '岗位',
            render: (_, person) => (
              <Space size={4} wrap>
                {person.roles.map((role) => (
                  <Tag key={role}>{ROLE_NAMES[role]}</Tag>
                ))}
                {person.locked ? <Tag color="red">已锁定</Tag> : null}
              </Space>
            ),
          },
          {
            title: '操作',
            render: (_, person) =>
              mayEdit ? (
                <Space wrap>
                  <Button size="small" onClick={() => setDialog({ kind: 'roles', person })}>
                    岗位
                  </Button>
                  <Button size="small" onClick={() => setDialog({ kind: 'password', person })}>
                    重置口令
                  </Button>
                  <ConfirmButton
                    size="small"
                    danger
                    disabledReason={person.personId === me.personId ? '不能停用自己' : undefined}
                    confirm={{
                      title: `停用 ${person.name}？`,
                      content: '账号不能再登录；经办过的记录保留姓名。',
                      okText: '停用',
                    }}
                    onConfirm={() => close.mutate({ params: { organId, personId: person.personId } })}
                  >
                    停用
                  </ConfirmButton>
                </Space>
              ) : null,
          },
        ]}
      />
      {dialog?.kind === 'add' ? <AddDialog organId={organId} onClose={() => setDialog(null)} /> : null}
      {dialog?.kind === 'roles' ? (
        <RolesDialog organId={organId} person={dialog.person} onClose={() => setDialog(null)} />
      ) : null}
      {dialog?.kind === 'password' ? (
        <PasswordDialog organId={organId} person={dialog.person} onClose={() => setDialog(null)} />
      ) : null}
    </>
  )
}

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))

interface DialogProps {
  readonly organId: number
  readonly onClose: () => void
}

interface PersonForm {
  readonly name: string
  readonly title?: string
  readonly username: string
  readonly password: string
  readonly roles: Role[]
}

function AddDialog({ organId, onClose }: DialogProps) {
  const [form] = Form.useForm<PersonForm>()
  const act = useAct(addPerson, { message: '已新增人员', problem: 'page', onDone: onClose })
  return (
    <Modal
      open
      title="新增人员"
      okText="新增"
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={act.isPending}
    >
      <ProblemAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) =>
          act.mutate(
            { params: { organId }, body: values },
            { onError: (error) => showFieldProblems(form, error) },
          )
        }
      >
        <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名' }]}>
          <Input />
        </Form.Item>
        <Form.Item name="title" label="职务">
          <Input />
        </Form.Item>
        <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="password"
          label="初始口令"
          extra="至少 10 位，请当面告知本人并提醒登录后修改"
          rules={[{ required: true, min: 10, message: '口令至少 10 位' }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="roles" label="岗位" rules={[{ required: true, message: '至少选择一个岗位' }]}>
          <Checkbox.Group options={ROLE_OPTIONS} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function RolesDialog({ organId, person, onClose }: DialogProps & { person: Person }) {
  const units = useCall(listUnits, { params: { organId } })
  const [form] = Form.useForm<{ roles: Role[]; leads: string[]; liaison: string[] }>()
  const act = useAct(savePersonRoles, { message: '岗位已调整', problem: 'page', onDone: onClose })
  const options = (units.data?.units ?? []).map((unit) => ({ value: unit.unitId, label: unit.name }))
  const unitsOf = (relation: 'leads' | 'liaison') =>
    person.units.filter((one) => one.relation === relation).map((one) => one.unitId)
  return (
    <Modal
      open
      title={`${person.name} 的岗位`}
      okText="保存"
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={act.isPending}
    >
      <ProblemAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ roles: person.roles, leads: unitsOf('leads'), liaison: unitsOf('liaison') }}
        onFinish={({ roles, leads, liaison }) =>
          act.mutate({
            params: { organId, personId: person.personId },
            body: {
              roles,
              units: [
                ...leads.map((unitId) => ({ unitId, relation: 'leads' as const })),
                ...liaison.map((unitId) => ({ unitId, relation: 'liaison' as const })),
              ],
            },
          })
        }
      >
        <Form.Item name="roles" label="岗位">
          <Checkbox.Group options={ROLE_OPTIONS} />
        </Form.Item>
        <Form.Item name="leads" label="分管的科室、社区">
          <Select mode="multiple" options={options} placeholder="没有分管" />
        </Form.Item>
        <Form.Item name="liaison" label="联络的科室、社区">
          <Select mode="multiple" options={options} placeholder="不是联络员" />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function PasswordDialog({ organId, person, onClose }: DialogProps & { person: Person }) {
  const [form] = Form.useForm<{ password: string }>()
  const act = useAct(resetPassword, { message: '口令已重置，账号已解锁', problem: 'page', onDone: onClose })
  return (
    <Modal
      open
      title={`重置 ${person.name} 的口令`}
      okText="重置"
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={act.isPending}
    >
      <ProblemAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={(body) => act.mutate({ params: { organId, personId: person.personId }, body })}
      >
        <Form.Item
          name="password"
          label="新口令"
          extra="重置后该账号的所有登录立即失效"
          rules={[{ required: true, min: 10, message: '口令至少 10 位' }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
