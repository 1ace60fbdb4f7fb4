import { Result } from 'antd'
import { Suspense, useContext, useEffect } from 'react'
import { Link } from 'react-router'
import { ROLE_NAMES } from '../../people/model.ts'
import { Loading } from '../components/loading.tsx'
import type { DeskPage } from '../page.ts'
import { MeContext, holdsAny } from '../session.ts'

export const DESK_NAME = '政务公开工作台'

/** Draws one page: its title, its roles, its code loaded when first opened. `open` pages need nobody signed in. */
export function PageFrame({ page, open = false }: { page: DeskPage; open?: boolean }) {
  const me = useContext(MeContext)
  const allowed = open || (me !== undefined && holdsAny(me, page.roles))
  useEffect(() => {
    document.title = page.title === '' ? DESK_NAME : `${page.title} · ${DESK_NAME}`
  }, [page.title])
  if (!allowed) return <NotForYou page={page} />
  const Element = page.element
  return (
    <Suspense fallback={<Loading label={`正在打开${page.title || '页面'}`} />}>
      <Element />
    </Suspense>
  )
}

function NotForYou({ page }: { page: DeskPage }) {
  const roles = (page.roles ?? []).map((role) => ROLE_NAMES[role]).join('、')
  return (
    <Result
      status="warning"
      title={`“${page.title}”需要“${roles}”岗位`}
      subTitle="您现在的岗位没有这项权限。确需办理的，请联系本机关管理员调整岗位。"
      extra={<Link to="/">回到待办与期限</Link>}
    />
  )
}
