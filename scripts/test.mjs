// Every check there is, in order; ends with one line `N passed, N failed, N skipped`.
//   npm test                        all
//   npm test -- --only types,unit   some of: types lint areas unit desk integration system-postgres browser
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall, isRootOnDebian } from './lib/apt.mjs'
import { chooseNode, giveUp, isNewEnough, ROOT } from './lib/runtime.mjs'
import { findSystemPostgres, startSystemPostgres } from './lib/system-postgres.mjs'

const BIN = {
  tsc: 'node_modules/typescript/bin/tsc',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  vitest: 'node_modules/vitest/vitest.mjs',
}
/** A kernel or a stray process must not hang the run: longer than any stage takes on two cores. */
const STAGE_LIMIT_MS = 20 * 60_000

/** Start an embedded server of their own, or read no database at all: the run before has said all they say. */
const NOT_ON_THIS_SERVER = [
  'postgres-supervisor',
  'program',
  'durability',
  'data-folder',
  'files',
  'report-check',
  'annual-report-round-trip',
]

const STAGES = {
  types: async () => {
    const projects = ['tsconfig.json', 'tsconfig.desk.json', 'tsconfig.pure.json']
    await Promise.all(projects.map((name) => one(`types of ${name}`, [BIN.tsc, '-p', name])))
  },
  lint: () => one('lint', [BIN.oxlint, '--type-aware', '--quiet']),
  areas: () => one('area rules', ['scripts/check-areas.mjs']),
  unit: () => vitest('unit', ['--project', 'unit']),
  desk: () => one('the desk builds', ['scripts/build-desk.mjs']),
  integration: () => vitest('integration', ['--project', 'integration'], { TEST_DATABASE_URL: '' }),
  'system-postgres': onSystemPostgres,
  browser: inBrowser,
}

const total = { passed: 0, failed: 0, skipped: 0 }
const unhappy = []

if (isNewEnough()) await main()
else restartOnNewNode()

async function main() {
  process.chdir(ROOT)
  mkdirSync('.cache/tests', { recursive: true })
  const began = performance.now()
  for (const name of chosenStages()) {
    const start = performance.now()
    process.stdout.write(`\n=== ${name} ===\n`)
    try {
      await STAGES[name]()
    } catch (error) {
      fail(`${name}: ${error.message}`)
    }
    process.stdout.write(`--- ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
  }
  process.stdout.write(`\n${unhappy.map((line) => `${line}\n`).join('')}`)
  process.stdout.write(`in ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

function chosenStages() {
  const at = process.argv.findIndex((arg) => arg.startsWith('--only'))
  if (at < 0) return Object.keys(STAGES)
  const list = process.argv[at].includes('=') ? process.argv[at].split('=')[1] : process.argv[at + 1]
  const names = (list ?? '').split(',').filter(Boolean)
  const unknown = names.filter((name) => !(name in STAGES))
  if (names.length === 0 || unknown.length > 0) {
    giveUp(`--only takes a list of ${Object.keys(STAGES).join(', ')}, not ${unknown.join(', ') || 'nothing'}`)
  }
  return Object.keys(STAGES).filter((name) => names.includes(name))
}

/** A tool that passes or fails as a whole counts as one test. */
async function one(name, args) {
  const code = await run(args)
  if (code !== 0) return fail(`${name}: failed`)
  total.passed += 1
  process.stdout.write(`${name}: passed\n`)
}

function fail(line) {
  total.failed += 1
  unhappy.push(`FAILED ${line}`)
  process.stdout.write(`${line}\n`)
}

function skip(line, count) {
  total.skipped += count
  unhappy.push(`SKIPPED ${line}`)
  process.stdout.write(`${line}\n`)
}

/** Runs vitest and adds up its own report. */
async function vitest(name, args, env = {}) {
  const report = join('.cache', 'tests', `${name}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run([BIN.vitest, 'run', ...args, ...reporters], env)
  if (!existsSync(report)) return fail(`${name}: vitest ended with ${code} and left no report`)
  const result = JSON.parse(readFileSync(report, 'utf8'))
  total.passed += result.numPassedTests
  total.skipped += result.numPendingTests + result.numTodoTests
  let failed = 0
  for (const file of result.testResults) {
    const tests = file.assertionResults.filter(({ status }) => status === 'failed')
    for (const test of tests) unhappy.push(`FAILED ${name}: ${test.fullName}`)
    // A file that could not be loaded or whose set-up failed has no failed test, and yet is not well.
    const broken = file.status === 'failed' && tests.length === 0
    if (broken) unhappy.push(`FAILED ${name}: ${file.name}: ${String(file.message).split('\n')[0]}`)
    failed += tests.length + (broken ? 1 : 0)
    for (const test of file.assertionResults) {
      if (test.status === 'pending' || test.status === 'skipped')
        unhappy.push(`SKIPPED ${name}: ${test.fullName}`)
    }
  }
  total.failed += failed
  if (code !== 0 && failed === 0) fail(`${name}: vitest ended with ${code}`)
}

async function onSystemPostgres() {
  const found = findSystemPostgres()
  if (!found) {
    return skip(
      'system-postgres: this machine has no PostgreSQL of its own, from 15 up, and none can be installed',
      testCount('integration'),
    )
  }
  process.stdout.write(`PostgreSQL ${found.major} of ${found.bin}\n`)
  const server = await startSystemPostgres(found)
  try {
    const elsewhere = NOT_ON_THIS_SERVER.flatMap((name) => ['--exclude', `**/${name}.test.ts`])
    // The modules were loaded apart for each file in the run before; here only the server is another.
    const args = ['--project', 'integration', '--no-isolate', ...elsewhere]
    await vitest('system-postgres', args, { TEST_DATABASE_URL: server.url })
  } finally {
    await server.stop()
  }
}

async function inBrowser() {
  const { findBrowser } = await import('../test/support/browser.ts')
  if (!findBrowser() && isRootOnDebian()) aptInstall(['chromium', 'fonts-noto-cjk'])
  process.stdout.write(`browser: ${findBrowser() ?? 'none, so these tests are skipped by name'}\n`)
  // Without a browser the test files skip themselves, and vitest names each one.
  await vitest('browser', ['--project', 'browser'], { TEST_DATABASE_URL: '' })
}

/** How many tests a project has, from the report of its last run. */
function testCount(name) {
  const report = join('.cache', 'tests', `${name}.json`)
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).numTotalTests : 1
}

function run(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    timeout: STAGE_LIMIT_MS,
  })
  return new Promise((done) => {
    child.once('error', () => done(127))
    child.once('exit', (code, signal) => done(signal ? `signal ${signal}` : code))
  })
}

function restartOnNewNode() {
  const node = chooseNode()
  if (!node) giveUp('需要 Node.js 24：请先运行 npm test（其前置步骤会安装），或在本机升级 Node.js。')
  process.exitCode = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1
}
