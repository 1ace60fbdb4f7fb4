/**
 * One person at the desk, in words of the work: everything is done with the buttons and labels on the page, found as a
 * person or a screen reader finds them. What the page refuses is thrown with the sentence it shows.
 */
import { readFile } from 'node:fs/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { watchPage, type PageWatch } from '../support/browser.ts'
import { PASSWORD } from '../support/program.ts'

export interface Paper {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Label → what is put there: text or a day is typed, a choice is picked by its name, a paper is attached. */
export type Fields = Readonly<Record<string, string | Paper | readonly string[]>>

export interface Registration {
  /** 以何种方式收到. */
  readonly channel?: string
  /** Day fields of the channel, by label; default: today stands there already. */
  readonly days?: Fields
  readonly column?: string
  readonly name: string
  /** Further labels of the applicant: 电子邮箱, 联系地址 … */
  readonly applicant?: Fields
  readonly infoName?: string
  readonly content: string
  readonly wayWanted?: string
}

export interface Registered {
  readonly number: string
  readonly queryCode: string
  readonly receiptCode: string
}

export interface ReplyText {
  /** The answers pressed in the guide, in order; the beginning of each is enough. */
  readonly path: readonly string[]
  /** Elements of the letter by label; left out, the text prefilled from the record stays. */
  readonly elements: Fields
  readonly files?: readonly Paper[]
}

/** An identity number of its own for each name, with a right check digit, of a birthday nobody has. */
function idNumberOf(name: string): string {
  const order = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1000, 7)
  const body = `11010519000101${String(order).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0)
  return `${body}${'10X98765432'[sum % 11] ?? ''}`
}

export async function signInAt(browser: Browser, base: string, username: string): Promise<Clerk> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const watch = await watchPage(page)
  await page.goto(`${base}/desk/login`)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: /登\s?录/ }).click()
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  return new Clerk(page, watch, username)
}

export class Clerk {
  readonly page: Page
  readonly watch: PageWatch
  readonly username: string
  private isOfYesterday = false

  constructor(page: Page, watch: PageWatch, username: string) {
    this.page = page
    this.watch = watch
    this.username = username
  }

  async reload(): Promise<void> {
    await this.page.reload()
    await this.page.getByRole('navigation', { name: '主导航' }).waitFor()
  }

  /** The day has changed meanwhile: the page is loaded anew before it is next used. */
  overNight(): void {
    this.isOfYesterday = true
  }

  /** By the menu at the left. */
  async goTo(entry: string): Promise<void> {
    if (this.isOfYesterday) await this.reload()
    this.isOfYesterday = false
    await this.page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: entry, exact: true })
      .click()
    await this.page.getByRole('heading', { level: 1 }).waitFor()
  }

  /** From the list of a view (在办 unless another is named) to the case. */
  async openCase(number: string, view?: string): Promise<void> {
    await this.goTo('申请办理')
    // a case left open links to others: only the list's own links count
    await this.page.getByRole('heading', { level: 1, name: '申请办理', exact: true }).waitFor()
    if (view !== undefined) await this.page.getByRole('link', { name: new RegExp(`^${view}`) }).click()
    await this.page.getByRole('link', { name: number, exact: true }).click()
    await this.page.getByRole('heading', { name: '办理经过' }).waitFor()
  }

  /** 登记申请 from the menu to the receipt, then on to the case. */
  async register(request: Registration): Promise<Registered> {
    const { page } = this
    await this.goTo('登记申请')
    await this.choose(page, '以何种方式收到', request.channel ?? '当面提交')
    await this.fill(page, request.days ?? {})
    await this.choose(page, '申请人类型', request.column ?? '自然人')
    const person = (request.column ?? '自然人') === '自然人'
    await this.fill(page, {
      [person ? '姓名' : '名称']: request.name,
      ...(person ? { 证件号码: idNumberOf(request.name) } : { 统一社会信用代码: '91410303MA0000001K' }),
      联系电话: '13800001234',
      ...request.applicant,
      ...(request.infoName === undefined ? {} : { 政府信息名称: request.infoName }),
      '申请内容（照申请书原文录入）': request.content,
    })
    if (request.wayWanted !== undefined) await this.choose(page, '获取信息的方式、途径', request.wayWanted)
    await page.getByRole('button', { name: '登记并出具回执' }).click()
    const receipt = await this.orProblem(page.getByRole('heading', { name: '登记回执' }))
    await receipt.waitFor()
    const fact = async (term: string): Promise<string> =>
      page.locator(`dt:text-is("${term}") + dd`).innerText()
    const registered = {
      number: await fact('申请编号'),
      queryCode: await fact('查询码'),
      receiptCode: await fact('六位码'),
    }
    await page.getByRole('link', { name: '去办理这件申请' }).click()
    await page.getByRole('heading', { name: '办理经过' }).waitFor()
    return registered
  }

  /** Waits until the case stands at this stage, the tag beside its title. */
  async atStage(stage: string): Promise<void> {
    await this.shows(this.page.locator('.desk-page-header .ant-tag').first(), stage)
  }

  /** Waits until the page offers this as 下一步. */
  async offers(step: string): Promise<void> {
    await this.shows(this.page.locator('.app-next').getByRole('button'), step)
  }

  private async shows(place: Locator, text: string): Promise<void> {
    try {
      await place.filter({ hasText: spaced(text) }).waitFor()
    } catch {
      const [shown = 'nothing'] = await place.allInnerTexts()
      throw new Error(`${this.username} expected “${text}” and sees “${shown}”`)
    }
  }

  /** One act on the open case: its button, the dialog's fields, its confirmation. `file` goes in as the evidence. */
  async act(label: string, fields: Fields = {}, evidence?: Paper): Promise<string> {
    await this.openAct(label)
    return this.inDialog(label, fields, evidence)
  }

  /** The dialog of an act, for one whose fields are not found by their label alone; `inDialog` then confirms it. */
  async openAct(label: string): Promise<Locator> {
    await this.page
      .getByRole('button', { name: spaced(label) })
      .first()
      .click()
    const dialog = this.page.getByRole('dialog', { name: new RegExp(`^${label}`) })
    await dialog.waitFor()
    return dialog
  }

  /** The dialog of an act that something else has opened; answers what it says before anything is filled in. */
  async inDialog(label: string, fields: Fields = {}, evidence?: Paper): Promise<string> {
    const dialog = this.page.getByRole('dialog', { name: new RegExp(`^${label}`) })
    await dialog.waitFor()
    const said = await dialog.innerText()
    await this.fill(dialog, fields)
    if (evidence !== undefined) await dialog.locator('input[type=file]').setInputFiles(evidence)
    await dialog.locator('.ant-modal-footer .ant-btn-primary').click()
    const refused = dialog.locator('.ant-alert-error, .ant-form-item-explain-error').first()
    await Promise.race([dialog.waitFor({ state: 'hidden' }), refused.waitFor()])
    if (await dialog.isVisible()) throw new Error(`${label}: ${await refusalIn(dialog)}`)
    return said
  }

  /** From the case page: the seven questions, the elements of the letter, 送审. */
  async draft({ path, elements, files }: ReplyText): Promise<void> {
    const { page } = this
    await page
      .getByRole('button', { name: spaced('拟稿送审') })
      .first()
      .click()
    for (const answer of path) await page.getByRole('button', { name: new RegExp(`^${answer}`) }).click()
    await page.getByRole('heading', { name: '答复内容' }).waitFor()
    await this.fill(page, elements)
    if (files !== undefined) {
      for (const file of files) {
        await page.locator('.app-reply input[type=file]').setInputFiles(file)
        await page.locator(`input[value="${file.name}"]`).waitFor()
      }
    }
    await page.getByText('必备要素齐全，可以送审。').waitFor()
    await page.getByRole('button', { name: spaced('送审') }).click()
    await (await this.orProblem(page.getByRole('heading', { name: '办理经过' }))).waitFor()
  }

  /** What still lacks for the letter, as the preview names it. */
  async missing(): Promise<string[]> {
    const list = this.page.locator('.app-reply-preview .desk-problem-fields a')
    return list.allInnerTexts()
  }

  /** The text of a letter of the open case, from the PDF that its button gives; white space left out. */
  async letterText(name: string | RegExp): Promise<string> {
    return textOfPdf(await this.download(this.letterRow(name).getByRole('button', { name: 'PDF' })))
  }

  /** The lines of one letter in 文书 on the case page. */
  letterRow(name: string | RegExp): Locator {
    return this.section('文书').getByRole('listitem').filter({ hasText: name }).first()
  }

  section(title: string): Locator {
    return this.page.locator('section, .ant-card').filter({
      has: this.page.getByRole('heading', { level: 2, name: title, exact: true }),
    })
  }

  /** Presses a button that saves a file; answers its bytes. */
  async download(button: Locator): Promise<Buffer> {
    const [saved] = await Promise.all([this.page.waitForEvent('download'), button.click()])
    return readFile(await saved.path())
  }

  /** Fills labelled controls inside `place`, each as what it is. */
  async fill(place: Page | Locator, fields: Fields): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      if (typeof value === 'string') await this.fillOne(place, label, value)
      else if ('buffer' in value)
        await place.getByLabel(label, { exact: true }).locator('input[type=file]').setInputFiles(value)
      else await this.fillLines(place, value)
    }
  }

  private async fillOne(place: Page | Locator, label: string, value: string): Promise<void> {
    // A field's label may carry the article after its text, so the beginning counts.
    const field = place.getByLabel(new RegExp(`^${escaped(label)}`)).first()
    const radio = place.getByRole('radio', { name: value, exact: true })
    if ((await field.count()) === 0 && (await radio.count()) > 0) return radio.check()
    const role = await field.getAttribute('role')
    if (role === 'combobox') return this.pick(field, value)
    if (role === 'radiogroup') return field.getByRole('radio', { name: value, exact: true }).check()
    await field.fill(value)
    // A day is taken over by Enter, which closes the calendar.
    if ((await field.getAttribute('placeholder')) === '年-月-日') await field.press('Enter')
  }

  private async pick(field: Locator, value: string): Promise<void> {
    await field.click()
    await this.page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: value })
      .first()
      .click()
  }

  /** Rows of short texts (补正事项, 附件): 第 1 项, 第 2 项 … */
  private async fillLines(place: Page | Locator, lines: readonly string[]): Promise<void> {
    for (const [index, line] of lines.entries()) {
      const row = place.getByLabel(`第 ${index + 1} 项`, { exact: true })
      if ((await row.count()) === 0) await place.getByRole('button', { name: /^增加/ }).first().click()
      await row.fill(line)
    }
  }

  private async choose(place: Page | Locator, group: string, option: string): Promise<void> {
    await place
      .locator('.ant-form-item')
      .filter({ has: this.page.locator('label', { hasText: new RegExp(`^${escaped(group)}`) }) })
      .getByRole('radio', { name: option })
      .first()
      .check()
  }

  /** The place that is waited for; a refusal shown instead is thrown in its own words. */
  private async orProblem(wanted: Locator): Promise<Locator> {
    const refused = this.page.locator('.ant-alert-error, .ant-form-item-explain-error').first()
    await Promise.race([wanted.first().waitFor(), refused.waitFor()])
    if ((await wanted.count()) === 0) throw new Error(await refusalIn(this.page.locator('main')))
    return wanted.first()
  }
}

async function refusalIn(place: Locator): Promise<string> {
  const said = await place.locator('.ant-alert-error, .ant-form-item-explain-error').allInnerTexts()
  return said.join(' / ').replaceAll('\n', ' ')
}

/** The whole text of a PDF without white space, so that a break of line hides nothing. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return text.replaceAll(/\s/g, '')
}

/** antd puts a space between the two characters of a short button. */
function spaced(label: string): RegExp {
  return new RegExp(`^${label.length === 2 ? `${label[0] ?? ''}\\s?${label[1] ?? ''}` : escaped(label)}$`)
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
