import type { ReactNode } from 'react'
import type { Organ } from '../../organs/model.ts'
import { COLUMN_LABELS, COLUMN_NOTES, COLUMN_PATHS } from '../columns.ts'
import {
  ButtonLink,
  CardGrid,
  EmptyState,
  Figures,
  Panel,
  Section,
  type Figure,
} from '../components/basics.tsx'
import { ItemList, type ItemListEntry } from '../components/lists.tsx'
import type { PortalColumn, PortalUrls } from '../route.ts'

export interface OrganLink {
  readonly name: string
  /** Address part; null for the district. */
  readonly code: string | null
  /** 街道办事处, 政府部门 …: the heading it stands under. */
  readonly group: string
}

export interface ServiceLink {
  readonly title: string
  readonly href: string
  /** 现场办理, 社区代办, 即时办结 … */
  readonly note?: string
}

export interface ReportYear {
  readonly year: number
  readonly href: string
}

export interface HomePageProps {
  readonly organ: Organ
  readonly urls: PortalUrls
  readonly latest: readonly ItemListEntry[]
  /** The first level of the catalogue (标准目录). */
  readonly catalogue?: readonly { readonly label: string; readonly href: string; readonly count?: number }[]
  readonly services?: readonly ServiceLink[]
  /** A sentence of what the figures count: 2026年以来. */
  readonly figuresNote?: string
  readonly figures?: readonly Figure[]
  readonly reportYears?: readonly ReportYear[]
  /** District only: its organs, each with a column of its own. */
  readonly organs?: readonly OrganLink[]
}

/** The four statutory columns and the way to ask for what they do not hold. */
const FIRST_COLUMNS: readonly PortalColumn[] = ['guide', 'rules', 'proactive', 'reports', 'apply']

/** The home page of a district or an organ. Use with `ownHeading: true` and `column: 'home'`. */
export function HomePage(props: HomePageProps): ReactNode {
  const { organ, urls } = props
  return (
    <>
      <h1 className="sr-only">{organ.name}政府信息公开</h1>
      <CardGrid
        cards={FIRST_COLUMNS.map((column) => ({
          title: COLUMN_LABELS[column],
          href: urls.to(COLUMN_PATHS[column]),
          note: COLUMN_NOTES[column],
        }))}
      />
      <div className="with-aside">
        <div className="with-aside-main">
          <Latest {...props} />
          <Catalogue {...props} />
          <Services {...props} />
        </div>
        <aside aria-label="申请与查询">
          <ApplyPanel urls={urls} />
          <OfficePanel organ={organ} urls={urls} />
          <Reports {...props} />
        </aside>
      </div>
      {props.figures && props.figures.length > 0 && (
        <Section title={props.figuresNote ?? '公开数据'}>
          <Figures figures={props.figures} />
        </Section>
      )}
      {props.organs && props.organs.length > 0 && <Organs organs={props.organs} urls={urls} />}
    </>
  )
}

function Latest({ latest, urls }: HomePageProps): ReactNode {
  return (
    <Section title="最新公开" more={{ label: '更多', href: urls.to(COLUMN_PATHS.proactive) }}>
      <ItemList
        items={latest}
        compact
        empty={
          <EmptyState
            title="还没有公开的信息"
            actions={[{ label: '依申请公开', href: urls.to(COLUMN_PATHS.apply) }]}
          >
            <p>
              主动公开的信息自形成或者变更之日起 20
              个工作日内在这里发布（条例26）。需要的信息还没有公开的，可以依法申请。
            </p>
          </EmptyState>
        }
      />
    </Section>
  )
}

function Catalogue({ catalogue, urls }: HomePageProps): ReactNode {
  if (!catalogue || catalogue.length === 0) return null
  return (
    <Section title="法定主动公开内容" more={{ label: '全部目录', href: urls.to(COLUMN_PATHS.proactive) }}>
      <ul className="link-grid">
        {catalogue.map((entry) => (
          <li key={entry.href}>
            <a href={entry.href}>
              {entry.label}
              {entry.count !== undefined && <span className="link-count">{entry.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Services({ services, urls }: HomePageProps): ReactNode {
  if (!services || services.length === 0) return null
  return (
    <Section title="办事指南" more={{ label: '全部事项', href: urls.to(COLUMN_PATHS.services) }}>
      <ul className="link-grid">
        {services.map((service) => (
          <li key={service.href}>
            <a href={service.href}>
              {service.title}
              {service.note !== undefined && <span className="link-note">{service.note}</span>}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ApplyPanel({ urls }: { urls: PortalUrls }): ReactNode {
  return (
    <Panel title="依申请公开">
      <p>
        没有找到需要的政府信息？可以申请获取。不能当场答复的，自收到申请之日起 20
        个工作日内答复（条例33），一般不收费（条例42）。
      </p>
      <p className="button-stack">
        <ButtonLink href={urls.to('/apply')} primary>
          提交申请
        </ButtonLink>
        <ButtonLink href={urls.to('/apply/status')}>查询办理进度</ButtonLink>
        <ButtonLink href={urls.to('/consult')}>咨询与建议</ButtonLink>
      </p>
      <p>
        <a href={urls.to('/calculator')}>期限计算器</a>：哪一天到期，为什么是这一天。
        <a href={urls.to('/apply/process')}>办理流程图</a>：各阶段办什么、多长时间。
      </p>
    </Panel>
  )
}

function OfficePanel({ organ, urls }: { organ: Organ; urls: PortalUrls }): ReactNode {
  const { settings } = organ
  const rows = [
    ['受理机构', settings.disclosureOffice],
    ['地址', settings.address],
    ['电话', settings.phone],
    ['办公时间', settings.officeHours],
  ].filter(([, value]) => value !== undefined)
  if (rows.length === 0) return null
  return (
    <Panel title="联系我们">
      <dl className="office">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={urls.to('/guide')}>查看公开指南</a>
      </p>
    </Panel>
  )
}

function Reports({ reportYears, urls }: HomePageProps): ReactNode {
  if (!reportYears || reportYears.length === 0) return null
  return (
    <Panel title="年度报告">
      <ul className="years">
        {reportYears.map((report) => (
          <li key={report.year}>
            <a href={report.href}>{report.year}年</a>
          </li>
        ))}
      </ul>
      <p>
        <a href={urls.to(COLUMN_PATHS.reports)}>历年年报</a>
      </p>
    </Panel>
  )
}

/** The organs under their kinds; also used by the site map. */
export function Organs({ organs, urls }: { organs: readonly OrganLink[]; urls: PortalUrls }): ReactNode {
  const groups = Map.groupBy(organs, (organ) => organ.group)
  return (
    <Section title="各机关政府信息公开" id="organs">
      {[...groups].map(([group, members]) => (
        <div key={group} className="organ-group">
          <h3>{group}</h3>
          <ul className="link-grid">
            {members.map((organ) => (
              <li key={organ.code ?? ''}>
                <a href={urls.toOrgan(organ.code, '/')}>{organ.name}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}
