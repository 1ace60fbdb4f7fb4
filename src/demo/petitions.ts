import { caseNumber } from '../applications/case-number.ts'
import { insertPetition } from '../applications/petition-store.ts'
import { PETITION_DEFINITIONS, type PetitionKind } from '../applications/model.ts'
import { intakeHash, sealPerson } from '../applications/person.ts'
import type { ApplicantForm } from '../applications/public-shapes.ts'
import { type LocalDate, yearOf } from '../law/local-date.ts'
import type { Tx } from '../platform/database/database.ts'
import { newId } from '../platform/ids.ts'
import { applicantOf } from './cases/applicants.ts'
import { type Demo, type LoadedOrgan, tenancyOf } from './context.ts'
import { type Random, seeded } from './random.ts'

const ASKED: Readonly<Record<PetitionKind, readonly string[]>> = {
  amendment: [
    '公益性岗位公示表中本人的岗位写成“保洁”，实际为“协管”，附聘用协议，请予更正。',
    '独生子女父母奖励公示中本人姓名的“琳”字误为“林”，附身份证复印件，请予更正。',
    '公开的低保公示中本户人口数写成三人，实际为四人，附户口簿复印件，请予更正。',
    '残疾人补贴发放记录中出生年月有误，附残疾人证复印件，请予更正。',
  ],
  suggestion: [
    '建议主动公开老年助餐点的菜价和每日就餐人数。',
    '建议把社区停车位的收费去向在公开栏上按季度公布。',
    '建议主动公开各社区年度经费安排和使用情况，便于居民了解和监督。',
    '建议主动公开便民实事项目的验收结果，让居民知道做得怎么样。',
  ],
}
const ANSWERS: Readonly<Record<PetitionKind, string>> = {
  amendment: '经核对原始材料，已更正并重新公示。',
  suggestion: '建议合理，相关信息已在“法定主动公开内容”栏目公开。',
}

/** 条例 41, 44: requests to correct a record and suggestions to publish. Answers their number. */
export async function loadPetitions(demo: Demo, loaded: LoadedOrgan): Promise<number> {
  const random = seeded(`${loaded.data.code}|petitions`)
  let count = 0
  for (let year = 2022; year <= yearOf(demo.today); year += 1)
    for (const kind of ['amendment', 'suggestion'] as const)
      if (await loadOne(demo, loaded, random, kind, year)) count += 1
  return count + (await loadOpen(demo, loaded, random))
}

/** Two that wait on the desk of the street: one to be looked into, one nearly due. */
async function loadOpen(demo: Demo, loaded: LoadedOrgan, random: Random): Promise<number> {
  if (loaded.data.code !== 'wangchenglu' || yearOf(demo.today) < 2022) return 0
  const asked = [
    ['amendment', 4, '低保边缘家庭公示表中本户楼栋写成6号楼，实际为9号楼，附户口簿复印件，请予更正。'],
    ['suggestion', 9, '建议主动公开望城社区小游园改造的设计图和施工进度，居民关心何时能用上。'],
  ] as const
  for (const [kind, ago, content] of asked) {
    const submittedOn = demo.days.before(demo.today, ago)
    await insertOne(demo, loaded, {
      kind,
      submittedOn,
      content,
      applicant: applicantOf(random, 'naturalPerson'),
    })
  }
  return asked.length
}

async function loadOne(
  demo: Demo,
  loaded: LoadedOrgan,
  random: Random,
  kind: PetitionKind,
  year: number,
): Promise<boolean> {
  const { days, today } = demo
  const submittedOn = days.inYear(random, year)
  const answeredOn = days.after(submittedOn, random.int(3, 12))
  const applicant = applicantOf(random, 'naturalPerson')
  const content = random.pick(ASKED[kind])
  if (submittedOn > today) return false
  const answered = answeredOn <= today ? answeredOn : undefined
  await insertOne(demo, loaded, { kind, submittedOn, content, applicant, answeredOn: answered })
  return true
}

interface Asked {
  readonly kind: PetitionKind
  readonly submittedOn: LocalDate
  readonly content: string
  readonly applicant: ApplicantForm
  readonly answeredOn?: LocalDate | undefined
}

async function insertOne(
  { services, database }: Demo,
  loaded: LoadedOrgan,
  { kind, submittedOn, content, applicant, answeredOn }: Asked,
): Promise<void> {
  const { organId } = loaded.organ
  const person = sealPerson(services.keys, organId, applicant)
  const year = yearOf(submittedOn)
  await database.write(tenancyOf(loaded), async (tx) => {
    const petitionId = newId(tx.now)
    const seq = await nextPetition(tx, kind, year)
    const number = caseNumber(loaded.organ, kind, year, seq)
    await insertPetition(tx.db, {
      organ_id: organId,
      petition_id: petitionId,
      number,
      kind,
      applicant_column: applicant.column,
      sealed: JSON.stringify(person.sealed),
      masked_name: person.maskedName,
      content,
      intake_hash: intakeHash(organId, `demo-petition|${number}`),
      submitted_on: submittedOn,
      result: answeredOn === undefined ? null : (PETITION_DEFINITIONS[kind].results[0] ?? null),
      answer: answeredOn === undefined ? null : ANSWERS[kind],
      answered_on: answeredOn ?? null,
      person_id: answeredOn === undefined ? null : loaded.people.clerk,
    })
    tx.audit({ type: 'petition.submitted', subject: `petition/${petitionId}`, data: { number, kind } })
  })
}

/** The desk's own next one of the year follows these. */
async function nextPetition(tx: Tx, kind: PetitionKind, year: number): Promise<number> {
  const { last } = await tx.db
    .insertInto('application_counter')
    .values({ organ_id: tx.tenancy.organId, scope: `petition.${kind}`, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['organ_id', 'scope', 'year'])
        .doUpdateSet((set) => ({ last: set('application_counter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}
