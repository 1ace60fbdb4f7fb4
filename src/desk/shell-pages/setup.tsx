import { Alert, Button, Card, Form, Input, Radio, Result, Select } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { setUp } from '../../people/contract.ts'
import { ORGAN_KIND_LABELS } from '../../organs/model.ts'
import type { CallInput } from '../../platform/contract.ts'
import { call } from '../api.ts'
import { ProblemAlert, showFieldProblems } from '../components/problem-alert.tsx'

type SetUpBody = NonNullable<CallInput<typeof setUp>['body']>
type NewBody = Extract<SetUpBody, { kind: 'new' }>
type NewForm = Omit<NewBody, 'kind' | 'token'>

const CODE_RULE = {
  pattern: /^[a-z][a-z0-9-]{1,31}$/,
  message: '小写字母开头，只用小写字母、数字和连字符，2 至 32 个字符',
}
const KINDS = (['street', 'town', 'department'] as const).map((value) => ({
  value,
  label: ORGAN_KIND_LABELS[value],
}))

export default function SetupPage() {
  const [search] = useSearchParams()
  const token = search.get('token')
  const [done, setDone] = useState(false)
  if (done) return <Done />
  return (
    <main className="desk-entrance">
      <div className="desk-entrance-box desk-entrance-wide">
        <h1>
          <span className="desk-entrance-mark" aria-hidden />
          首次安装
        </h1>
        {token === null ? <NoToken /> : <SetupForms token={token} onDone={() => setDone(true)} />}
      </div>
    </main>
  )
}

function NoToken() {
  return (
    <Alert
      type="warning"
      showIcon
      title="地址中缺少安装口令"
      description="请在启动系统的终端中复制完整地址（以“/desk/setup?token=”开头）打开。口令只在首次安装前有效。"
    />
  )
}

function Done() {
  return (
    <main className="desk-alone">
      <Result
        status="success"
        title="安装完成"
        subTitle="请用刚才设置的管理员登录，接着建立科室、社区和人员。"
        extra={<Link to="/login">去登录</Link>}
      />
    </main>
  )
}

function SetupForms({ token, onDone }: { token: string; onDone: () => void }) {
  const [kind, setKind] = useState<'new' | 'demo'>('new')
  const [form] = Form.useForm<NewForm>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const submit = async (body: SetUpBody): Promise<void> => {
    setBusy(true)
    setError(undefined)
    try {
      await call(setUp, { body, anonymous: true })
      onDone()
    } catch (caught) {
      setError(caught)
      showFieldProblems(form, caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card>
      <Radio.Group
        className="desk-setup-kind"
        value={kind}
        onChange={(event) => setKind(event.target.value === 'demo' ? 'demo' : 'new')}
        options={[
          { value: 'new', label: '新建区县、机关和管理员' },
          { value: 'demo', label: '载入演示数据' },
        ]}
      />
      <ProblemAlert error={error} />
      {kind === 'demo' ? (
        <LoadDemo busy={busy} onLoad={() => void submit({ kind: 'demo', token })} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          scrollToFirstError={{ focus: true }}
          onFinish={(values) => void submit({ kind: 'new', token, ...values })}
          initialValues={{ organ: { kind: 'street' } }}
        >
          <DistrictFields />
          <OrganFields />
          <AdministratorFields />
          <Button type="primary" htmlType="submit" loading={busy}>
            建立并完成安装
          </Button>
        </Form>
      )}
    </Card>
  )
}

function LoadDemo({ busy, onLoad }: { busy: boolean; onLoad: () => void }) {
  return (
    <>
      <Alert
        type="info"
        title="载入一个演示区县"
        description="含多个机关和 2019 年以来的演示记录，每页标注“演示数据”。演示数据不能与正式数据混用，正式使用请另建空的数据目录。"
        className="desk-notice"
      />
      <Button type="primary" loading={busy} onClick={onLoad}>
        载入演示数据
      </Button>
      {busy ? <p role="status">正在载入，约需一两分钟，请不要关闭页面。</p> : null}
    </>
  )
}

const required = (what: string) => ({ required: true, message: `请填写${what}` })
const nameLength = { min: 2, max: 60, message: '2 至 60 个字' }

function DistrictFields() {
  return (
    <fieldset className="desk-fieldset">
      <legend>区（县）政府</legend>
      <div className="desk-form-grid">
        <Form.Item
          name={['district', 'name']}
          label="全称"
          rules={[required('区（县）政府全称'), nameLength]}
        >
          <Input placeholder="某某市某某区人民政府" maxLength={60} />
        </Form.Item>
        <Form.Item
          name={['district', 'code']}
          label="代码"
          extra="用在网址和编号中，定后不改，如 xigong"
          rules={[required('代码'), CODE_RULE]}
        >
          <Input maxLength={32} autoCapitalize="none" spellCheck={false} />
        </Form.Item>
      </div>
    </fieldset>
  )
}

function OrganFields() {
  return (
    <fieldset className="desk-fieldset">
      <legend>第一个机关</legend>
      <div className="desk-form-grid">
        <Form.Item name={['organ', 'name']} label="全称" rules={[required('机关全称'), nameLength]}>
          <Input placeholder="某某街道办事处" maxLength={60} />
        </Form.Item>
        <Form.Item name={['organ', 'kind']} label="类别" rules={[required('类别')]}>
          <Select options={KINDS} />
        </Form.Item>
        <Form.Item
          name={['organ', 'code']}
          label="代码"
          extra="栏目网址为 /o/代码，定后不改"
          rules={[required('代码'), CODE_RULE]}
        >
          <Input maxLength={32} autoCapitalize="none" spellCheck={false} />
        </Form.Item>
      </div>
    </fieldset>
  )
}

function AdministratorFields() {
  return (
    <fieldset className="desk-fieldset">
      <legend>管理员</legend>
      <div className="desk-form-grid">
        <Form.Item name={['administrator', 'name']} label="姓名" rules={[required('姓名')]}>
          <Input maxLength={40} autoComplete="name" />
        </Form.Item>
        <Form.Item
          name={['administrator', 'username']}
          label="用户名"
          rules={[
            required('用户名'),
            {
              pattern: /^[a-z][a-z0-9._-]{2,31}$/,
              message: '小写字母开头，可用小写字母、数字、点、下划线和连字符，3 至 32 个字符',
            },
          ]}
        >
          <Input maxLength={32} autoComplete="username" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name={['administrator', 'password']}
          label="密码"
          extra="不少于 10 个字符，没有默认密码"
          rules={[required('密码'), { min: 10, message: '密码不少于 10 个字符' }]}
        >
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
      </div>
    </fieldset>
  )
}
