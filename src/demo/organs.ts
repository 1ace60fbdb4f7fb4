import { addOrgan } from '../organs/actions/add-organ.ts'
import { DEMO_PASSWORD } from '../people/demo-logins.ts'
import type { Role } from '../people/model.ts'
import { hashPassword } from '../people/passwords.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { systemTenancy } from '../platform/database/tenant.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'
import type { CasePeople } from './cases/builder.ts'
import type { LoadedOrgan, Login } from './context.ts'
import { DEMO_ORGANS, type DemoOrgan, PEOPLE_WORDS } from './organs-data.ts'

/** Who works where: the logins of contracts.md, and elsewhere people nobody is called like. */
const STREET_PEOPLE: Readonly<
  Record<keyof CasePeople, { readonly username: string; readonly name: string }>
> = {
  clerk: { username: 'jingban', name: '经办演示' },
  reviewer: { username: 'shenhe', name: '审核演示' },
  head: { username: 'fuzeren', name: '负责演示' },
  secrecy: { username: 'baomi', name: '保密演示' },
  signer: { username: 'qianfa', name: '签发演示' },
}
const TITLES: Readonly<Record<keyof CasePeople, string>> = {
  clerk: '科员',
  reviewer: '副主任',
  head: '办公室主任',
  secrecy: '保密专员',
  signer: '主要负责人',
}
const CASE_ROLES = Object.keys(TITLES) as readonly (keyof CasePeople)[] // the keys of the record above

/** Organs, their units and communities, and their people. */
export async function loadOrgans(database: Database, services: Services): Promise<readonly LoadedOrgan[]> {
  const ids = new Map<string, number>()
  await database.write(systemTenancy(0, 'demo'), async (tx) => {
    for (const [sort, { code, name, shortName, kind, settings }] of DEMO_ORGANS.entries()) {
      const parentId = kind === 'district' ? null : (ids.get('xigong') ?? null)
      ids.set(code, await addOrgan(tx, { code, name, shortName, kind, parentId, settings, sort }))
    }
  })
  await services.organs.refresh()
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const loaded: LoadedOrgan[] = []
  for (const [index, data] of DEMO_ORGANS.entries()) {
    const organ = services.organs.byCode(data.code)
    if (organ === undefined) throw new Error(`organ ${data.code} was just added`)
    const staff = await database.write(systemTenancy(organ.organId, 'demo'), (tx) =>
      loadStaff(tx, data, index, passwordHash),
    )
    loaded.push({ data, organ, ...staff })
  }
  return loaded
}

async function loadStaff(
  tx: Tx,
  data: DemoOrgan,
  index: number,
  passwordHash: string,
): Promise<Omit<LoadedOrgan, 'data' | 'organ'>> {
  tx.audit({ type: 'organ.added', subject: `organ/${tx.tenancy.organId}`, data: { code: data.code } })
  const units = await insertUnits(tx, 'department', data.units)
  const communities = await insertUnits(
    tx,
    'community',
    data.communities.map((name) => ({ name, duty: '居民服务、社区公开栏' })),
  )
  const staff = new Staff(tx, passwordHash)
  const people: Partial<Record<keyof CasePeople, string>> = {}
  const names: Partial<Record<keyof CasePeople, string>> = {}
  for (const [place, role] of CASE_ROLES.entries()) {
    const known = data.code === 'wangchenglu' ? STREET_PEOPLE[role] : undefined
    const name = known?.name ?? `${PEOPLE_WORDS[(index * 5 + place) % PEOPLE_WORDS.length] ?? '演示'}演示`
    names[role] = name
    people[role] = await staff.add(name, TITLES[role], [role], known?.username)
  }
  await loadLeaders(staff, data, units, communities)
  const { logins } = staff
  // Every role was given above.
  return { units, communities, people: people as CasePeople, names: names as LoadedOrgan['names'], logins }
}

/** 分管: each leader answers for some of the units; a liaison speaks for one. */
async function loadLeaders(
  staff: Staff,
  data: DemoOrgan,
  units: readonly string[],
  communities: readonly string[],
): Promise<void> {
  const half = Math.ceil(units.length / 2)
  const first = await staff.add('分管一演示', '副主任', ['reviewer'])
  await staff.answersFor(first, 'leads', units.slice(0, half))
  const second = await staff.add('分管二演示', '副主任', ['reviewer'])
  await staff.answersFor(second, 'leads', [...units.slice(half), ...communities])
  if (data.code === 'xigong') {
    await staff.add('监督演示', '政务公开科科长', ['supervisor'], 'jiandu')
    await staff.add('管理演示', '系统管理员', ['administrator'], 'guanli')
  }
  for (const [index, unit] of [...units, ...communities].entries()) {
    const isTheLogin = data.code === 'wangchenglu' && index === 1
    const name = isTheLogin ? '联络演示' : `联络${index + 1}演示`
    const liaison = await staff.add(name, '联络员', ['liaison'], isTheLogin ? 'lianluo' : undefined)
    await staff.answersFor(liaison, 'liaison', [unit])
  }
}

async function insertUnits(
  tx: Tx,
  kind: 'department' | 'community',
  units: readonly { readonly name: string; readonly duty: string }[],
): Promise<readonly string[]> {
  if (units.length === 0) return []
  const rows = units.map(({ name, duty }, sort) => ({
    organ_id: tx.tenancy.organId,
    unit_id: newId(tx.now),
    name,
    kind,
    duty,
    sort: kind === 'department' ? sort : 100 + sort,
  }))
  await tx.db.insertInto('unit').values(rows).execute()
  for (const { unit_id: unitId } of rows)
    tx.audit({ type: 'unit.added', subject: `unit/${unitId}`, data: { unitId } })
  return rows.map((row) => row.unit_id)
}

/** People of one organ; the demo's password is hashed once for all. */
class Staff {
  readonly #tx: Tx
  readonly #passwordHash: string
  readonly logins = new Map<string, Login>()
  constructor(tx: Tx, passwordHash: string) {
    this.#tx = tx
    this.#passwordHash = passwordHash
  }

  async add(name: string, title: string, roles: readonly Role[], username?: string): Promise<string> {
    const { db, tenancy, now } = this.#tx
    const organ_id = tenancy.organId
    const person_id = newId(now)
    await db.insertInto('person').values({ organ_id, person_id, name, title, left_on: null }).execute()
    await db
      .insertInto('person_role')
      .values(roles.map((role) => ({ organ_id, person_id, role })))
      .execute()
    const [role] = roles
    if (username !== undefined && role !== undefined)
      this.logins.set(username, { personId: person_id, name, role, unitIds: [] })
    if (username !== undefined)
      await db
        .insertInto('account')
        .values({
          username,
          organ_id,
          person_id,
          password_hash: this.#passwordHash,
          failures: 0,
          locked_until: null,
          disabled: false,
        })
        .execute()
    this.#tx.audit({
      type: 'person.added',
      subject: `person/${person_id}`,
      data: { personId: person_id, roles },
    })
    return person_id
  }

  async answersFor(personId: string, relation: 'leads' | 'liaison', units: readonly string[]): Promise<void> {
    if (units.length === 0) return
    const organ_id = this.#tx.tenancy.organId
    const rows = units.map((unit_id) => ({ organ_id, person_id: personId, unit_id, relation }))
    await this.#tx.db.insertInto('person_unit').values(rows).execute()
    for (const [username, login] of this.logins)
      if (login.personId === personId) this.logins.set(username, { ...login, unitIds: [...units] })
  }
}
