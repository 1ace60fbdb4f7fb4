import { Button } from 'antd'
import type { ButtonProps } from 'antd'
import type { ReactNode } from 'react'
import { useHref, useLinkClickHandler } from 'react-router'

/** A link that looks like a button: one element for the keyboard and the screen reader. */
export function LinkButton({
  to,
  type = 'default',
  size = 'medium',
  children,
}: {
  to: string
  type?: ButtonProps['type']
  size?: ButtonProps['size']
  children: ReactNode
}) {
  const href = useHref(to)
  const follow = useLinkClickHandler<HTMLAnchorElement>(to)
  return (
    <Button
      type={type}
      size={size}
      href={href}
      // With an href antd draws an anchor, and the event is the anchor's.
      onClick={(event) => follow(event as React.MouseEvent<HTMLAnchorElement>)}
    >
      {children}
    </Button>
  )
}
