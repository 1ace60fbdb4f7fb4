/** 办理经过 of one case: every act with its day, person, article, evidence and letter, as a court reads it. */
import { inWords, type CaseReading } from './case-work.ts'
import type { CaseAct } from './model.ts'
import { letterOf, linesOf } from './present-acts.ts'
import type { ApplicationDetail } from './render/shown.ts'
import { definitionOf } from './side-acts.ts'
import { listActs, listFiles, namesOfPeople, type Db } from './store.ts'

export async function entriesOf(
  db: Db,
  { row, acts, view }: CaseReading,
): Promise<ApplicationDetail['acts']> {
  const records = await listActs(db, row.organ_id, row.application_id)
  const people = await namesOfPeople(db, row.organ_id, [
    ...new Set([
      ...records.flatMap((record) => (record.person_id === null ? [] : [record.person_id])),
      ...acts.flatMap((act) =>
        act.kind === 'assign' && act.data.person !== undefined ? [act.data.person] : [],
      ),
    ]),
  ])
  const files = new Map(
    (await listFiles(db, row.organ_id, row.application_id)).map((file) => [file.hash, file]),
  )
  const units = await unitNames(db, row.organ_id)
  const days = new Map(view.live.map((act) => [act.seq, act.on]))
  return acts.map((act, index) => {
    const record = records[index]
    const file =
      record?.evidence === undefined || record.evidence === null ? undefined : files.get(record.evidence)
    return {
      seq: act.seq,
      kind: act.kind,
      name: definitionOf(act.kind).name,
      on: days.get(act.seq) ?? act.on,
      recordedAt: record?.recorded_at.toISOString() ?? '',
      person: act.by === null ? null : (people.get(act.by) ?? null),
      article: definitionOf(act.kind).article,
      lines: [...namedLines(act, acts, units, people), ...linesOf(act)],
      evidence:
        file === undefined
          ? null
          : { hash: file.hash, name: file.name, mediaType: file.mediaType, size: file.size },
      letterId: letterOf(act),
      undone: view.undone.has(act.seq),
    }
  })
}

/** What needs more than the act itself: names of unit and person, and what a correction was about. */
function namedLines(
  act: CaseAct,
  acts: readonly CaseAct[],
  units: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, string>,
): { label: string; value: string }[] {
  if (act.kind === 'assign') {
    const person = act.data.person === undefined ? undefined : people.get(act.data.person)
    return [
      { label: '承办科室', value: units.get(act.data.unit) ?? '' },
      ...(person === undefined ? [] : [{ label: '承办人', value: person }]),
    ]
  }
  if (act.kind !== 'undo') return []
  const target = acts.find(({ seq }) => seq === act.data.target)
  if (target === undefined) return []
  // the entry itself now bears the corrected day: the one first recorded is kept here
  const { name } = definitionOf(target.kind)
  return [
    { label: '更正的登记', value: name },
    { label: '原登记日期', value: inWords(dayAsWas(act.seq, target, acts)) },
  ]
}

/** The day an entry bore before a correction: an earlier one of it may have moved it already. */
function dayAsWas(before: number, target: CaseAct, acts: readonly CaseAct[]): string {
  const earlier = acts.findLast(
    (act) => act.seq < before && act.kind === 'undo' && act.data.target === target.seq,
  )
  return earlier?.kind === 'undo' ? (earlier.data.newOn ?? target.on) : target.on
}

async function unitNames(db: Db, organId: number): Promise<ReadonlyMap<string, string>> {
  const units = await db
    .selectFrom('unit')
    .select(['unit_id', 'name'])
    .where('organ_id', '=', organId)
    .execute()
  return new Map(units.map((unit) => [unit.unit_id, unit.name]))
}
