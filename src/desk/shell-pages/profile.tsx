import { Button, Card, Descriptions, Form, Input } from 'antd'
import { changePassword } from '../../people/contract.ts'
import { ROLE_LABELS } from '../../people/model.ts'
import { PageHeader } from '../components/page-header.tsx'
import { ProblemAlert, showFieldProblems } from '../components/problem-alert.tsx'
import { useAct } from '../hooks.ts'
import { useMe } from '../session.ts'

export default function ProfilePage() {
  return (
    <>
      <PageHeader title="个人信息与密码" />
      <div className="desk-columns">
        <WhoAmI />
        <PasswordCard />
      </div>
    </>
  )
}

function WhoAmI() {
  const me = useMe()
  const others = me.organs.filter((organ) => organ.organId !== me.organ.organId)
  const items = [
    { key: 'name', label: '姓名', children: me.name },
    { key: 'username', label: '用户名', children: me.username },
    { key: 'organ', label: '所在机关', children: me.organ.name },
    {
      key: 'roles',
      label: '岗位',
      children: me.roles.map((role) => ROLE_LABELS[role]).join('、') || '未设岗位',
    },
    ...(others.length === 0
      ? []
      : [{ key: 'organs', label: '可查看的机关', children: others.map((organ) => organ.name).join('、') }]),
  ]
  return (
    <Card title="个人信息">
      <Descriptions column={1} items={items} />
      <p className="desk-muted-block">姓名、岗位由本机关管理员维护，有误请联系管理员更正。</p>
    </Card>
  )
}

interface PasswordForm {
  readonly current: string
  readonly next: string
  readonly again: string
}

function PasswordCard() {
  const [form] = Form.useForm<PasswordForm>()
  const act = useAct(changePassword, {
    message: '密码已修改',
    invalidates: [],
    problem: 'page',
    onDone: () => form.resetFields(),
  })
  const submit = ({ current, next }: PasswordForm): void =>
    act.mutate({ body: { current, next } }, { onError: (error) => showFieldProblems(form, error) })
  return (
    <Card title="修改密码">
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <ProblemAlert error={act.error} />
        <Form.Item name="current" label="当前密码" rules={[{ required: true, message: '请填写当前密码' }]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="next"
          label="新密码"
          extra="不少于 10 个字符。"
          rules={[
            { required: true, message: '请填写新密码' },
            { min: 10, message: '新密码不少于 10 个字符' },
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label="再输一遍新密码"
          dependencies={['next']}
          rules={[
            { required: true, message: '请再输一遍新密码' },
            ({ getFieldValue }) => ({
              validator: (_, value: unknown) =>
                value === undefined || value === '' || value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error('两次输入的新密码不一致')),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          修改密码
        </Button>
      </Form>
    </Card>
  )
}
