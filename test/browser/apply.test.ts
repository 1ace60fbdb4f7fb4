/** The form of the public in Chromium: what it refuses, offers and says; without script and with it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, watchPage } from '../support/browser.ts'
import type { TestProgram } from '../support/program.ts'
import { type Applying, fill, ID_NUMBER, openApplying, PHONE, publish, receiptOf, send } from './applicant.ts'

describe.skipIf(!findBrowser())('applying on the portal, in Chromium', () => {
  let applying: Applying | undefined
  let program: TestProgram
  let base: string
  let folder: string
  let open: Applying['open']
  let ask: Applying['ask']

  beforeAll(async () => {
    applying = await openApplying()
    ;({ program, base, folder, open, ask } = applying)
  })
  afterAll(() => applying?.close())

  test('an empty form names every missing thing with its article and keeps what was typed', async () => {
    const page = await open()
    await page.goto(`${base}/apply/new`)
    expect(await page.getByText('用途', { exact: true }).count()).toBe(0)
    await page.getByLabel('证件号码（自然人）').fill('110105194912310021')
    await page.getByLabel('自然人', { exact: true }).check()
    await page.getByRole('button', { name: '下一步：核对' }).click()
    const summary = await page.locator('.error-summary').innerText()
    for (const part of [
      '姓名或者名称',
      '居民身份证号码不正确',
      '联系方式',
      '所需政府信息',
      '获取信息的途径',
      '条例第二十九条',
    ])
      expect(summary).toContain(part)
    expect(await page.getByLabel('证件号码（自然人）').inputValue()).toBe('110105194912310021')
    expect(await page.getByLabel('统一社会信用代码（单位）').isVisible()).toBe(false)
    await page.goto(`${base}/apply/new`)
    expect(await page.getByText('已恢复您上次填写').isVisible()).toBe(true)
    expect(await page.getByLabel('证件号码（自然人）').inputValue()).toBe('110105194912310021')
    await page.getByRole('button', { name: '清除已填内容' }).click()
    expect(await page.getByLabel('证件号码（自然人）').inputValue()).toBe('')
    await page.context().close()
  })

  test('from the form to the status page, without script and without account', async () => {
    const page = await open()
    await page.goto(`${base}/apply/new`)
    await fill(page, '请公开老旧小区改造实施方案，联系人电话13911112222')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    expect(await page.getByText('似乎有他人的手机号码').isVisible()).toBe(true)
    await page.getByRole('button', { name: '返回修改' }).click()
    await page.getByLabel('内容描述').fill('请公开老旧小区改造实施方案')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    expect(await page.getByText('似乎有他人的').count()).toBe(0)
    writeFileSync(join(folder, '身份证明.pdf'), '%PDF-1.4\n%%EOF\n')
    await page.getByLabel('上传身份证明或者单位证明').setInputFiles(join(folder, '身份证明.pdf'))
    const hidden = page.locator('form[enctype] input[type=hidden]')
    const sent = Object.fromEntries(
      await Promise.all(
        (await hidden.all()).map(async (input) => [
          await input.getAttribute('name'),
          await input.inputValue(),
        ]),
      ),
    ) as Record<string, string> // every hidden field of the form has a name
    await send(page)
    const receipt = await receiptOf(page)
    expect(receipt.code).toMatch(/^\d{6}$/)
    expect(receipt.queryCode.length).toBeGreaterThanOrEqual(22) // 128 bits
    expect(page.url()).toBe(`${base}/apply/receipt`)
    await page.reload()
    expect(await receiptOf(page)).toEqual(receipt)
    // The same form with another content is another application; it must not vanish behind the earlier receipt.
    const other = await page.context().request.post(`${base}/apply/receipt`, {
      multipart: { ...sent, content: '请公开另一个项目的实施方案', challengeAnswer: '0' },
    })
    const answered = await other.text()
    expect(answered).toContain('申请已经提交')
    expect(answered).not.toContain(receipt.number)

    await ask(page, { number: receipt.number, queryCode: receipt.queryCode, second: '000000' })
    const wrong = await page.locator('.error-summary').innerText()
    await ask(page, { number: 'street-2026-9999', queryCode: receipt.queryCode, second: receipt.code })
    expect(await page.locator('.error-summary').innerText()).toBe(wrong)

    await ask(page, { number: receipt.number, queryCode: receipt.queryCode, second: PHONE.slice(-4) })
    expect(page.url()).toBe(`${base}/apply/status/case`)
    const shown = await page.locator('main').innerText()
    expect(shown).toContain('等待与您确认')
    expect(shown).toContain('测*')
    expect(shown).not.toContain(ID_NUMBER)
    expect(shown).not.toContain(PHONE)
    await ask(page, { number: receipt.number, queryCode: receipt.queryCode, second: receipt.code })
    await page.getByText('撤回申请', { exact: true }).first().click()
    await page.getByRole('button', { name: '撤回申请' }).click()
    expect(await page.locator('.error-summary').innerText()).toContain('请先勾选')
    await page.getByLabel('我确认撤回这件申请').check()
    await page.getByRole('button', { name: '撤回申请' }).click()
    expect(await page.locator('main').innerText()).toContain('您已撤回申请')
    await page.getByRole('button', { name: '退出查询' }).click()
    await page.goto(`${base}/apply/status/case`)
    expect(await page.getByText('查询已经结束').isVisible()).toBe(true)
    await page.context().close()
  })

  test('Back and reload find the check page and the form again, and a form sent is not asked for anew', async () => {
    const page = await open()
    await page.goto(`${base}/apply/new`)
    await fill(page, '请公开街道应急预案')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    expect(page.url()).toBe(`${base}/apply/check`)
    const question = () => page.locator('label', { hasText: '等于几' }).isVisible()
    await page.reload()
    expect(await page.locator('main').innerText()).toContain('请公开街道应急预案')
    await page.goBack()
    expect(page.url()).toBe(`${base}/apply/new`)
    expect(await page.getByLabel('内容描述').inputValue()).toBe('请公开街道应急预案')
    await page.goForward()
    expect(await question()).toBe(true)
    await page.getByRole('button', { name: '返回修改' }).click()
    expect(page.url()).toBe(`${base}/apply/new`)
    await page.getByLabel('内容描述').fill('请公开街道防汛预案')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    expect(await page.locator('main').innerText()).toContain('请公开街道防汛预案')
    await send(page)
    const receipt = await receiptOf(page)
    expect(receipt.code).toMatch(/^\d{6}$/)
    await page.goBack()
    expect(page.url()).toBe(`${base}/apply/check`)
    expect(await page.locator('main').innerText()).toContain('没有待核对的申请')
    await page.context().close()
  })

  test('what is published already is offered first, and counted when it is what was looked for', async () => {
    const itemId = await publish(program, '2025年度城市更新行动计划', 'ST-1')
    const page = await open()
    await page.goto(`${base}/apply/new`)
    await fill(page, '请公开城市更新行动计划')
    await page.getByLabel('信息名称').fill('城市更新行动计划')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    const hits = page.locator('.apply-hits')
    expect(await hits.innerText()).toContain('2025年度城市更新行动计划')
    await hits.getByRole('button', { name: /就是这条/ }).click()
    expect(page.url()).toBe(`${base}/items/${itemId}`)
    const { rows } = await program.owner.pool.query(
      `SELECT count(*)::int AS n FROM audit_event WHERE type = 'application.answeredByPublic'`,
    )
    expect(rows).toEqual([{ n: 1 }])
    await page.context().close()
  })

  test('while typing: what is public already and whose numbers are typed are said, and one press ends it', async () => {
    const itemId = await publish(program, '2025年度绿化养护标准', 'ST-2')
    const page = await open({ javaScriptEnabled: true })
    const watch = await watchPage(page)
    await page.goto(`${base}/apply/new`)
    await page.getByLabel('自然人', { exact: true }).check()
    await page.getByLabel('联系电话').fill(PHONE)
    const live = page.locator('[aria-live]')
    expect(await live.isVisible()).toBe(false)
    const asked = page.waitForRequest(`${base}/apply/look`)
    await page.getByLabel('内容描述').fill(`绿化养护标准，我的电话${PHONE}`)
    await page.getByRole('link', { name: /2025年度绿化养护标准/ }).waitFor()
    expect((await asked).method()).toBe('POST')
    expect(await live.innerText()).not.toContain('似乎有他人的')
    await page.getByLabel('内容描述').fill('绿化养护标准，邻居电话13911112222')
    await live.getByText('似乎有他人的手机号码').waitFor()
    await live.getByRole('button', { name: /就是这条/ }).click()
    await page.waitForURL(`${base}/items/${itemId}`)
    const { rows } = await program.owner.pool.query(
      `SELECT data FROM audit_event WHERE type = 'application.answeredByPublic' ORDER BY seq DESC LIMIT 1`,
    )
    expect(rows).toMatchObject([{ data: { itemId } }])
    expect(watch).toEqual({ violations: [], errors: [], failedRequests: [] })
    await page.context().close()
  })

  test('the 文号 alone is an application (条例 29.2.2)', async () => {
    const page = await open()
    await page.goto(`${base}/apply/new`)
    await fill(page, '')
    await page.getByLabel('信息名称').fill('')
    await page.getByLabel('文号').fill('试街办〔2024〕9号')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    await send(page)
    const receipt = await receiptOf(page)
    await ask(page, { number: receipt.number, queryCode: receipt.queryCode, second: receipt.code })
    expect(await page.locator('main').innerText()).toContain('文号为试街办〔2024〕9号的政府信息')
    await page.context().close()
  })

  test('what is too large, of the wrong kind or marked as secret is refused, and the form stays', async () => {
    const page = await open()
    await page.goto(`${base}/apply/new`)
    await fill(page, '请公开绝密★文件')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    expect(await page.locator('.error-summary').innerText()).toContain('国家秘密标志')
    await page.getByLabel('内容描述').fill('请公开2024年度决算')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    writeFileSync(join(folder, '程序.pdf'), 'MZ not a pdf')
    await page.getByLabel('上传身份证明或者单位证明').setInputFiles(join(folder, '程序.pdf'))
    await send(page)
    expect(await page.locator('.error-summary').innerText()).toContain('不是PDF')
    writeFileSync(
      join(folder, '大.pdf'),
      Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(21 * 1024 * 1024)]),
    )
    await page.getByLabel('上传身份证明或者单位证明').setInputFiles(join(folder, '大.pdf'))
    await send(page)
    expect(await page.locator('.error-summary').innerText()).toMatch(/超过 ?20 MB/)
    await send(page)
    expect((await receiptOf(page)).code).toMatch(/^\d{6}$/)
    await page.context().close()
  })

  test('a request to correct and a suggestion to publish get a number of their own', async () => {
    const page = await open()
    for (const path of ['amend', 'suggest']) {
      await page.goto(`${base}/apply/${path}`)
      await page.getByRole('button', { name: '提交', exact: true }).click()
      expect(await page.locator('.error-summary').innerText()).toContain('请选择提出人的类型')
      await page.getByLabel('自然人', { exact: true }).check()
      await page.getByLabel('姓名或者单位名称').fill('测试人乙')
      await page.getByLabel('联系电话').fill(PHONE)
      await page.locator('textarea').fill('登记的门牌号与户口簿不一致')
      await page.getByRole('button', { name: '提交', exact: true }).click()
      expect(await page.locator('#petition-number').innerText()).toMatch(/^试街公[更建]〔2026〕\d{4}号$/)
    }
    await page.context().close()
  })
})
