import { useQueryClient } from '@tanstack/react-query'
import { Alert, Modal } from 'antd'
import { getMe } from '../../people/contract.ts'
import type { Me } from '../../people/contract.ts'
import { callKey } from '../hooks.ts'
import { abandonRelogin, finishRelogin, useReloginNeeded } from '../relogin.ts'
import { useMe } from '../session.ts'
import { LoginForm } from './login-form.tsx'

/** Over the page, so that what is typed below stays. `expired`: the shell itself learned that the session is over. */
export function LoginDialog({ expired }: { expired: boolean }) {
  const needed = useReloginNeeded() || expired
  const me = useMe()
  const client = useQueryClient()
  const done = (next: Me): void => {
    finishRelogin(next)
    client.setQueryData(callKey(getMe), next)
    void client.invalidateQueries({ predicate: (query) => query.state.status === 'error' })
  }
  return (
    <Modal
      title="登录已过期，请重新登录"
      open={needed}
      footer={null}
      width={400}
      mask={{ closable: false }}
      keyboard={false}
      closable={!expired}
      onCancel={abandonRelogin}
      destroyOnHidden
    >
      <Alert type="info" title="页面上填写的内容都在。登录后刚才的操作会接着完成。" className="desk-notice" />
      <LoginForm username={me.username} onDone={done} />
    </Modal>
  )
}
