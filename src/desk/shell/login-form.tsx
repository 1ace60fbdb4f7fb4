import { Button, Form, Input } from 'antd'
import type { InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { signIn } from '../../people/contract.ts'
import type { Me } from '../../people/contract.ts'
import { call } from '../api.ts'
import { ProblemAlert } from '../components/problem-alert.tsx'

interface Credentials {
  readonly username: string
  readonly password: string
}

/** Name and password. Used by the login page and, with the name filled in, by the dialog over a page. */
export function LoginForm({ username, onDone }: { username?: string; onDone: (me: Me) => void }) {
  const [form] = Form.useForm<Credentials>()
  const { submit, busy, error } = useSignIn(onDone)
  const first = useRef<InputRef>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ username: username ?? '' }}
      onFinish={(values) => void submit(values)}
    >
      <ProblemAlert error={error} />
      <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
        <Input autoComplete="username" maxLength={64} {...(username === undefined ? { ref: first } : {})} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password
          autoComplete="current-password"
          maxLength={200}
          {...(username === undefined ? {} : { ref: first })}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        登录
      </Button>
    </Form>
  )
}

export interface SignIn {
  readonly submit: (credentials: Credentials) => Promise<void>
  readonly busy: boolean
  readonly error: unknown
}

/**
 * `onDone` remembers the identity itself where it matters who it is (the dialog); the login page starts afresh.
 */
export function useSignIn(onDone: (me: Me) => void): SignIn {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const submit = async (credentials: Credentials): Promise<void> => {
    setBusy(true)
    setError(undefined)
    try {
      const { body } = await call(signIn, { body: credentials, anonymous: true })
      onDone(body)
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return { submit, busy, error }
}
