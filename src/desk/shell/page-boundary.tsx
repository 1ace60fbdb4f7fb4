import { App, Button, Flex, Result, Typography } from 'antd'
import { useLocation, useNavigate, useRouteError } from 'react-router'
import { isRouteErrorResponse } from 'react-router'
import { asProblem } from '../problem.ts'

/**
 * What is shown in place of a page that failed. What was typed into forms with a draft is put back when the page is
 * opened again; what was saved is not touched.
 */
export function PageBoundary({ whole = false }: { whole?: boolean }) {
  const error = useRouteError()
  const navigate = useNavigate()
  const location = useLocation()
  const stale = isStaleBuild(error)
  const retry = (): void => {
    if (stale || whole) window.location.reload()
    else void navigate(`${location.pathname}${location.search}`, { replace: true })
  }
  return (
    <div role="alert" className={whole ? 'desk-alone' : undefined}>
      <Result
        status="error"
        title={stale ? '系统已更新' : '这个页面没能打开'}
        subTitle={
          stale
            ? '请刷新页面，载入新版本后继续。'
            : '已保存的内容不受影响；刚才填写的内容会在重新打开时放回。'
        }
        extra={
          <Flex gap={8} justify="center" wrap>
            <Button type="primary" onClick={retry}>
              {stale ? '刷新页面' : '重新打开'}
            </Button>
            <Button onClick={() => void navigate('/')}>回到待办与期限</Button>
          </Flex>
        }
      >
        {stale ? null : <ErrorDetails error={error} />}
      </Result>
    </div>
  )
}

function ErrorDetails({ error }: { error: unknown }) {
  const { message } = App.useApp()
  const location = useLocation()
  const problem = isRouteErrorResponse(error)
    ? { title: '页面出错', detail: `${error.status} ${error.statusText}`, requestId: undefined }
    : asProblem(error)
  const report = [
    `页面：${location.pathname}`,
    `情况：${problem.title}，${problem.detail}`,
    ...(problem.requestId === undefined ? [] : [`请求编号：${problem.requestId}`]),
  ].join('\n')
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(report)
    void message.success('已复制，可发给管理员')
  }
  return (
    <>
      <Typography.Paragraph className="desk-preline">{report}</Typography.Paragraph>
      {window.isSecureContext ? (
        <Button size="small" onClick={() => void copy()}>
          复制以上信息
        </Button>
      ) : null}
    </>
  )
}

/** A new version was installed while the page was open: its old code files are gone. */
function isStaleBuild(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|module script failed|preload CSS/i.test(error.message)
  )
}
