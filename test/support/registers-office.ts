/** A street office with people, units and all services on a test database of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addOrgan } from '../../src/organs/actions/add-organ.ts'
import { addPerson } from '../../src/people/actions/add-person.ts'
import type { Role } from '../../src/people/model.ts'
import { compose, type Composition } from '../../src/platform/compose.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import type { DeskContext } from '../../src/platform/http/desk-api.ts'
import { randomUUID } from '../../src/platform/ids.ts'
import type { Services } from '../../src/platform/services.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

export interface Office {
  readonly services: Services
  readonly owner: Database
  readonly database: TestDatabase
  readonly street: number
  readonly other: number
  readonly units: { readonly relief: string; readonly community: string }
  readonly as: (who: 'clerk' | 'reviewer' | 'head' | 'liaison' | 'stranger' | 'supervisor') => DeskContext
  close(): Promise<void>
}

/** Stands on `today`; everything is as the program composes it, the web role included. */
export async function openOffice(today: string): Promise<Office> {
  const database = await createTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-office-'))
  const config = readConfig({ DATA_DIR: dataDir, CLOCK: today, LOG_LEVEL: 'error' }, 'test')
  const composition: Composition = await compose(config, database.app)
  const { services } = composition
  const owner = openDatabase({
    connection: database.owner,
    role: 'gongkai_owner',
    clock: services.clock,
    auditHash: 'sha256',
  })
  const organs = await makeOrgans(owner)
  await services.organs.refresh()
  const people = await makePeople(owner, organs)
  return {
    services,
    owner,
    database,
    ...organs,
    as: (who) => contextOf(services, people[who]),
    async close() {
      await composition.close()
      await owner.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function makeOrgans(owner: Database) {
  const organ = (code: string, kind: 'district' | 'street', parentId: number | null): Promise<number> =>
    owner.write(systemTenancy(0, 'test'), (tx) =>
      addOrgan(tx, { code, name: `${code}办事处`, shortName: code, kind, parentId, settings: {}, sort: 0 }),
    )
  const district = await organ('district', 'district', null)
  const street = await organ('street', 'street', district)
  const other = await organ('other', 'street', district)
  const units = { relief: randomUUID(), community: randomUUID() }
  await owner.write(systemTenancy(street, 'test'), async (tx) => {
    await tx.db
      .insertInto('unit')
      .values([
        {
          organ_id: street,
          unit_id: units.relief,
          name: '社会事务办',
          kind: 'department',
          duty: '',
          sort: 1,
        },
        {
          organ_id: street,
          unit_id: units.community,
          name: '芳林路社区',
          kind: 'community',
          duty: '',
          sort: 2,
        },
      ])
      .execute()
  })
  return { district, street, other, units }
}

interface Person {
  readonly personId: string
  readonly organId: number
  readonly roles: readonly Role[]
  readonly unitIds: readonly string[]
  readonly visible: readonly number[]
}

async function makePeople(owner: Database, organs: Awaited<ReturnType<typeof makeOrgans>>) {
  const { district, street, other, units } = organs
  const person = async (
    organId: number,
    role: Role,
    unitIds: readonly string[] = [],
    visible = [organId],
  ): Promise<Person> => ({
    personId: await owner.write(systemTenancy(organId, 'test'), (tx) =>
      addPerson(tx, { name: role, title: '', roles: [role] }),
    ),
    organId,
    roles: [role],
    unitIds,
    visible,
  })
  return {
    clerk: await person(street, 'clerk'),
    reviewer: await person(street, 'reviewer'),
    head: await person(street, 'head'),
    liaison: await person(street, 'liaison', [units.community]),
    stranger: await person(other, 'clerk'),
    supervisor: await person(district, 'supervisor', [], [district, street, other]),
  }
}

function contextOf(services: Services, person: Person): DeskContext {
  const actor = { ...person, name: person.roles[0] ?? '', visibleOrgans: person.visible }
  return {
    services,
    actor,
    session: { token: '', username: 'test', csrfToken: '', actor } as never, // no action reads the session
    tenancy: {
      organId: person.organId,
      organIds: person.visible,
      actor: { kind: 'person', personId: person.personId, name: actor.name },
    },
    today: services.clock.today(),
    requestId: 'test',
  }
}
