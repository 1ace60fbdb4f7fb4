/** Somebody with every post, and every route of the desk to try as him: nothing is refused for want of a post. */
import type { LightMyRequestResponse } from 'fastify'
import { addPerson } from '../../src/people/actions/add-person.ts'
import { ROLES } from '../../src/people/model.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import { type Client, createTestProgram, PASSWORD, type TestProgram } from './program.ts'
import { deskRoutes, type Mounted, UNKNOWN_ID } from './route-samples.ts'

export interface Attacker {
  readonly program: TestProgram
  readonly street: Client
  readonly district: Client
  readonly routes: readonly Mounted[]
  /** Parameters that fit what the route's path asks for, none of them known. */
  filled(path: string, change?: (name: string) => string | undefined): string
  tryRoute(client: Client, mounted: Mounted, path: string, body: unknown): Promise<LightMyRequestResponse>
  routeAt(method: string, path: string): Mounted
}

export async function openAttacker(): Promise<Attacker> {
  const program = await createTestProgram()
  const { organs, owner } = program
  for (const [organId, username] of [
    [organs.street, 'everything'],
    [organs.district, 'districtall'],
  ] as const)
    await owner.write(systemTenancy(organId, 'test'), async (tx) => {
      await addPerson(tx, { name: '全岗某', title: '', roles: ROLES, username, password: PASSWORD })
    })
  const [street, district] = await Promise.all([program.signIn('everything'), program.signIn('districtall')])
  const routes = (await deskRoutes(program.services)).filter(
    ({ route }) => route.path !== '/session' && route.path !== '/setup',
  )
  return {
    program,
    street,
    district,
    routes,
    filled: (path, change = () => undefined) =>
      path.replace(/:(\w+)/g, (_, name: string) => change(name) ?? plausible(name, organs.street)),
    tryRoute,
    routeAt(method, path) {
      const found = routes.find(({ route }) => route.method === method && route.path === path)
      if (found === undefined) throw new Error(`no route ${method} ${path}`)
      return found
    },
  }
}

function plausible(name: string, organId: number): string {
  if (name === 'organId') return String(organId)
  if (/year/i.test(name)) return '2026'
  if (/version|seq/i.test(name)) return '1'
  if (name === 'hash') return 'a'.repeat(64)
  return name === 'key' ? 'preface' : name === 'format' ? 'pdf' : UNKNOWN_ID
}

async function tryRoute(
  client: Client,
  { route, isUpload }: Mounted,
  path: string,
  body: unknown,
): Promise<LightMyRequestResponse> {
  if (!isUpload) return client.call(route.method, path, route.method === 'GET' ? undefined : (body as object)) // a sample of an object schema
  const file = { name: 'a.pdf', bytes: '%PDF-1.4 x', field: 'files' }
  const fields = Object.entries(body ?? {}).map(([name, text]) => [name, String(text)] as const)
  return client.upload(path, [file], Object.fromEntries(fields))
}
