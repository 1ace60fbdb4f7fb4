import { Button, Card, Checkbox, Descriptions, Form, Input } from 'antd'
import { changePassword, getMailSetting, putMailSetting } from '../../people/contract.ts'
import { ROLE_NAMES } from '../../people/model.ts'
import { PageHeader } from '../components/page-header.tsx'
import { ProblemAlert, showFieldProblems } from '../components/problem-alert.tsx'
import type { AnswerBody } from '../api.ts'
import { useAct, useCall } from '../hooks.ts'
import { useMe } from '../session.ts'

export default function ProfilePage() {
  return (
    <>
      <PageHeader title="个人信息与密码" />
      <div className="desk-columns">
        <WhoAmI />
        <PasswordCard />
        <MailCard />
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
      children: me.roles.map((role) => ROLE_NAMES[role]).join('、') || '未设岗位',
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

interface MailForm {
  readonly email: string
  readonly digest: boolean
}

/** 每日待办邮件: one person's own choice. */
function MailCard() {
  const { data, error } = useCall(getMailSetting)
  return (
    <Card title="待办邮件">
      <ProblemAlert error={error} />
      {data === undefined ? null : <MailSettings kept={data} />}
    </Card>
  )
}

function MailSettings({ kept }: { kept: AnswerBody<typeof getMailSetting> }) {
  const [form] = Form.useForm<MailForm>()
  const act = useAct(putMailSetting, {
    message: '待办邮件设置已保存',
    invalidates: [getMailSetting],
    problem: 'page',
  })
  const submit = ({ email, digest }: MailForm): void =>
    act.mutate(
      { body: { email: email.trim(), digest } },
      { onError: (problem) => showFieldProblems(form, problem) },
    )
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={kept} onFinish={submit}>
      {kept.available ? null : (
        <p className="desk-muted-block">系统还没有设置邮件服务器，现在保存的设置待管理员设置后生效。</p>
      )}
      <ProblemAlert error={act.error} />
      <Form.Item
        name="email"
        label="工作邮箱"
        rules={[{ type: 'email', message: '邮箱地址不正确' }]}
        extra="只用于发送待办提醒，加密保存，其他人看不到。"
      >
        <Input type="email" autoComplete="email" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="digest"
        valuePropName="checked"
        extra="只列件数、编号、期限和链接，不含申请人信息；没有待办的日子不发。"
      >
        <Checkbox>每个工作日早上发送到期和逾期的待办</Checkbox>
      </Form.Item>
      <Button htmlType="submit" loading={act.isPending}>
        保存
      </Button>
    </Form>
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
