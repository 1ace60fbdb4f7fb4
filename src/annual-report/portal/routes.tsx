import { ORGAN_KIND_LABELS, type Organ } from '../../organs/model.ts'
import type { PortalAnswer, PortalRequest, PortalRoute } from '../../portal/route.ts'
import type { Services } from '../../platform/services.ts'
import { compareReports } from '../compare.ts'
import { FORMS } from '../forms/index.ts'
import {
  findPublic,
  listFiles,
  listPublicVersions,
  listPublicYears,
  listYears,
  type PublicFile,
  type PublicReport,
} from '../public-store.ts'
import { reportTitle } from '../render/document.ts'
import { cellsSchema, decodeSnapshot, type Snapshot } from '../render/snapshot.ts'
import { pictureOf, renderReport } from '../actions/render-report.ts'
import { ComparePage } from './compare-page.tsx'
import { ReportListPage } from './list-page.tsx'
import { PicturePage } from './picture-page.tsx'
import { ReportPage } from './report-page.tsx'

export const portalRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/reports', cache: 'public', handle: showList },
  { method: 'GET', path: '/reports/schema.json', cache: 'public', handle: showSchema },
  { method: 'GET', path: '/reports/compare', cache: 'public', handle: showComparison },
  { method: 'GET', path: '/reports/:year', cache: 'public', handle: showReport },
  { method: 'GET', path: '/reports/:year/picture', cache: 'public', handle: showPicture },
  { method: 'GET', path: '/reports/:year/v/:version', cache: 'public', handle: showReport },
  { method: 'GET', path: '/reports/:year/files/:name', cache: 'public', handle: sendReportFile },
  { method: 'GET', path: '/reports/:year/v/:version/files/:name', cache: 'public', handle: sendReportFile },
]

const NONE = { kind: 'notFound', message: '没有公布这个年度的报告' } as const

async function showList(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { organ, urls } = request
  const years = await listPublicYears(services.database.open, organ.organId)
  const below = organsBelow(services, organ)
  const district = below.length === 0 ? undefined : await districtYear(request, services, below)
  return {
    kind: 'page',
    title: '政府信息公开年报',
    column: 'reports',
    body: (
      <ReportListPage
        urls={urls}
        organName={organ.name}
        years={years}
        {...(district === undefined ? {} : { district })}
      />
    ),
  }
}

function organsBelow(services: Services, organ: Organ): readonly Organ[] {
  return services.organs
    .subtree(organ.organId)
    .filter((id) => id !== organ.organId)
    .flatMap((id) => services.organs.byId(id) ?? [])
}

async function districtYear(request: PortalRequest, services: Services, below: readonly Organ[]) {
  const published = await listYears(
    services.database.open,
    below.map(({ organId }) => organId),
  )
  const years = [...new Set(published.map(({ year }) => year))]
  const asked = Number(request.query['year'])
  const year = years.includes(asked) ? asked : years[0]
  if (year === undefined) return undefined
  const ofYear = new Map(published.filter((each) => each.year === year).map((each) => [each.organId, each]))
  return {
    year,
    years,
    organs: below.map((organ) => {
      const publishedOn = ofYear.get(organ.organId)?.publishedOn
      return {
        code: organ.code,
        name: organ.name,
        kindName: ORGAN_KIND_LABELS[organ.kind],
        ...(publishedOn === undefined ? {} : { publishedOn }),
      }
    }),
  }
}

interface Found {
  readonly report: PublicReport
  readonly snapshot: Snapshot
}

/** The report of the address: the current version, or the one named. */
async function find({ organ, params }: PortalRequest, services: Services): Promise<Found | undefined> {
  const year = wholeNumber(params['year'])
  const version = wholeNumber(params['version'])
  if (year === undefined || (params['version'] !== undefined && version === undefined)) return undefined
  const report = await findPublic(services.database.open, organ.organId, year, version)
  return report === undefined ? undefined : { report, snapshot: decodeSnapshot(report.content) }
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined
}

async function showReport(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const found = await find(request, services)
  if (found === undefined) return NONE
  const { report, snapshot } = found
  const { urls } = request
  const db = services.database.open
  const files = await listFiles(db, report)
  const versions = await listPublicVersions(db, report.organId, report.year)
  const base = report.current ? `/reports/${report.year}` : `/reports/${report.year}/v/${report.version}`
  return {
    kind: 'page',
    title: reportTitle(snapshot.organ.name, snapshot.year),
    column: 'reports',
    noindex: !report.current,
    meta: { ArticleTitle: reportTitle(snapshot.organ.name, snapshot.year), PubDate: report.publishedOn },
    body: (
      <ReportPage
        urls={urls}
        report={report}
        snapshot={snapshot}
        files={fileLinks(files, (name) => urls.to(`${base}/files/${name}`))}
        hasPicture={report.current && files.some(isChart)}
        versions={versions
          .filter(({ version }) => version !== report.version)
          .map((each) => ({
            ...each,
            href: urls.to(
              each.current ? `/reports/${report.year}` : `/reports/${report.year}/v/${each.version}`,
            ),
          }))}
        {...(report.current ? {} : { currentHref: urls.to(`/reports/${report.year}`) })}
      />
    ),
  }
}

const FORMAT_NAMES = [
  ['report.pdf', 'PDF 文件', 'PDF'],
  ['report.docx', 'Word 文档', 'DOCX'],
  ['report.xlsx', '三张表的电子表格', 'XLSX'],
  ['report.json', '机器可读数据', 'JSON'],
] as const

function fileLinks(files: readonly PublicFile[], href: (name: string) => string) {
  const byName = new Map(files.map((file) => [file.name, file]))
  return FORMAT_NAMES.flatMap(([name, label, format]) => {
    const file = byName.get(name)
    return file === undefined ? [] : [{ name: label, href: href(name), format, bytes: file.size }]
  })
}

function isChart(file: PublicFile): boolean {
  return file.name.startsWith('chart-')
}

async function showPicture(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const found = await find(request, services)
  if (found === undefined) return NONE
  const { report, snapshot } = found
  const files = (await listFiles(services.database.open, report)).filter(isChart)
  const picture = pictureOf(snapshot, [])
  const charts = ['results', 'applicants', 'remedies', 'proactive', 'years'].flatMap((key) => {
    const file = files.find(({ name }) => name === `chart-${key}.svg`)
    if (file === undefined) return []
    const src = request.urls.to(`/reports/${report.year}/files/${file.name}`)
    return [{ title: file.alt.split('。')[0] ?? '', src, alt: file.alt }]
  })
  return {
    kind: 'page',
    title: picture.title,
    column: 'reports',
    trail: [{ label: reportTitle(snapshot.organ.name, snapshot.year), path: `/reports/${snapshot.year}` }],
    body: <PicturePage urls={request.urls} year={report.year} picture={picture} charts={charts} />,
  }
}

/** A file of a published version. JSON can always be given; the others once the job has made them. */
async function sendReportFile(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const found = await find(request, services)
  if (found === undefined) return NONE
  const { report, snapshot } = found
  const name = request.params['name'] ?? ''
  const title = reportTitle(snapshot.organ.name, snapshot.year)
  if (name === 'report.json') {
    const { bytes, type } = await renderReport(snapshot, 'json', report)
    return { kind: 'file', name: `${title}.json`, type, bytes, inline: true }
  }
  const file = (await listFiles(services.database.open, report)).find((each) => each.name === name)
  if (file === undefined) return { kind: 'notFound', message: '没有这个文件' }
  const bytes = await services.files.get('public', file.hash)
  const inline = isChart(file)
  return {
    kind: 'file',
    name: inline ? file.name : `${title}.${name.slice(name.lastIndexOf('.') + 1)}`,
    type: file.mediaType,
    bytes,
    inline,
  }
}

function showSchema(): Promise<PortalAnswer> {
  const bytes = `${JSON.stringify(cellsSchema(FORMS), null, 2)}\n`
  return Promise.resolve({
    kind: 'file',
    name: 'annual-report.schema.json',
    type: 'application/schema+json; charset=utf-8',
    bytes,
    inline: true,
  })
}

const CHOICE = /^([a-z][a-z0-9-]{1,31})-(\d{4})$/

/** `?year=2025&compare=xigong-2025`: this organ's report beside any published one. */
async function showComparison(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { organ, root, query, urls } = request
  const db = services.database.open
  const own = await listPublicYears(db, organ.organId)
  const organs = [
    organ,
    ...[root, ...organsBelow(services, root)].filter((each) => each.organId !== organ.organId),
  ]
  const published = await listYears(
    db,
    organs.map(({ organId }) => organId),
  )
  const year = own.find((each) => String(each.year) === query['year'])?.year ?? own[0]?.year
  const choices = organs.flatMap((each) =>
    published
      .filter(({ organId }) => organId === each.organId)
      .map((report) => ({
        value: `${each.code}-${report.year}`,
        label: `${each.shortName} ${report.year}年`,
      })),
  )
  const compare = choices.some(({ value }) => value === query['compare'])
    ? (query['compare'] ?? '')
    : (choices.find(({ value }) => value !== `${organ.code}-${year}`)?.value ?? '')
  const asked = query['compare'] !== undefined && year !== undefined
  const comparison = asked ? await compareTwo(services, organ, year, compare) : undefined
  return {
    kind: 'page',
    title: '年度报告对照',
    column: 'reports',
    noindex: true,
    body: (
      <ComparePage
        urls={urls}
        years={own.map((each) => each.year)}
        year={year}
        choices={choices}
        compare={compare}
        comparison={comparison}
      />
    ),
  }
}

async function compareTwo(services: Services, organ: Organ, year: number, choice: string) {
  const [, code = '', otherYear] = CHOICE.exec(choice) ?? []
  const other = services.organs.byCode(code)
  if (other === undefined) return undefined
  const db = services.database.open
  const [left, right] = await Promise.all([
    findPublic(db, organ.organId, year),
    findPublic(db, other.organId, Number(otherYear)),
  ])
  if (left === undefined || right === undefined) return undefined
  return compareReports(
    [
      { organ, report: left },
      { organ: other, report: right },
    ].map(({ organ: one, report }) => {
      const snapshot = decodeSnapshot(report.content)
      return { label: `${one.shortName}${report.year}年`, form: FORMS[snapshot.form], cells: snapshot.cells }
    }),
  )
}
