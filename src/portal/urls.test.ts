import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assetByName, loadPortalAssets, portalAssets, robotsText } from './assets.ts'
import { makePortalUrls, splitQuery } from './urls.ts'

const hashes = { 'portal.css': 'portal.0a1b2c.css' }

describe('links', () => {
  test('refuse a path that depends on the page they stand on', () => {
    const urls = makePortalUrls({ publicUrl: 'http://a.test', organCode: null, assetHashes: hashes })
    expect(() => urls.to('items')).toThrow(RangeError)
    expect(() => urls.absolute('../x')).toThrow(RangeError)
  })

  test.each(['https://www.a.gov.cn/xxgk', 'https://www.a.gov.cn/xxgk/', 'https://www.a.gov.cn/xxgk//'])(
    'stand below the path of %s',
    (publicUrl) => {
      const urls = makePortalUrls({ publicUrl, organCode: 'wangchenglu', assetHashes: hashes })
      expect(urls.to('/')).toBe('/xxgk/o/wangchenglu/')
      expect(urls.to('/items', { page: 2, q: '养老 金', year: undefined, kind: '' })).toBe(
        '/xxgk/o/wangchenglu/items?page=2&q=%E5%85%BB%E8%80%81%20%E9%87%91',
      )
      expect(urls.to('/items?year=2025#list', { page: 3 })).toBe(
        '/xxgk/o/wangchenglu/items?year=2025&page=3#list',
      )
      expect(urls.toOrgan(null, '/')).toBe('/xxgk/')
      expect(urls.toOrgan('a b', '/guide')).toBe('/xxgk/o/a%20b/guide')
      expect(urls.asset('portal.css')).toBe('/xxgk/assets/portal.0a1b2c.css')
      expect(urls.asset('other.png')).toBe('/xxgk/assets/other.png')
      expect(urls.absolute('/feed')).toBe('https://www.a.gov.cn/xxgk/o/wangchenglu/feed')
    },
  )

  test('the district has no prefix; the larger view goes along, but not into feeds and letters', () => {
    const urls = makePortalUrls({ publicUrl: 'http://h:8080', organCode: null, assetHashes: {}, large: true })
    expect(urls.to('/')).toBe('/?view=large')
    expect(urls.to('/items', { view: undefined })).toBe('/items')
    expect(urls.absolute('/items')).toBe('http://h:8080/items')
  })

  test('a query is split for GET forms', () => {
    expect(splitQuery('/search')).toEqual({ action: '/search', hidden: [] })
    expect(splitQuery('/s?a=1&b=%E5%85%BB')).toEqual({
      action: '/s',
      hidden: [
        ['a', '1'],
        ['b', '养'],
      ],
    })
  })
})

describe('assets', () => {
  test('are known by plain and by hashed name; only the hashed one may be kept', () => {
    const hashed = portalAssets().hashes['portal.css'] ?? ''
    expect(hashed).toMatch(/^portal\.[0-9a-f]{10}\.css$/)
    expect(assetByName(hashed)).toMatchObject({ type: 'text/css; charset=utf-8', immutable: true })
    expect(assetByName('portal.css')?.immutable).toBe(false)
    expect(assetByName(hashed)?.etag).toBe(assetByName('portal.css')?.etag)
    expect(assetByName('emblem.svg')?.type).toBe('image/svg+xml')
    expect(assetByName('favicon.ico')?.bytes.readUInt16LE(2)).toBe(1)
    for (const name of ['', 'portal', '../route.ts', 'portal.0000000000.css', '__proto__']) {
      expect(assetByName(name)).toBeUndefined()
    }
  })

  test("the areas' style sheets follow the shell's; a changed byte changes the name", () => {
    const source = mkdtempSync(join(tmpdir(), 'gongkai-assets-'))
    try {
      mkdirSync(join(source, 'portal', 'assets'), { recursive: true })
      mkdirSync(join(source, 'fees', 'portal'), { recursive: true })
      writeFileSync(join(source, 'portal', 'assets', '20-b.css'), '.b{}')
      writeFileSync(join(source, 'portal', 'assets', '10-a.css'), '.a{}')
      writeFileSync(join(source, 'fees', 'portal', 'fees.css'), '.fee{}')
      const first = loadPortalAssets(source)
      expect(first.byName('portal.css')?.bytes.toString()).toBe('.a{}.b{}.fee{}')
      writeFileSync(join(source, 'fees', 'portal', 'fees.css'), '.fee{ }')
      expect(loadPortalAssets(source).hashes['portal.css']).not.toBe(first.hashes['portal.css'])
    } finally {
      rmSync(source, { recursive: true })
    }
  })

  test('robots.txt shuts the demo, and elsewhere the private pages', () => {
    expect(robotsText({ demo: true, basePath: '' })).toBe('User-agent: *\nDisallow: /\n')
    const real = robotsText({ demo: false, basePath: '/xxgk', sitemap: 'https://a.gov.cn/xxgk/sitemap.xml' })
    expect(real).toContain('Disallow: /xxgk/desk')
    expect(real).toContain('Sitemap: https://a.gov.cn/xxgk/sitemap.xml')
    expect(real).not.toMatch(/Disallow: \/\n/)
  })
})
