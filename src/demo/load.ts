import { addOrgan } from '../organs/actions/add-organ.ts'
import { addPerson } from '../people/actions/add-person.ts'
import type { Role } from '../people/model.ts'
import { DEMO_PASSWORD } from '../people/demo-logins.ts'
import { type Database, openDatabase } from '../platform/database/database.ts'
import type { Connection } from '../platform/database/pool.ts'
import { systemTenancy } from '../platform/database/tenant.ts'
import type { Services } from '../platform/services.ts'

/** Loads the demo district: organs, people and records, made by a seeded generator in our own words. */
export async function loadDemo(
  services: Services,
  owner: Connection,
  write: (line: string) => void,
): Promise<void> {
  const database = openDatabase({
    connection: owner,
    role: 'gongkai_owner',
    clock: services.clock,
    auditHash: services.config.auditHash,
  })
  try {
    write('载入演示数据：机关与人员')
    await loadOrgansAndPeople(database)
  } finally {
    await database.close()
  }
}

async function loadOrgansAndPeople(database: Database): Promise<void> {
  let district = 0
  let street = 0
  await database.write(systemTenancy(0, 'demo'), async (tx) => {
    district = await addOrgan(tx, {
      code: 'xigong',
      name: '洛阳市西工区人民政府',
      shortName: '西工区',
      kind: 'district',
      parentId: null,
      settings: {},
      sort: 0,
    })
    street = await addOrgan(tx, {
      code: 'wangchenglu',
      name: '西工区王城路街道办事处',
      shortName: '王城路街道',
      kind: 'street',
      parentId: district,
      settings: {},
      sort: 1,
    })
    await tx.db.insertInto('installation').values({ kind: 'demo', clock_offset: 0 }).execute()
  })
  await addPeople(database, street, [
    ['jingban', '经办演示', ['clerk']],
    ['shenhe', '审核演示', ['reviewer']],
    ['fuzeren', '负责演示', ['head']],
    ['baomi', '保密演示', ['secrecy']],
    ['qianfa', '签发演示', ['signer']],
    ['lianluo', '联络演示', ['liaison']],
  ])
  await addPeople(database, district, [
    ['jiandu', '监督演示', ['supervisor']],
    ['guanli', '管理演示', ['administrator']],
  ])
}

async function addPeople(
  database: Database,
  organId: number,
  people: readonly (readonly [string, string, readonly Role[]])[],
): Promise<void> {
  await database.write(systemTenancy(organId, 'demo'), async (tx) => {
    for (const [username, name, roles] of people) {
      await addPerson(tx, { name, title: '', roles, username, password: DEMO_PASSWORD })
    }
  })
}
