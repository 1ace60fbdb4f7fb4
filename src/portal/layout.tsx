import type { ReactNode } from 'react'
import { formatChinese, type LocalDate } from '../law/local-date.ts'
import type { Organ, OrganSettings } from '../organs/model.ts'
import { COLUMN_LABELS, COLUMN_PATHS, COLUMN_TYPES } from './columns.ts'
import { Breadcrumb } from './components/basics.tsx'
import { SearchBox } from './components/lists.tsx'
import { PORTAL_COLUMNS, type PortalAnswer, type PortalColumn, type PortalUrls } from './route.ts'

export type PageAnswer = Extract<PortalAnswer, { kind: 'page' }>

export interface RenderContext {
  readonly organ: Organ
  readonly root: Organ
  readonly urls: PortalUrls
  readonly today: LocalDate
  readonly demo: boolean
  /** Name of the installation, for the page's metadata: 洛阳市西工区政府信息公开平台. */
  readonly installation: string
  /** Below the organ, with its query but without `view`; gives the larger-text switch and the printed address. */
  readonly path?: string
  /** The larger-text view is on. */
  readonly large?: boolean
}

/** The whole document of a page. No inline script or style: the content security policy allows neither. */
export function Layout({ answer, context }: { answer: PageAnswer; context: RenderContext }): ReactNode {
  const site = siteSettings(context)
  return (
    <html lang="zh-CN" className={context.large === true ? 'large' : undefined}>
      <Head answer={answer} context={context} site={site} />
      <body>
        <a className="skip" href="#main">
          跳到正文
        </a>
        {context.demo && <DemoBanner today={context.today} />}
        <Header context={context} site={site} />
        <Navigation current={answer.column} urls={context.urls} />
        <div className="page">
          {!isHome(answer) && <Breadcrumb items={crumbs(answer, context)} />}
          <main id="main" tabIndex={-1}>
            {answer.ownHeading !== true && <h1 className="page-title">{answer.title}</h1>}
            {answer.body}
          </main>
        </div>
        <Footer context={context} site={site} />
      </body>
    </html>
  )
}

/** An organ without a site of its own stands on the district's: what it does not set comes from there. */
export function siteSettings(context: { organ: Organ; root: Organ }): OrganSettings {
  const { organ, root } = context
  return {
    ...organ.settings,
    host: organ.settings.host ?? root.settings.host ?? root.name,
    ...pick('siteCode', organ, root),
    ...pick('icp', organ, root),
    ...pick('policeRecord', organ, root),
    ...pick('footerNote', organ, root),
  }
}

function pick(
  key: 'siteCode' | 'icp' | 'policeRecord' | 'footerNote',
  organ: Organ,
  root: Organ,
): OrganSettings {
  const value = organ.settings[key] ?? root.settings[key]
  return value === undefined ? {} : { [key]: value }
}

function Head(props: { answer: PageAnswer; context: RenderContext; site: OrganSettings }): ReactNode {
  const { answer, context, site } = props
  const siteName = `${context.organ.name}政府信息公开`
  const metas: Record<string, string> = {
    SiteName: context.installation,
    ...(site.siteCode !== undefined && { SiteIDCode: site.siteCode }),
    ColumnName: COLUMN_LABELS[answer.column],
    ColumnType: COLUMN_TYPES[answer.column],
    ...answer.meta,
  }
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{isHome(answer) ? siteName : `${answer.title} - ${siteName}`}</title>
      {(context.demo || answer.noindex === true) && <meta name="robots" content="noindex, nofollow" />}
      {Object.entries(metas).map(([name, content]) => (
        <meta key={name} name={name} content={content} />
      ))}
      <meta name="format-detection" content="telephone=no" />
      <link rel="stylesheet" href={context.urls.asset('portal.css')} />
      <link rel="icon" href={context.urls.asset('emblem.svg')} type="image/svg+xml" />
      {answer.script !== undefined && <script type="module" src={context.urls.asset(answer.script)} />}
    </head>
  )
}

function DemoBanner({ today }: { today: LocalDate }): ReactNode {
  return (
    <aside className="demo-banner" aria-label="演示数据">
      <strong>演示数据</strong>
      本站内容为系统演示所用，不代表任何机关的真实信息。演示日期：{formatChinese(today)}
    </aside>
  )
}

function Header({ context, site }: { context: RenderContext; site: OrganSettings }): ReactNode {
  const { organ, root, urls } = context
  const own = organ.organId === root.organId
  return (
    <header className="site-header">
      <div className="wrap site-header-row">
        <div className="site-name">
          <img src={urls.asset('emblem.svg')} alt="" width={52} height={52} />
          <div>
            {!own && (
              <p className="site-district">
                <a href={urls.toOrgan(null, '/')}>{root.name}</a>
              </p>
            )}
            <p className="site-organ">
              <a href={urls.to('/')}>{organ.name}</a>
            </p>
            <p className="site-what">
              政府信息公开{site.headerNote !== undefined && <span>{site.headerNote}</span>}
            </p>
          </div>
        </div>
        <div className="site-tools">
          <SearchBox action={urls.to(COLUMN_PATHS.search)} id="site-search" label="搜索政府信息" />
          <ViewSwitch context={context} />
        </div>
      </div>
    </header>
  )
}

/** Larger text by a link: works without script and cookie, and stays on while the reader goes from page to page. */
function ViewSwitch({ context }: { context: RenderContext }): ReactNode {
  if (context.path === undefined) return null
  const large = context.large === true
  return (
    <p className="view-switch">
      <a href={context.urls.to(context.path, { view: large ? undefined : 'large' })}>
        {large ? '标准字号' : '大字版'}
      </a>
    </p>
  )
}

/** Wide screens show the row, phones the folded list; the other one is not rendered to anybody (display: none). */
function Navigation({ current, urls }: { current: PortalColumn; urls: PortalUrls }): ReactNode {
  const links = PORTAL_COLUMNS.map((column) => (
    <li key={column}>
      <a href={urls.to(COLUMN_PATHS[column])} aria-current={column === current ? 'page' : undefined}>
        {COLUMN_LABELS[column]}
      </a>
    </li>
  ))
  return (
    <>
      <nav className="site-nav" aria-label="栏目">
        <ul className="wrap">{links}</ul>
      </nav>
      <details className="site-menu">
        <summary>
          <span>栏目导航</span>
          <span className="site-menu-current">{COLUMN_LABELS[current]}</span>
        </summary>
        <nav aria-label="栏目（折叠）">
          <ul>{links}</ul>
        </nav>
      </details>
    </>
  )
}

function isHome(answer: PageAnswer): boolean {
  return answer.column === 'home' && answer.ownHeading === true
}

function crumbs(answer: PageAnswer, context: RenderContext): readonly { label: string; href?: string }[] {
  const { urls, organ, root } = context
  const column = COLUMN_LABELS[answer.column]
  const trail = (answer.trail ?? []).map((step) => ({ label: step.label, href: urls.to(step.path) }))
  const home = { label: organ.shortName, href: urls.to('/') }
  const top = organ.organId === root.organId ? [] : [{ label: root.shortName, href: urls.toOrgan(null, '/') }]
  if (answer.column === 'home') return [...top, home, ...trail, { label: answer.title }]
  if (answer.title === column && trail.length === 0) return [...top, home, { label: column }]
  const inColumn = { label: column, href: urls.to(COLUMN_PATHS[answer.column]) }
  return [...top, home, inColumn, ...trail, { label: answer.title }]
}

function Footer({ context, site }: { context: RenderContext; site: OrganSettings }): ReactNode {
  const { urls } = context
  const contact = [
    site.address !== undefined && `地址：${site.address}`,
    site.phone !== undefined && `电话：${site.phone}`,
    site.officeHours !== undefined && `办公时间：${site.officeHours}`,
  ].filter((part) => part !== false)
  return (
    <footer className="site-footer">
      <div className="wrap">
        <ul className="footer-links">
          <li>
            <a href={urls.to('/sitemap')}>网站地图</a>
          </li>
          <li>
            <a href={urls.to('/guide')}>联系方式</a>
          </li>
          <li>
            <a href={urls.to('/consult', { kind: 'correction' })}>我要纠错</a>
          </li>
        </ul>
        <p>
          主办单位：{site.host}
          {site.disclosureOffice !== undefined && `　公开工作机构：${site.disclosureOffice}`}
        </p>
        {contact.length > 0 && <p>{contact.join('　')}</p>}
        <ul className="footer-records">
          {site.siteCode !== undefined && <li>网站标识码：{site.siteCode}</li>}
          {site.icp !== undefined && (
            <li>
              <a href="https://beian.miit.gov.cn/" rel="noreferrer">
                {site.icp}
              </a>
            </li>
          )}
          {site.policeRecord !== undefined && (
            <li>
              <a href="https://beian.mps.gov.cn/" rel="noreferrer">
                {site.policeRecord}
              </a>
            </li>
          )}
        </ul>
        {site.footerNote !== undefined && <p>{site.footerNote}</p>}
        {context.path !== undefined && <p className="print-only">网址：{urls.absolute(context.path)}</p>}
        <p className="print-only">打印日期：{formatChinese(context.today)}</p>
      </div>
    </footer>
  )
}
