import type { ReactNode } from 'react'
import { ButtonLink, ButtonRow, Notice, Section } from '../../portal/components/basics.tsx'
import { FileLinks, type FileLink } from '../../portal/components/lists.tsx'
import { MetaTable } from '../../portal/components/tables.tsx'
import type { PortalUrls } from '../../portal/route.ts'
import { sayCell } from '../checks/naming.ts'
import { FORMS } from '../forms/index.ts'
import type { PublicReport } from '../public-store.ts'
import { printCell } from '../render/cell-text.ts'
import { type HtmlSection, reportHtmlModel } from '../render/html-model.ts'
import type { SectionParagraph } from '../render/section-text.ts'
import { contentOf, type Snapshot } from '../render/snapshot.ts'
import { StatutoryTable } from './report-table.tsx'

export interface VersionLink {
  readonly version: number
  readonly publishedOn: string
  readonly publicNote: string
  readonly href: string
}

export interface ReportPageProps {
  readonly urls: PortalUrls
  readonly report: PublicReport
  readonly snapshot: Snapshot
  readonly files: readonly FileLink[]
  /** Other published versions of the year, newest first. */
  readonly versions: readonly VersionLink[]
  /** Where the current version is; on an older one only. */
  readonly currentHref?: string
  readonly hasPicture: boolean
}

/** A published report: facts, six sections, three tables, downloads, earlier versions. */
export function ReportPage(props: ReportPageProps): ReactNode {
  const { urls, report, snapshot } = props
  const form = FORMS[snapshot.form]
  const model = reportHtmlModel(form, contentOf(snapshot))
  return (
    <article className="report-paper">
      {props.currentHref !== undefined && (
        <Notice kind="warning" title="这是更正前的版本">
          <p>
            <a href={props.currentHref}>查看现行版本</a>
          </p>
        </Notice>
      )}
      {report.publicNote !== '' && (
        <Notice title={`更正说明（第 ${report.version} 版）`}>
          <p>{report.publicNote}</p>
        </Notice>
      )}
      <MetaTable
        label="报告要素"
        rows={[
          { label: '编制机关', value: snapshot.organ.name },
          { label: '报告年度', value: `${snapshot.year} 年` },
          { label: '公布日期', value: report.publishedOn },
          { label: '格式依据', value: form.notice },
        ]}
      />
      <ButtonRow>
        {props.hasPicture && <ButtonLink href={urls.to(`/reports/${report.year}/picture`)}>图解</ButtonLink>}
        <ButtonLink href={urls.to('/reports/compare', { year: report.year })}>
          与其他年度、机关对照
        </ButtonLink>
      </ButtonRow>
      <Paragraphs paragraphs={model.preface} />
      {model.sections.map((section) => (
        <ReportSection key={section.number} section={section} snapshot={snapshot} />
      ))}
      <FileLinks files={props.files} title="下载" />
      <Versions versions={props.versions} />
      <p className="article-foot report-hash">
        报送数据校验值 SHA-256：<code>{report.hash}</code>
      </p>
    </article>
  )
}

function ReportSection({ section, snapshot }: { section: HtmlSection; snapshot: Snapshot }): ReactNode {
  return (
    <Section title={section.heading}>
      <Paragraphs paragraphs={section.paragraphs} />
      {section.table !== undefined && (
        <>
          <StatutoryTable table={section.table} />
          <Corrections snapshot={snapshot} table={section.table.key} />
        </>
      )}
    </Section>
  )
}

function Paragraphs({ paragraphs }: { paragraphs: readonly SectionParagraph[] }): ReactNode {
  if (paragraphs.length === 0) return null
  return (
    <div className="prose">
      {paragraphs.map((paragraph, index) =>
        paragraph.kind === 'heading' ? (
          <h3 key={index}>{paragraph.text}</h3>
        ) : (
          <p key={index}>{paragraph.text}</p>
        ),
      )}
    </div>
  )
}

const TABLE_NAMES = { proactive: '表二', requests: '表三', remedies: '表四' } as const

function Corrections({
  snapshot,
  table,
}: {
  snapshot: Snapshot
  table: keyof typeof TABLE_NAMES
}): ReactNode {
  const form = FORMS[snapshot.form]
  const own = snapshot.corrections
    .map((each) => ({ ...each, name: sayCell(form, each.path) }))
    .filter(({ name }) => name.startsWith(TABLE_NAMES[table]))
  if (own.length === 0) return null
  return (
    <ul className="prose">
      {own.map((each) => (
        <li key={each.path}>
          {each.name}由系统计算的 {printCell(each.computed)} 更正为 {printCell(each.value)}，理由：
          {each.reason}
        </li>
      ))}
    </ul>
  )
}

function Versions({ versions }: { versions: readonly VersionLink[] }): ReactNode {
  if (versions.length === 0) return null
  return (
    <Section title="其他版本">
      <ul className="prose">
        {versions.map((each) => (
          <li key={each.version}>
            <a href={each.href}>第 {each.version} 版</a>（{each.publishedOn} 公布）
            {each.publicNote === '' ? '' : `：${each.publicNote}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}
