/** 办理统计 in Chromium: the plots are drawn, a number opens as many cases as it says, the page fits a phone. */
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDocuments } from '../../src/platform/documents/index.ts'
import { answer, openDesk, register } from '../support/applications.ts'
import { findBrowser, launchBrowser } from '../support/browser.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'
import { signInAt } from './clerk.ts'

describe.skipIf(!findBrowser())('the statistics page', () => {
  let program: TestProgram
  let browser: Browser | undefined
  let base: string

  beforeAll(async () => {
    program = await createTestProgram()
    const desk = await openDesk(program)
    const { id } = await register(desk.clerk)
    await answer(desk, id, 'A1')
    await register(desk.clerk, { infoName: '另一件信息' })
    const filed = await desk.clerk.call('POST', '/remedies', {
      kind: 'review',
      filedOn: program.services.clock.today(),
      authority: '区人民政府',
      party: '某某公司',
    })
    expect(filed.statusCode).toBe(201)
    await program.app.fastify.listen({ port: 0, host: '127.0.0.1' })
    base = `http://127.0.0.1:${(program.app.fastify.server.address() as AddressInfo).port}` // listens on TCP
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await program.close()
    await closeDocuments()
  })

  it('draws its plots and opens the cases behind a number', { timeout: 60_000 }, async () => {
    if (browser === undefined) throw new Error('the browser that was found did not start')
    const { page, watch } = await signInAt(browser, base, 'clerk')
    await page.goto(`${base}/desk/applications/statistics`)
    const plots = page.locator('figure img')
    await plots.first().waitFor()
    const drawn = `[...document.querySelectorAll('figure img')].every((img) => img.naturalWidth > 0)`
    await expect.poll(() => page.evaluate(drawn), { timeout: 15_000 }).toBe(true)
    expect(await plots.count()).toBe(3)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await page.setViewportSize({ width: 1280, height: 500 })
    await page
      .getByRole('table', { name: /办理结果/ })
      .getByRole('link', { name: /^予以公开 1 件/ })
      .click()
    await page.getByRole('heading', { name: '申请办理' }).waitFor()
    await page.getByText('共 1 条').waitFor()
    expect(await page.evaluate('scrollY')).toBeLessThan(10)
    await page.getByLabel('统计条件').getByText('计入表三的申请').waitFor()
    await page.getByRole('button', { name: '去掉条件：计入表三的申请' }).click()
    await page.waitForURL((url) => !url.searchParams.has('counted'))
    await page.goto(`${base}/desk/applications/statistics`)
    await page.getByRole('link', { name: '行政复议尚未审结 1 件，查看案件' }).click()
    await page.getByRole('heading', { name: '行政复议与诉讼' }).waitFor()
    await page.getByText('共 1 条').waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await page
      .getByRole('group', { name: '统计条件' })
      .getByRole('button', { name: /^去掉条件：.*行政复议 · 尚未审结$/ })
      .click()
    await page.waitForURL((url) => !url.searchParams.has('asOf'))
    expect([watch.violations, watch.errors, watch.failedRequests]).toEqual([[], [], []])
  })
})
