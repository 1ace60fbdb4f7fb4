import { refuse } from '../../platform/result.ts'
import { by, take, type ActHandler } from '../act-handler.ts'

/** 分办: to a unit, and to a person where that is known. */
export const assignCase: ActHandler<'assign'> = async (work, body, on) => {
  const { tx, row } = work
  const unit = await tx.db
    .selectFrom('unit')
    .select('unit_id')
    .where('organ_id', '=', row.organ_id)
    .where('unit_id', '=', body.unit)
    .executeTakeFirst()
  if (unit === undefined) return refuse('invalid', '没有这个科室，请重新选择承办科室', { field: 'unit' })
  if (body.person !== undefined) {
    const person = await tx.db
      .selectFrom('person')
      .select('person_id')
      .where('organ_id', '=', row.organ_id)
      .where('person_id', '=', body.person)
      .where('left_on', 'is', null)
      .executeTakeFirst()
    if (person === undefined)
      return refuse('invalid', '没有这位承办人或者其已离岗，请重新选择', { field: 'person' })
  }
  const data = { unit: body.unit, person: body.person, note: body.note }
  return take(work, { kind: 'assign', on, by: by(work), data }, body.evidence)
}
