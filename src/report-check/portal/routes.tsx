import type { Services } from '../../platform/services.ts'
import { EmptyState } from '../../portal/components/index.ts'
import type { PortalAnswer, PortalRequest, PortalRoute } from '../../portal/route.ts'
import { checkPublicFile } from '../actions/check-public-file.ts'
import { isPublicPageOpen } from '../actions/switch-public-page.ts'
import { ResultPage } from './result-page.tsx'
import { MAX_PUBLIC_BYTES, UploadPage } from './upload-page.tsx'

/** 检查一份年报, for everybody: one file in, the result out, nothing kept, no script. */
export const reportCheckPortalRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/report-check', cache: 'private', handle: showForm },
  {
    method: 'POST',
    path: '/report-check',
    cache: 'private',
    files: { maxBytes: MAX_PUBLIC_BYTES, maxFiles: 1 },
    handle: checkFile,
  },
]

const TITLE = '检查一份年报'

async function showForm(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  if (!(await isPublicPageOpen(services, request.root.organId))) return closed(request)
  return {
    kind: 'page',
    column: 'reports',
    title: TITLE,
    noindex: true,
    body: <UploadPage urls={request.urls} errors={[]} />,
  }
}

const STATUS: Readonly<Record<string, number>> = { tooMany: 429, unavailable: 503 }

async function checkFile(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  if (!(await isPublicPageOpen(services, request.root.organId))) return closed(request)
  const checked = await checkPublicFile(services, request.clientAddress, request.files[0])
  if (checked.ok) {
    return {
      kind: 'page',
      column: 'reports',
      title: '年报检查结果',
      noindex: true,
      trail: [{ label: TITLE, path: '/report-check' }],
      body: <ResultPage urls={request.urls} checked={checked.value} />,
    }
  }
  const { code, message, article } = checked.refusal
  const error = { field: 'file', message, ...(article === undefined ? {} : { article }) }
  return {
    kind: 'page',
    column: 'reports',
    title: TITLE,
    status: STATUS[code] ?? 422,
    noindex: true,
    body: <UploadPage urls={request.urls} errors={[error]} />,
  }
}

function closed(request: PortalRequest): PortalAnswer {
  return {
    kind: 'page',
    column: 'reports',
    title: TITLE,
    status: 404,
    noindex: true,
    body: (
      <EmptyState
        title="本站没有开放年报检查"
        actions={[{ label: '查看年度报告', href: request.urls.to('/reports') }]}
      >
        <p>检查功能由本站主管机关开启或者关闭。已公布的年度报告可以在“年度报告”栏目查看。</p>
      </EmptyState>
    ),
  }
}
