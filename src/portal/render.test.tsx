import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import { district, sampleContext, samplePages, street } from '../../test/unit/portal-samples.tsx'
import { COLUMN_LABELS } from './columns.ts'
import { errorAnswer } from './error-page.tsx'
import { renderErrorDocument, renderPage, type PageAnswer } from './render.ts'

type Element = DefaultTreeAdapterTypes.Element

/** All elements of a document, in order. */
function elements(html: string): readonly Element[] {
  const found: Element[] = []
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parse(html))
  return found
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value
}

function plainPage(more: Partial<PageAnswer> = {}): PageAnswer {
  return { kind: 'page', title: '标题', column: 'proactive', body: <p>正文</p>, ...more }
}

describe.each(samplePages().map((sample) => [sample.name, sample] as const))('%s', (_name, sample) => {
  const html = renderPage(sample.answer, sample.context)
  const all = elements(html)

  test('carries nothing that the content security policy would block', () => {
    expect(all.filter((element) => element.tagName === 'script' || element.tagName === 'style')).toEqual([])
    const names = all.flatMap((element) => element.attrs.map((candidate) => candidate.name))
    expect(names.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([])
  })

  test('puts the path of PUBLIC_URL in front of every link, form and asset', () => {
    const addresses = all
      .flatMap((element) => ['href', 'src', 'action'].map((name) => attribute(element, name)))
      .filter((value) => value !== undefined)
      .filter((value) => !value.startsWith('#') && !value.startsWith('https://beian.'))
    expect(addresses.length).toBeGreaterThan(15)
    expect(addresses.filter((value) => !value.startsWith('/xxgk/'))).toEqual([])
  })

  test('has one h1, one main, unique ids, and a target for every reference', () => {
    const ids = all.map((element) => attribute(element, 'id')).filter((id) => id !== undefined)
    expect(new Set(ids).size).toBe(ids.length)
    expect(all.filter((element) => element.tagName === 'h1')).toHaveLength(1)
    expect(all.filter((element) => element.tagName === 'main')).toHaveLength(1)
    const wanted = all.flatMap((element) => [
      ...(attribute(element, 'for')?.split(' ') ?? []),
      ...(attribute(element, 'aria-describedby')?.split(' ') ?? []),
      ...(attribute(element, 'aria-labelledby')?.split(' ') ?? []),
      ...(attribute(element, 'href')?.startsWith('#') ? [attribute(element, 'href')?.slice(1)] : []),
    ])
    expect(wanted.filter((id) => id === undefined || !ids.includes(id))).toEqual([])
  })

  test('names every column of the navigation officially', () => {
    for (const label of Object.values(COLUMN_LABELS)) expect(html).toContain(`>${label}</a>`)
  })
})

describe('the shell', () => {
  test('escapes what organs and titles say', () => {
    const organ = {
      ...street,
      name: '<script>alert(1)</script>',
      settings: { footerNote: '<img src=x onerror=1>' },
    }
    const html = renderPage(plainPage({ title: '"><b>' }), sampleContext(organ, '/items'))
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<img src=x')
    expect(html).not.toContain('"><b>')
  })

  test('the demo is marked and kept out of indexes; a real installation is not', () => {
    const demo = renderPage(plainPage(), sampleContext(street, '/items'))
    expect(demo).toContain('演示数据')
    expect(demo).toContain('noindex')
    const real = renderPage(plainPage(), sampleContext(street, '/items', { demo: false }))
    expect(real).not.toContain('演示')
    expect(real).not.toContain('noindex')
    expect(renderPage(plainPage({ noindex: true }), sampleContext(street, '/', { demo: false }))).toContain(
      'noindex',
    )
  })

  test("an organ without a site of its own carries the district's records in its footer", () => {
    const html = renderPage(plainPage(), sampleContext(street, '/items'))
    expect(html).toContain(`网站标识码：${district.settings.siteCode}`)
    expect(html).toContain(district.settings.icp)
    expect(html).toContain('主办单位：洛阳市西工区人民政府办公室')
    expect(html).toContain('0379-60000018')
  })

  test('the larger-text view stays on in links, and in GET forms as a hidden field', () => {
    const context = sampleContext(street, '/items?page=2', { large: true })
    const all = elements(renderPage(plainPage(), context))
    const link = all.find((element) => attribute(element, 'href')?.includes('/guide'))
    expect(link && attribute(link, 'href')).toBe('/xxgk/o/wangchenglu/guide?view=large')
    const hidden = all.find((element) => attribute(element, 'type') === 'hidden')
    expect(hidden && [attribute(hidden, 'name'), attribute(hidden, 'value')]).toEqual(['view', 'large'])
    const back = all.find((element) => attribute(element, 'href') === '/xxgk/o/wangchenglu/items?page=2')
    expect(back).toBeDefined()
    expect(all.find((element) => element.tagName === 'html')?.attrs).toContainEqual({
      name: 'class',
      value: 'large',
    })
  })

  test('the breadcrumb leads from the district to the page', () => {
    const answer = plainPage({ trail: [{ label: '规划计划', path: '/items?category=plan' }] })
    const html = renderPage(answer, sampleContext(street, '/items/1'))
    const crumbs = /<nav class="breadcrumb".*?<\/nav>/.exec(html)?.[0] ?? ''
    expect(crumbs.replace(/<\/li>/g, '>').replace(/<[^>]+>/g, '')).toBe(
      '西工区>王城路街道>法定主动公开内容>规划计划>标题>',
    )
    expect(crumbs).toContain('href="/xxgk/o/wangchenglu/items?category=plan"')
    expect(crumbs).toContain('aria-current="page">标题')
  })

  test('网页标签 name the site, the column and what the page adds', () => {
    const html = renderPage(
      plainPage({ meta: { ArticleTitle: '标题', PubDate: '2026-01-04' } }),
      sampleContext(street, '/'),
    )
    for (const [name, content] of [
      ['SiteName', '洛阳市西工区政府信息公开平台'],
      ['SiteIDCode', '4103030001'],
      ['ColumnName', '法定主动公开内容'],
      ['ArticleTitle', '标题'],
      ['PubDate', '2026-01-04'],
    ]) {
      expect(html).toContain(`<meta name="${name}" content="${content}"/>`)
    }
  })
})

describe('errors', () => {
  const { urls } = sampleContext(street, '/')

  test.each([400, 403, 404, 405, 410, 413, 415, 429, 500, 503] as const)(
    '%i says what to do next',
    (status) => {
      const answer = errorAnswer({ status, urls, requestId: 'r-1' })
      const html = renderPage(answer, sampleContext(street, '/', { demo: false }))
      expect(answer.status).toBe(status)
      expect(html).toContain('noindex')
      expect(html).toContain('r-1')
      expect(html).toContain('href="/xxgk/o/wangchenglu/"')
    },
  )

  test('a complete document needs no organ', () => {
    const html = renderErrorDocument({ status: 503, urls })
    expect(html.startsWith('<!doctype html><html lang="zh-CN">')).toBe(true)
    expect(html).toContain('系统正在维护')
    expect(html).toContain('href="/xxgk/"')
  })
})
