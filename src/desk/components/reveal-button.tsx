import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { ReasonDialog } from './reason-dialog.tsx'

export interface RevealButtonProps {
  /** 查看联系方式. */
  readonly title: string
  readonly busy: boolean
  readonly error: unknown
  /** What was revealed; undefined until then. */
  readonly shown: ReactNode | undefined
  readonly onReveal: (reason: string) => void
}

/** Personal data on request: a reason first, then the data in the button's place, until the page is left. */
export function RevealButton({ title, busy, error, shown, onReveal }: RevealButtonProps) {
  const [open, setOpen] = useState(false)
  if (shown !== undefined) return <>{shown}</>
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}</Button>
      <ReasonDialog
        open={open}
        title={title}
        description="查看个人信息会留下记录。"
        busy={busy}
        error={error}
        onSubmit={onReveal}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
