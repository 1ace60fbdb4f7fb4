import type { ReactNode } from 'react'
import { localDate } from '../../src/law/local-date.ts'
import type { Organ } from '../../src/organs/model.ts'
import { portalAssets } from '../../src/portal/assets.ts'
import {
  EmptyState,
  FilterLinks,
  ItemList,
  Notice,
  Pager,
  Prose,
  SearchBox,
  Section,
  StepsList,
} from '../../src/portal/components/index.ts'
import { errorAnswer } from '../../src/portal/error-page.tsx'
import { HomePage } from '../../src/portal/pages/home.tsx'
import { SiteMapPage } from '../../src/portal/pages/site-map.tsx'
import type { PageAnswer, RenderContext } from '../../src/portal/render.ts'
import { makePortalUrls } from '../../src/portal/urls.ts'
import { form, item, report, sampleItems, status } from './portal-sample-bodies.tsx'

export const district: Organ = {
  organId: 1,
  code: 'xigong',
  name: '洛阳市西工区人民政府',
  shortName: '西工区',
  kind: 'district',
  parentId: null,
  settings: {
    host: '洛阳市西工区人民政府办公室',
    disclosureOffice: '政务公开办公室',
    address: '洛阳市西工区示例路1号',
    phone: '0379-60000000',
    officeHours: '周一至周五 8:30—12:00，14:30—18:00',
    siteCode: '4103030001',
    icp: '豫ICP备00000000号',
    policeRecord: '豫公网安备 41030302000000号',
  },
}

export const street: Organ = {
  organId: 2,
  code: 'wangchenglu',
  name: '洛阳市西工区人民政府王城路街道办事处',
  shortName: '王城路街道',
  kind: 'street',
  parentId: 1,
  settings: {
    disclosureOffice: '党政办公室',
    address: '洛阳市西工区示例街18号',
    phone: '0379-60000018',
    officeHours: '周一至周五 8:30—12:00，14:30—18:00',
  },
}

export function sampleContext(organ: Organ, path: string, more: Partial<RenderContext> = {}): RenderContext {
  const urls = makePortalUrls({
    publicUrl: 'http://127.0.0.1/xxgk',
    organCode: organ.parentId === null ? null : organ.code,
    assetHashes: portalAssets().hashes,
    large: more.large === true,
  })
  return {
    organ,
    root: district,
    urls,
    today: localDate('2026-01-05'),
    demo: true,
    installation: '洛阳市西工区政府信息公开平台',
    path,
    ...more,
  }
}

function home(context: RenderContext): ReactNode {
  const own = context.organ.parentId === null
  return (
    <HomePage
      organ={context.organ}
      urls={context.urls}
      latest={sampleItems(8)}
      catalogue={[
        '机构职能',
        '规划计划',
        '财政预决算',
        '行政许可',
        '行政处罚',
        '社会救助',
        '公共卫生',
        '应急管理',
        '养老服务',
      ].map((label, index) => ({
        label,
        href: context.urls.to(`/items?category=${index}`),
        count: 12 + index * 7,
      }))}
      services={[
        '城乡居民基本养老保险参保登记',
        '最低生活保障申请',
        '生育登记服务',
        '就业失业登记',
        '流动党员组织关系转接',
        '高龄津贴申领',
      ].map((title, index) => ({ title, href: context.urls.to(`/services/${index + 1}`), note: '社区代办' }))}
      figuresNote="2025年公开数据"
      figures={[
        { label: '主动公开信息', value: '1,162', unit: '条' },
        { label: '收到申请', value: 36, unit: '件' },
        { label: '按期答复', value: '100', unit: '%', note: '平均 9.4 个工作日' },
        { label: '行政复议纠错', value: 0, unit: '件' },
        { label: '年度报告', value: 7, unit: '份', href: context.urls.to('/reports') },
      ]}
      reportYears={[2025, 2024, 2023, 2022, 2021, 2020, 2019].map((year) => ({
        year,
        href: context.urls.to(`/reports/${year}`),
      }))}
      organs={own ? organs : []}
    />
  )
}

const organs = [
  { name: '王城路街道办事处', code: 'wangchenglu', group: '街道办事处' },
  { name: '金谷园街道办事处', code: 'jinguyuan', group: '街道办事处' },
  { name: '西工区民政局', code: 'minzheng', group: '政府部门' },
  { name: '西工区财政局', code: 'caizheng', group: '政府部门' },
  { name: '西工区市场监督管理局', code: 'shichang', group: '政府部门' },
]

function list(context: RenderContext): ReactNode {
  return (
    <>
      <FilterLinks
        label="年度"
        options={['全部', '2026', '2025', '2024'].map((label, index) => ({
          label,
          href: context.urls.to('/items', { year: index === 0 ? undefined : label }),
          chosen: index === 0,
        }))}
      />
      <ItemList items={sampleItems(20)} />
      <Pager
        page={4}
        hasNext
        lastPage={58}
        total="共 1,162 条"
        href={(page) => context.urls.to('/items', { page: page === 1 ? undefined : page })}
      />
    </>
  )
}
function guide(context: RenderContext): ReactNode {
  return (
    <>
      <Prose>
        <p>为了方便公民、法人和其他组织获取政府信息，根据《中华人民共和国政府信息公开条例》编制本指南。</p>
      </Prose>
      <Section title="怎样申请">
        <StepsList
          steps={[
            {
              title: '填写申请',
              body: '写明姓名或者名称、身份证明、联系方式，所需信息的名称、文号或者其他特征，以及获取方式。',
            },
            { title: '提交', body: '网上、当面、邮寄均可。信封左下角请注明“政府信息公开申请”。' },
            {
              title: '等待答复',
              body: '20 个工作日内答复；需要延长的，经公开工作机构负责人同意并告知，延长不超过 20 个工作日。',
            },
          ]}
        />
      </Section>
      <Section title="搜索">
        <SearchBox action={context.urls.to('/search')} value="养老" />
      </Section>
      <Notice kind="success" title="提交成功">
        <p>回执编号 WCL-2026-0001</p>
      </Notice>
      <Notice kind="error" title="没有收下">
        <p>文件带有密级标志。</p>
      </Notice>
      <EmptyState
        title="没有找到相关信息"
        actions={[{ label: '依申请公开', href: context.urls.to('/apply') }]}
      >
        <p>请换一个更短的词，或者从目录中查找。</p>
      </EmptyState>
    </>
  )
}

export interface Sample {
  readonly name: string
  readonly answer: PageAnswer
  readonly context: RenderContext
}

/** One page of every sort the shell is used for. */
export function samplePages(): readonly Sample[] {
  const d = (path: string) => sampleContext(district, path)
  const s = (path: string) => sampleContext(street, path)
  const make = (
    name: string,
    context: RenderContext,
    answer: Omit<PageAnswer, 'kind' | 'body'>,
    body: (context: RenderContext) => ReactNode,
  ): Sample => ({ name, context, answer: { kind: 'page', ...answer, body: body(context) } })
  const missing = s('/nothing')
  return [
    make('home-district', d('/'), { title: '首页', column: 'home', ownHeading: true }, home),
    make('home-street', s('/'), { title: '首页', column: 'home', ownHeading: true }, home),
    make('list', s('/items'), { title: '法定主动公开内容', column: 'proactive' }, list),
    make(
      'item',
      s('/items/1'),
      {
        title: '城市精细化管理工作方案',
        column: 'proactive',
        ownHeading: true,
        trail: [{ label: '规划计划', path: '/items?category=1' }],
      },
      item,
    ),
    make('form', s('/apply'), { title: '提交政府信息公开申请', column: 'apply' }, form),
    make('status', s('/apply/status'), { title: '办理进度', column: 'apply', noindex: true }, status),
    make(
      'report',
      s('/reports/2025'),
      { title: '王城路街道2025年政府信息公开工作年度报告', column: 'reports' },
      report,
    ),
    make('guide', s('/guide'), { title: '政府信息公开指南', column: 'guide' }, guide),
    make(
      'large',
      sampleContext(street, '/guide', { large: true }),
      { title: '政府信息公开指南', column: 'guide' },
      guide,
    ),
    make('sitemap', d('/sitemap'), { title: '网站地图', column: 'home' }, ({ urls }) => (
      <SiteMapPage
        urls={urls}
        organs={organs}
        parts={{ reports: [{ label: '2025年', href: urls.to('/reports/2025') }] }}
      />
    )),
    {
      name: 'missing',
      context: missing,
      answer: errorAnswer({ status: 404, urls: missing.urls, requestId: 'k3f9' }),
    },
  ]
}
