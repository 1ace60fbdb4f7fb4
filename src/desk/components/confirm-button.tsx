import { App, Button, Tooltip } from 'antd'
import type { ButtonProps } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'

export interface ConfirmButtonProps {
  readonly children: ReactNode
  readonly onConfirm: () => void
  /** Why it cannot be done now; the button stays reachable by keyboard and says so. */
  readonly disabledReason?: string | undefined
  /** Asked before; absent: no question. */
  readonly confirm?: { readonly title: string; readonly content?: ReactNode; readonly okText?: string }
  readonly danger?: boolean
  readonly type?: ButtonProps['type']
  readonly size?: ButtonProps['size']
  readonly icon?: ReactNode
  readonly loading?: boolean
}

/** A button with its question and its reason: from the table of stage × action both come to the page as data. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { modal } = App.useApp()
  const reasonId = useId()
  const { disabledReason, confirm, danger = false } = props
  const blocked = disabledReason !== undefined
  const press = (): void => {
    if (blocked) return
    if (confirm === undefined) return props.onConfirm()
    modal.confirm({
      title: confirm.title,
      content: confirm.content,
      okText: confirm.okText ?? '确定',
      okButtonProps: { danger },
      onOk: () => props.onConfirm(),
    })
  }
  const button = (
    <Button
      type={props.type ?? 'default'}
      danger={danger && !blocked}
      size={props.size ?? 'medium'}
      loading={props.loading ?? false}
      icon={props.icon}
      onClick={press}
      className={blocked ? 'desk-blocked' : ''}
      {...(blocked ? { 'aria-disabled': true, 'aria-describedby': reasonId } : {})}
    >
      {props.children}
    </Button>
  )
  if (!blocked) return button
  return (
    <>
      <Tooltip title={disabledReason} trigger={['hover', 'focus', 'click']}>
        {button}
      </Tooltip>
      <span id={reasonId} className="visually-hidden">
        {disabledReason}
      </span>
    </>
  )
}
