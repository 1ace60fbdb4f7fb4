// Takes the README's pictures from a running demo.
//   npm run demo            (in one terminal)
//   npm run screenshots     (in another; ADDRESS=http://127.0.0.1:8080 unless told otherwise)
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from '../test/support/browser.ts'

const address = process.env.ADDRESS ?? 'http://127.0.0.1:8080'
const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'docs', 'screenshots')
mkdirSync(folder, { recursive: true })

/** name, path, width, whether the desk's clerk is signed in */
const SHOTS = [
  ['portal-home', '/', 1280],
  ['portal-street-phone', '/o/wangchenglu/', 390],
  ['portal-calculator', '/calculator?channel=inPerson&date=2025-01-09#result', 1280],
  ['portal-report-2020', '/o/wangchenglu/reports/2020', 1280],
  ['portal-apply-phone', '/o/wangchenglu/apply', 390],
  ['desk-home', '/desk/', 1280, 'jingban'],
  ['desk-applications', '/desk/applications', 1280, 'jingban'],
  ['desk-home-phone', '/desk/', 390, 'jingban'],
  ['desk-calendar', '/desk/calendar', 1280, 'guanli'],
]

const executablePath = findBrowser()
if (!executablePath) {
  process.stderr.write('没有找到 Chromium：请先安装（Debian：apt-get install chromium fonts-noto-cjk）\n')
  process.exit(2)
}
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'],
})
try {
  for (const [name, path, width, username] of SHOTS) await shoot(name, path, width, username)
} finally {
  await browser.close()
}

async function shoot(name, path, width, username) {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 860 },
    deviceScaleFactor: width < 500 ? 2 : 1,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  if (username) await signIn(page, username)
  await page.goto(`${address}${path}`, { waitUntil: 'networkidle' })
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  process.stdout.write(`${name}.png\n`)
  await context.close()
}

async function signIn(page, username) {
  await page.goto(`${address}/desk/login`, { waitUntil: 'networkidle' })
  await page.evaluate(async (name) => {
    const response = await fetch('api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: name, password: 'gongkai-demo' }),
    })
    if (!response.ok) throw new Error(`sign-in answered ${response.status}`)
  }, username)
}
