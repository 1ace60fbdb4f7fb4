import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placesIn } from '../../src/platform/postgres/cluster.ts'
import { processState } from '../../src/platform/postgres/process-state.ts'
import { type Spawned, spawnProgram } from '../support/spawned.ts'

const PASSWORD = 'a long first password'
let dataDir: string
let program: Spawned
let address: string

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'gongkai-program-'))
  chmodSync(dataDir, 0o755)
  program = spawnProgram('start', { DATA_DIR: dataDir })
  address = await program.ready
}, 60_000)
afterAll(() => {
  if (program.child.exitCode === null) program.signal('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

const setUp = (body: object) =>
  fetch(`${address}/desk/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const FIRST = {
  kind: 'new',
  district: { code: 'shiyan', name: '试验区人民政府' },
  organ: { code: 'yijie', name: '试验区一街道办事处', kind: 'street' },
  administrator: { username: 'admin', name: '管理员', password: PASSWORD },
}

describe('npm start on an empty data folder', () => {
  it('answers health and readiness, and leads the portal to the setup page', async () => {
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    const portal = await fetch(`${address}/`, { redirect: 'manual' })
    expect(portal.status).toBe(302)
    expect(portal.headers.get('location')).toBe('/desk/setup')
  })

  it('hides metrics without a token', async () => {
    expect((await fetch(`${address}/metrics`)).status).toBe(404)
  })

  it('refuses the setup without the token that it printed', async () => {
    const response = await setUp({ ...FIRST, token: 'guessed' })
    expect(response.status).toBe(403)
  })

  it('creates district, organ and administrator once', async () => {
    const token = /\/desk\/setup\?token=(\S+)/.exec(program.output())?.[1] ?? ''
    expect(token.length).toBeGreaterThan(20)
    expect(
      (await setUp({ ...FIRST, token, administrator: { ...FIRST.administrator, password: 'short' } })).status,
    ).toBe(422)
    expect((await setUp({ ...FIRST, token })).status).toBe(200)
    expect((await setUp({ ...FIRST, token })).status).toBe(409)
    const session = await fetch(`${address}/desk/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password: PASSWORD }),
    })
    expect(session.status).toBe(200)
    const portal = await fetch(`${address}/o/yijie/`)
    expect(portal.status).toBe(200)
    const html = await portal.text()
    expect(html).toContain('试验区一街道办事处')
    expect(html).not.toContain('演示数据')
  })

  it('knows no demo password', async () => {
    const entrance = await fetch(`${address}/desk/api/entrance`)
    expect(await entrance.json()).toMatchObject({ demoLogins: [], demoPassword: null, setupNeeded: false })
  })

  it('refuses a second program on the same folder', async () => {
    const second = spawnProgram('start', { DATA_DIR: dataDir })
    expect((await second.exit).code).toBe(2)
    expect(second.output()).toContain(dataDir)
  })

  it('ends everything within ten seconds of Ctrl-C, pressed twice', async () => {
    const postmaster = Number(
      readFileSync(join(placesIn(dataDir).clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0],
    )
    expect(processState(postmaster)).toBe('running')
    const before = performance.now()
    program.signal('SIGINT')
    program.signal('SIGINT')
    expect((await program.exit).code).toBe(0)
    expect(performance.now() - before).toBeLessThan(10_000)
    expect(processState(postmaster)).not.toBe('running')
  })

  it('starts again with what was there', async () => {
    const again = spawnProgram('start', { DATA_DIR: dataDir })
    const where = await again.ready
    expect((await fetch(`${where}/o/yijie/`)).status).toBe(200)
    again.signal('SIGTERM')
    expect((await again.exit).code).toBe(0)
  })
})

describe('what cannot be used is one sentence and exit 2', () => {
  it('a bad setting', async () => {
    const refused = spawnProgram('start', { DATA_DIR: dataDir, PORT: 'eighty' })
    expect((await refused.exit).code).toBe(2)
    expect(refused.output().trim().split('\n')).toHaveLength(1)
    expect(refused.output()).toContain('PORT')
  })

  it('a made-up clock outside the demo', async () => {
    const refused = spawnProgram('start', { DATA_DIR: dataDir, CLOCK: '2026-01-05' })
    expect((await refused.exit).code).toBe(2)
    expect(refused.output()).toContain('CLOCK')
  })

  it('a port somebody else holds', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => holder.once('listening', resolve))
    const { port } = holder.address() as AddressInfo // a listening TCP server
    const refused = spawnProgram('start', { DATA_DIR: dataDir, PORT: String(port) })
    expect((await refused.exit).code).toBe(2)
    expect(refused.output()).toContain('端口已被占用')
    holder.close()
  })
})
