import { insertPetition } from '../applications/petition-store.ts'
import { PETITION_DEFINITIONS, type PetitionKind } from '../applications/model.ts'
import { intakeHash, sealPerson } from '../applications/person.ts'
import { yearOf } from '../law/local-date.ts'
import { newId } from '../platform/ids.ts'
import { applicantOf } from './cases/applicants.ts'
import { type Demo, type LoadedOrgan, tenancyOf } from './context.ts'
import { type Random, seeded } from './random.ts'

const ASKED: Readonly<Record<PetitionKind, readonly string[]>> = {
  amendment: [
    '公开的低保公示中本户人口数写成三人，实际为四人，附户口簿复印件，请予更正。',
    '残疾人补贴发放记录中出生年月有误，附残疾人证复印件，请予更正。',
  ],
  suggestion: [
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
  return count
}

async function loadOne(
  demo: Demo,
  loaded: LoadedOrgan,
  random: Random,
  kind: PetitionKind,
  year: number,
): Promise<boolean> {
  const { services, days, today } = demo
  const { organId, code } = loaded.organ
  const submittedOn = days.inYear(random, year)
  const answeredOn = days.after(submittedOn, random.int(3, 12))
  const applicant = applicantOf(random, 'naturalPerson')
  const content = random.pick(ASKED[kind])
  if (submittedOn > today) return false
  const answered = answeredOn <= today
  const person = sealPerson(services.keys, organId, applicant)
  const number = `${code}-${kind === 'amendment' ? 'gz' : 'jy'}-${year}-0001`
  await demo.database.write(tenancyOf(loaded), async (tx) => {
    const petitionId = newId(tx.now)
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
      result: answered ? (PETITION_DEFINITIONS[kind].results[0] ?? null) : null,
      answer: answered ? ANSWERS[kind] : null,
      answered_on: answered ? answeredOn : null,
      person_id: answered ? loaded.people.clerk : null,
    })
    // The next number of the year follows this one.
    await tx.db
      .insertInto('application_counter')
      .values({ organ_id: organId, scope: `petition.${kind}`, year, last: 1 })
      .execute()
    tx.audit({ type: 'petition.submitted', subject: `petition/${petitionId}`, data: { number, kind } })
  })
  return true
}
