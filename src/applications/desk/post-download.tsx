import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ButtonProps } from 'antd'
import type { ReactNode } from 'react'
import { apiUrl } from '../../desk/api.ts'
import { asProblem, NetworkLost, problemOf } from '../../desk/problem.ts'
import { csrfToken } from '../../desk/relogin.ts'
import type { CallInput, Route } from '../../platform/contract.ts'

interface Props<R extends Route> {
  readonly route: R
  readonly input: CallInput<R>
  readonly children: ReactNode
  readonly type?: ButtonProps['type']
}

/** Downloads a file that is made of what is sent: the codes of a receipt never stand in an address. */
export function PostDownload<R extends Route>({ route, input, children, type = 'default' }: Props<R>) {
  const { message } = App.useApp()
  const get = useMutation({
    networkMode: 'always',
    mutationFn: () => fetchFile(route, input),
    onError: (error) => void message.error(asProblem(error).detail, 8),
  })
  return (
    <Button
      type={type}
      className="no-print"
      icon={<DownloadOutlined aria-hidden />}
      loading={get.isPending}
      onClick={() => get.mutate()}
    >
      {children}
    </Button>
  )
}

async function fetchFile(
  route: Route,
  input: { readonly params?: unknown; readonly body?: unknown },
): Promise<void> {
  // CallInput has already held the parameters to the route's schema, an object of plain values.
  const params = input.params as Readonly<Record<string, string | number>> | undefined
  const token = csrfToken()
  const response = await fetch(apiUrl(route.path, params), {
    method: route.method,
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { 'x-csrf-token': token }),
    },
    body: JSON.stringify(input.body ?? {}),
  }).catch((error: unknown) => {
    throw new NetworkLost(error)
  })
  if (!response.ok) throw await problemOf(response)
  const address = URL.createObjectURL(await response.blob())
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = nameOf(response)
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function nameOf(response: Response): string {
  const header = response.headers.get('content-disposition') ?? ''
  const name = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  return name === undefined ? '登记回执' : decodeURIComponent(name)
}
