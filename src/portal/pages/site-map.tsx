import type { ReactNode } from 'react'
import { COLUMN_LABELS, COLUMN_NOTES, COLUMN_PATHS } from '../columns.ts'
import type { LinkTo } from '../components/basics.tsx'
import { PORTAL_COLUMNS, type PortalColumn, type PortalUrls } from '../route.ts'
import { Organs, type OrganLink } from './home.tsx'

/** Every column with its parts, and the organs; `title: '网站地图'`, `column: 'home'`. */
export function SiteMapPage(props: {
  urls: PortalUrls
  /** Links below a column: the catalogue, the report years, the service guides. */
  parts?: Partial<Readonly<Record<PortalColumn, readonly LinkTo[]>>>
  organs?: readonly OrganLink[]
}): ReactNode {
  return (
    <>
      <ul className="site-map">
        {PORTAL_COLUMNS.filter((column) => column !== 'home').map((column) => (
          <li key={column}>
            <h2>
              <a href={props.urls.to(COLUMN_PATHS[column])}>{COLUMN_LABELS[column]}</a>
            </h2>
            <p>{COLUMN_NOTES[column]}</p>
            <PartLinks links={[...(props.parts?.[column] ?? []), ...ownLinks(column, props.urls)]} />
          </li>
        ))}
      </ul>
      {props.organs && props.organs.length > 0 && <Organs organs={props.organs} urls={props.urls} />}
    </>
  )
}

/** Pages below a column that every organ has. */
function ownLinks(column: PortalColumn, urls: PortalUrls): readonly LinkTo[] {
  if (column === 'reports') {
    return [
      { label: '历年、各机关对照', href: urls.to('/reports/compare') },
      { label: '检查一份年报', href: urls.to('/report-check') },
    ]
  }
  if (column !== 'apply') return []
  return [
    { label: '填写申请', href: urls.to('/apply/new') },
    { label: '查询办理进度', href: urls.to('/apply/status') },
    { label: '办理流程图', href: urls.to('/apply/process') },
    { label: '期限计算器', href: urls.to('/calculator') },
    { label: '核验文书', href: urls.to('/apply/verify') },
  ]
}

function PartLinks({ links }: { links: readonly LinkTo[] }): ReactNode {
  if (links.length === 0) return null
  return (
    <ul>
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href}>{link.label}</a>
        </li>
      ))}
    </ul>
  )
}
