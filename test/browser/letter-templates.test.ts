/** 文书模板 in a real browser: an administrator drops what the law wants, is told so, words the letter and saves it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../support/browser.ts'
import { signInAt } from './clerk.ts'
import { openOffice, type Office } from './office.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.skipIf(!findBrowser())('letter templates', () => {
  let office: Office

  beforeAll(async () => {
    office = await openOffice('2026-11-24')
  })
  afterAll(async () => office?.close())

  it.each([1280, 390])('are worded block by block at %i px', { timeout: 120_000 }, async (width) => {
    const { page, watch } = await signInAt(office.browser, office.base, 'admin')
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${office.base}/desk/letter-templates`)
    await page.getByRole('link', { name: '政府信息公开申请补正告知书' }).click()
    await page.locator('.app-letter').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    expect(await seriousFaults(page)).toEqual([])

    const consequence = page.locator('.app-template-block').filter({ hasText: '视为放弃申请' })
    await consequence.getByRole('button', { name: /^删去/ }).click()
    await page.getByText('逾期不补正的后果').first().waitFor()
    await page.getByRole('button', { name: '保存为新版' }).click()
    await page.getByText('的模板缺少“逾期不补正的后果”（条例30）').first().waitFor()

    await page.getByRole('button', { name: '放弃改动' }).click()
    await page.getByLabel('在第 4 段下面添加').click()
    await page.getByRole('menuitem', { name: '附注' }).click()
    const note = page.locator('.app-template-block').nth(4)
    await note.getByRole('textbox').fill(`<b>${width}</b> 请致电，说明`)
    await note.getByRole('button', { name: /插入栏目/ }).click()
    await page.getByRole('menuitem', { name: '申请编号', exact: true }).click()
    await expect
      .poll(() => note.getByRole('textbox').inputValue())
      .toBe(`<b>${width}</b> 请致电，说明{申请编号}`)
    await page.locator('.app-letter').getByText(`<b>${width}</b> 请致电，说明`).waitFor()
    await page.getByRole('button', { name: '保存为新版' }).click()
    await page
      .getByText(/第 \d 版，自/)
      .first()
      .waitFor()
    expect(watch.violations).toEqual([])
    await page.close()
  })

  /** Serious and critical findings of axe, by rule. The checker is run outside the page's own policy. */
  async function seriousFaults(page: Page): Promise<readonly string[]> {
    await page.evaluate(AXE)
    const found: unknown = await page.evaluate(
      `axe.run(document.querySelector('main') ?? document, { resultTypes: ['violations'] }).then(({ violations }) =>
        violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ' ' + nodes[0].html.slice(0, 120)))`,
    )
    return found as readonly string[] // made as texts just above
  }
})
