/** A real browser for tests: the machine's Chromium, and a watch over what a page must never do. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env['PROGRAMFILES'] ?? 'C:\\Program Files', 'Google', 'Chrome', 'Application', 'chrome.exe'),
]

/** The browser's program: CHROMIUM, else where it usually is; undefined if there is none. */
export function findBrowser(): string | undefined {
  const { CHROMIUM } = process.env
  if (CHROMIUM) return existsSync(CHROMIUM) ? CHROMIUM : undefined
  return USUAL_PLACES.find((place) => existsSync(place))
}

/** Undefined where no browser can be had: use `describe.skipIf(!findBrowser())`, so that tests are skipped by name. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const executablePath = findBrowser()
  if (!executablePath) return undefined
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      // Chromium's sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export interface Violation {
  readonly page: string
  readonly directive: string
  readonly blocked: string
  readonly sample: string
}

export interface PageWatch {
  /** Breaches of the content security policy, on any page shown so far. */
  readonly violations: Violation[]
  /** console.error and uncaught exceptions, with the address of the page. */
  readonly errors: string[]
  /** Requests that failed or were answered with 5xx; aborted navigations are not counted. */
  readonly failedRequests: string[]
}

/** Call before the first `goto`; the lists fill as pages are shown. */
export async function watchPage(page: Page): Promise<PageWatch> {
  const watch: PageWatch = { violations: [], errors: [], failedRequests: [] }
  await page.exposeBinding('reportViolation', (_source, violation: Violation) => {
    watch.violations.push(violation)
  })
  // As text: it runs in the page, whose types this project's server side does not know.
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) => {
    window.reportViolation({ page: location.href, directive: event.effectiveDirective,
      blocked: event.blockedURI, sample: event.sample })
  }, true)`)
  page.on('console', (message) => {
    if (message.type() === 'error') watch.errors.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => watch.errors.push(`${page.url()}: ${error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') watch.failedRequests.push(`${request.url()}: ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) watch.failedRequests.push(`${response.url()}: ${response.status()}`)
  })
  return watch
}
