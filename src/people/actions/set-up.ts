import { timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { addOrgan } from '../../organs/actions/add-organ.ts'
import type { Tx } from '../../platform/database/database.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { setupToken } from '../../platform/setup-token.ts'
import type { setUp as setUpRoute } from '../contract.ts'
import { addPerson } from './add-person.ts'

export type SetUpInput = z.infer<NonNullable<(typeof setUpRoute)['body']>>
type NewInstallation = Extract<SetUpInput, { kind: 'new' }>

/**
 * First installation: district, first organ and administrator. Only with the token printed at start, only once.
 */
export async function setUp(
  services: Services,
  input: SetUpInput,
  loadDemo: () => Promise<void>,
): Promise<Result<undefined>> {
  if (!tokenMatches(input.token)) {
    return refuse('forbidden', '安装令牌不正确。请使用程序启动时在终端打印的安装地址')
  }
  const installed = await services.database.open.selectFrom('installation').select('kind').executeTakeFirst()
  if (installed) return refuse('conflict', '系统已经安装完成，请直接登录')
  if (input.kind === 'demo') {
    await loadDemo()
    return ok(undefined)
  }
  await createInstallation(services, input)
  await Promise.all([services.organs.refresh(), services.installation.refresh()])
  return ok(undefined)
}

function tokenMatches(given: string): boolean {
  const expected = Buffer.from(setupToken.value)
  const actual = Buffer.from(given)
  return expected.length > 0 && expected.length === actual.length && timingSafeEqual(expected, actual)
}

async function createInstallation(services: Services, input: NewInstallation): Promise<void> {
  const actor = { kind: 'system', process: 'setup' } as const
  let districtId = 0
  await services.database.write({ organId: 0, organIds: [], actor }, async (tx) => {
    districtId = await addOrgan(tx, districtOf(input))
    await addOrgan(tx, { ...organOf(input), parentId: districtId })
    await tx.db.insertInto('installation').values({ kind: 'new', clock_offset: 0 }).execute()
  })
  await services.database.write({ organId: districtId, organIds: [districtId], actor }, async (tx: Tx) => {
    await addPerson(tx, {
      name: input.administrator.name,
      title: '系统管理员',
      roles: ['administrator', 'supervisor'],
      username: input.administrator.username,
      password: input.administrator.password,
    })
    tx.audit({ type: 'organ.added', subject: `organ/${districtId}`, data: { code: input.district.code } })
    tx.audit({ type: 'installation.setUp', subject: 'installation', data: { kind: 'new' } })
  })
}

function districtOf(input: NewInstallation) {
  const { code, name } = input.district
  return { code, name, shortName: name, kind: 'district', parentId: null, settings: {}, sort: 0 } as const
}

function organOf(input: NewInstallation) {
  const { code, name, kind } = input.organ
  return { code, name, shortName: name, kind, settings: {}, sort: 1 }
}
