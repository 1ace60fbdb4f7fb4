import type { ReactNode } from 'react'
import { EmptyState, Section } from '../../portal/components/basics.tsx'
import { FilterLinks, ItemList } from '../../portal/components/lists.tsx'
import { DataTable } from '../../portal/components/tables.tsx'
import type { PortalUrls } from '../../portal/route.ts'
import { reportTitle } from '../render/document.ts'

export interface YearEntry {
  readonly year: number
  readonly version: number
  readonly publishedOn: string
}

export interface OrganEntry {
  readonly code: string
  readonly name: string
  readonly kindName: string
  /** Undefined: not published for the year shown. */
  readonly publishedOn?: string
}

/** 年报 column: the organ's reports by year; the district's page lists its organs' of a year as well. */
export function ReportListPage(props: {
  urls: PortalUrls
  organName: string
  years: readonly YearEntry[]
  district?: {
    readonly year: number
    readonly years: readonly number[]
    readonly organs: readonly OrganEntry[]
  }
}): ReactNode {
  const { urls, organName, years, district } = props
  return (
    <>
      <Section
        title={`${organName}年度报告`}
        {...(years.length === 0
          ? {}
          : { more: { label: '两份报告对照', href: urls.to('/reports/compare') } })}
      >
        <ItemList
          items={years.map(({ year, version, publishedOn }) => ({
            title: reportTitle(organName, year),
            href: urls.to(`/reports/${year}`),
            date: publishedOn,
            ...(version > 1 ? { state: { label: '已更正', tone: 'info' as const } } : {}),
          }))}
          empty={
            <EmptyState title="还没有公布年度报告">
              <p>上一年度的报告在每年 1 月至 3 月公布。</p>
            </EmptyState>
          }
        />
      </Section>
      {district !== undefined && district.organs.length > 0 && <District urls={urls} district={district} />}
    </>
  )
}

function District(props: {
  urls: PortalUrls
  district: {
    readonly year: number
    readonly years: readonly number[]
    readonly organs: readonly OrganEntry[]
  }
}): ReactNode {
  const { urls, district } = props
  const published = district.organs.filter((organ) => organ.publishedOn !== undefined).length
  return (
    <Section title={`${district.year}年度所属机关的年度报告`} id="organs">
      <FilterLinks
        label="年度"
        options={district.years.map((year) => ({
          label: `${year}年`,
          href: urls.to('/reports#organs', { year }),
          chosen: year === district.year,
        }))}
      />
      <p>
        {district.organs.length} 个机关中，{published} 个已公布。
      </p>
      <DataTable
        caption={`${district.year}年度各机关年度报告`}
        hideCaption
        rowHeader
        columns={[{ label: '机关' }, { label: '类别', nowrap: true }, { label: '公布日期', nowrap: true }]}
        rows={district.organs.map((organ) => [
          organ.publishedOn === undefined ? (
            organ.name
          ) : (
            <a href={urls.toOrgan(organ.code, `/reports/${district.year}`)}>{organ.name}</a>
          ),
          organ.kindName,
          organ.publishedOn ?? '尚未公布',
        ])}
      />
    </Section>
  )
}
