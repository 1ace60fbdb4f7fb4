import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ButtonProps } from 'antd'
import type { ReactNode } from 'react'
import { useDownload } from '../hooks.ts'

export interface DownloadButtonProps {
  readonly children: ReactNode
  /** Path in the API: `/letters/:id/pdf`. */
  readonly path: string
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, unknown>>
  /** File name, when the server's is not wanted. */
  readonly name?: string
  readonly type?: ButtonProps['type']
  readonly size?: ButtonProps['size']
}

/** Downloads a file of the API; a refusal is said instead of being saved as a file. */
export function DownloadButton({
  children,
  type = 'default',
  size = 'medium',
  ...input
}: DownloadButtonProps) {
  const get = useDownload()
  return (
    <Button
      type={type}
      size={size}
      className="no-print"
      icon={<DownloadOutlined aria-hidden />}
      loading={get.isPending}
      onClick={() => get.mutate(input)}
    >
      {children}
    </Button>
  )
}
