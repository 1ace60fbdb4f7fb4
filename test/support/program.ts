/** The web program on a test database, with a district, two organs and a person for every role. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { addOrgan } from '../../src/organs/actions/add-organ.ts'
import { addPerson } from '../../src/people/actions/add-person.ts'
import type { Role } from '../../src/people/model.ts'
import { loadAreas } from '../../src/platform/areas.ts'
import { compose, type Composition } from '../../src/platform/compose.ts'
import { type Config, readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { type App, buildApp } from '../../src/platform/http/app.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { type FilePart, multipart } from './multipart.ts'

export const PASSWORD = 'correct horse battery'

export interface TestProgram extends Composition {
  readonly app: App
  readonly database: TestDatabase
  /** As the owner role, without row-level security. */
  readonly owner: Database
  readonly config: Config
  readonly organs: { readonly district: number; readonly street: number; readonly bureau: number }
  /** A second web process on the same database. */
  second(): Promise<Composition & { app: App }>
  signIn(username: string): Promise<Client>
}

export interface Client {
  readonly csrfToken: string
  readonly cookie: string
  /** A call below /desk/api as this person. */
  call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<LightMyRequestResponse>
  /** Posts a form with files below /desk/api as this person. */
  upload(
    path: string,
    files: readonly FilePart[],
    fields?: Readonly<Record<string, string>>,
  ): Promise<LightMyRequestResponse>
}

const PEOPLE: readonly (readonly [string, 'district' | 'street' | 'bureau', readonly Role[]])[] = [
  ['clerk', 'street', ['clerk']],
  ['reviewer', 'street', ['reviewer']],
  ['head', 'street', ['head']],
  ['secrecy', 'street', ['secrecy']],
  ['signer', 'street', ['signer']],
  ['liaison', 'street', ['liaison']],
  ['supervisor', 'district', ['supervisor']],
  ['admin', 'district', ['administrator']],
  ['bureauclerk', 'bureau', ['clerk', 'reviewer', 'head', 'secrecy', 'signer']],
]

/** `today` stands still only in the sense of CLOCK: it starts there and runs on. */
export async function createTestProgram(
  options: { today?: string; environment?: Record<string, string> } = {},
): Promise<TestProgram> {
  const database = await createTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-data-'))
  const config = readConfig(
    { DATA_DIR: dataDir, LOG_LEVEL: 'silent', CLOCK: options.today ?? '2026-11-24', ...options.environment },
    'test',
  )
  const composition = await compose(config, database.app)
  const owner = openDatabase({
    connection: database.owner,
    role: 'gongkai_owner',
    clock: composition.services.clock,
    auditHash: 'sha256',
    max: 3,
  })
  const organs = await fill(owner)
  await Promise.all([composition.services.organs.refresh(), composition.services.installation.refresh()])
  const app = await buildApp(composition.services, await loadAreas())
  await app.fastify.ready()
  return {
    ...composition,
    app,
    database,
    owner,
    config,
    organs,
    async second() {
      const other = await compose(config, database.app)
      const otherApp = await buildApp(other.services, await loadAreas())
      await otherApp.fastify.ready()
      return { ...other, app: otherApp }
    },
    signIn: (username) => signIn(app, username),
    async close() {
      await app.fastify.close()
      await composition.close()
      await owner.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function fill(owner: Database): Promise<TestProgram['organs']> {
  const organs = { district: 0, street: 0, bureau: 0 }
  await owner.write(systemTenancy(0, 'test'), async (tx) => {
    organs.district = await addOrgan(tx, {
      code: 'district',
      name: '试验区人民政府',
      shortName: '试验区',
      kind: 'district',
      parentId: null,
      settings: { reviewOrgan: '试验市人民政府', court: '试验区人民法院', letterPrefix: '试公复' },
      sort: 0,
    })
    const settings = {
      reviewOrgan: '试验区人民政府',
      court: '试验区人民法院',
      letterPrefix: '试街公复',
      onlineReview: 'https://review.example.cn',
      phone: '0379-0000000',
      disclosureOffice: '党政办公室',
      address: '试验路1号',
    }
    const below = { parentId: organs.district, settings } as const
    organs.street = await addOrgan(tx, {
      code: 'street',
      name: '试验区试验街道办事处',
      shortName: '试验街道',
      kind: 'street',
      sort: 1,
      ...below,
    })
    organs.bureau = await addOrgan(tx, {
      code: 'bureau',
      name: '试验区试验局',
      shortName: '试验局',
      kind: 'department',
      sort: 2,
      ...below,
    })
    await tx.db.insertInto('installation').values({ kind: 'new', clock_offset: 0 }).execute()
  })
  for (const [username, organ, roles] of PEOPLE) {
    await owner.write(systemTenancy(organs[organ], 'test'), async (tx) => {
      await addPerson(tx, { name: `${username}某`, title: '', roles, username, password: PASSWORD })
    })
  }
  return organs
}

export async function signIn(app: App, username: string, password = PASSWORD): Promise<Client> {
  const response = await app.fastify.inject({
    method: 'POST',
    url: '/desk/api/session',
    payload: { username, password },
  })
  if (response.statusCode !== 200) throw new Error(`sign-in of ${username} answered ${response.statusCode}`)
  const { csrfToken } = response.json<{ csrfToken: string }>()
  const cookie = response.cookies.map((one) => `${one.name}=${one.value}`).join('; ')
  return {
    csrfToken,
    cookie,
    call: (method, path, body) => {
      const request: InjectOptions = {
        method,
        url: `/desk/api${path}`,
        headers: { cookie, 'x-csrf-token': csrfToken },
        ...(body === undefined ? {} : { payload: body }),
      }
      return app.fastify.inject(request)
    },
    upload: (path, files, fields) => {
      const { headers, payload } = multipart(files, fields)
      return app.fastify.inject({
        method: 'POST',
        url: `/desk/api${path}`,
        headers: { ...headers, cookie, 'x-csrf-token': csrfToken },
        payload,
      })
    },
  }
}
