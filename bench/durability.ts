/**
 * kill -9 of everything, node and PostgreSQL, during a write loop of portal intake over HTTP on the real program. After
 * each kill the program starts again, and every receipt that was shown must still be found.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '../src/platform/postgres/open-database.ts'

const ROOT = join(import.meta.dirname, '..')
const WRITERS = 6
const START_MS = 120_000
/** Fewer than the rate limit of look-ups. */
const LOOKED_UP = 4

export interface DurabilityResult {
  readonly rounds: number
  readonly acknowledged: number
  readonly lost: number
  readonly failedStarts: number
}

export interface DurabilityOptions {
  readonly rounds: number
  readonly print?: (line: string) => void
  /** Milliseconds of writing before the kill; default 700 to 2,000, another each round. */
  readonly writeFor?: (round: number) => number
}

export async function run(options: DurabilityOptions): Promise<DurabilityResult> {
  const { rounds, print = () => undefined, writeFor = (round) => 700 + ((round * 373) % 1300) } = options
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-durable-'))
  chmodSync(dataDir, 0o755)
  const receipts: Receipt[] = []
  let failedStarts = 0
  let program: Program | undefined
  try {
    program = await start(dataDir)
    await setUp(program)
    for (let round = 0; round < rounds; round += 1) {
      const before = receipts.length
      await writeUntilKilled(program, dataDir, receipts, writeFor(round))
      try {
        program = await start(dataDir)
      } catch (error) {
        failedStarts += 1
        print(`round ${round + 1}: did not start: ${String(error).slice(0, 300)}`)
        program = await start(dataDir)
      }
      print(`round ${round + 1}: ${receipts.length - before} acknowledged, killed, started again`)
    }
    const lost = await countLost(program, dataDir, receipts)
    return { rounds, acknowledged: receipts.length, lost, failedStarts }
  } finally {
    if (program !== undefined) await killAll(program, dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Program {
  readonly child: ChildProcess
  readonly address: string
  readonly token: string
}

function start(dataDir: string): Promise<Program> {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'launch.mjs'), 'start'], {
    cwd: ROOT,
    detached: true,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      GONGKAI_MODE: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    const timer = setTimeout(() => reject(new Error(`not ready in ${START_MS} ms:\n${output}`)), START_MS)
    const take = (chunk: Buffer): void => {
      output += chunk.toString()
      const address = /^ready (\S+)/m.exec(output)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve({ child, address, token: /token=(\S+)/.exec(output)?.[1] ?? '' })
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`ended with ${code}:\n${output}`))
    })
  })
}

async function setUp({ address, token }: Program): Promise<void> {
  const response = await fetch(`${address}/desk/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token,
      kind: 'new',
      district: { code: 'shiyan', name: '试验区人民政府' },
      organ: { code: 'jiedao', name: '试验区试验街道办事处', kind: 'street' },
      administrator: { username: 'admin', name: '管理员', password: randomBytes(12).toString('hex') },
    }),
  })
  if (!response.ok) throw new Error(`setup answered ${response.status}: ${await response.text()}`)
}

/** What an applicant has in hand once the page with the receipt was shown. */
interface Receipt {
  readonly number: string
  readonly queryCode: string
  readonly receiptCode: string
}

async function writeUntilKilled(
  program: Program,
  dataDir: string,
  receipts: Receipt[],
  milliseconds: number,
): Promise<void> {
  const ending = { killed: false }
  const writers = Array.from({ length: WRITERS }, async () => {
    while (!ending.killed) {
      const receipt = await submit(program.address).catch((error: unknown) => {
        if (ending.killed) return undefined
        throw error
      })
      if (receipt !== undefined) receipts.push(receipt)
    }
  })
  const all = Promise.all(writers)
  all.catch(() => undefined)
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, milliseconds))])
  ending.killed = true
  await killAll(program, dataDir)
  await all
}

/** One form as a browser sends it. Undefined where the answer broke off. */
async function submit(address: string): Promise<Receipt | undefined> {
  const form = new URLSearchParams({
    intakeKey: randomBytes(20).toString('hex'),
    'applicant.column': 'naturalPerson',
    'applicant.name': '张某某',
    'applicant.idType': '居民身份证',
    'applicant.idNumber': '11010519491231002X',
    'applicant.phone': '0379-00001234',
    'applicant.address': '演示路1号',
    content: '申请公开老旧小区改造的实施方案、改造小区名单和资金来源。',
    formWanted: 'paper',
    wayWanted: 'post',
    challengeAnswer: '七',
  })
  const response = await fetch(`${address}/o/jiedao/apply/receipt`, {
    method: 'POST',
    body: form,
    headers: { origin: address, 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  })
  const page = await response.text()
  const receipt = receiptIn(page)
  if (receipt === undefined)
    throw new Error(
      `no receipt in an answer ${response.status}: ${page.replace(/<[^>]*>/g, ' ').slice(0, 400)}`,
    )
  return receipt
}

function receiptIn(page: string): Receipt | undefined {
  const field = (name: string): string | undefined =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1]
  const number = field('number')
  const queryCode = field('queryCode')
  const receiptCode = field('receiptCode')
  return number === undefined || queryCode === undefined || receiptCode === undefined
    ? undefined
    : { number, queryCode, receiptCode }
}

/** The whole group and PostgreSQL, which may have left it; nothing gets a moment to tidy up. */
async function killAll({ child }: Program, dataDir: string): Promise<void> {
  const postmaster = postmasterOf(dataDir)
  const gone = new Promise((resolve) =>
    child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(undefined),
  )
  const kill = (pid: number): void => {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // already gone
    }
  }
  if (postmaster !== undefined) for (const pid of [postmaster, ...childrenOf(postmaster)]) kill(pid)
  if (child.pid !== undefined) kill(-child.pid)
  await gone
}

function postmasterOf(dataDir: string): number | undefined {
  try {
    return (
      Number(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]) ||
      undefined
    )
  } catch {
    return undefined
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .map(Number)
      .filter((child) => child > 0)
  } catch {
    return []
  }
}

/** Every receipt that was shown must stand in the register, once; some are looked up as their holders would. */
async function countLost(program: Program, dataDir: string, receipts: readonly Receipt[]): Promise<number> {
  const kept = await numbersIn(dataDir)
  for (const receipt of receipts.slice(-LOOKED_UP)) await lookUp(program, receipt)
  const shown = new Set(receipts.map(({ number }) => number))
  if (shown.size !== receipts.length) throw new Error('two receipts bear the same number')
  return receipts.filter(({ number }) => !kept.has(number)).length
}

async function numbersIn(dataDir: string): Promise<ReadonlySet<string>> {
  const log = { info: () => undefined, warn: () => undefined }
  const database = await openDatabase(undefined, { dataDir, alone: false, program: 'bench', log })
  const client = new pg.Client({ ...database.owner, options: '-c role=gongkai_owner' })
  await client.connect()
  try {
    const { rows } = await client.query<{ number: string }>('SELECT number FROM application')
    return new Set(rows.map(({ number }) => number))
  } finally {
    await client.end()
    await database.stop() // ends nothing where the program's own server was used
  }
}

async function lookUp({ address }: Program, { number, queryCode, receiptCode }: Receipt): Promise<void> {
  const response = await fetch(`${address}/o/jiedao/apply/status`, {
    method: 'POST',
    body: new URLSearchParams({ number, queryCode, secondFactor: receiptCode }),
    headers: { origin: address, 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  })
  // Found: sent on to the case, with a cookie for it.
  if (response.status !== 303 || !(response.headers.get('location') ?? '').endsWith('/apply/status/case'))
    throw new Error(`${number} cannot be looked up: ${response.status}`)
}
