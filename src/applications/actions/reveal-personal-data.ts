import type { DeskContext } from '../../platform/http/desk-api.ts'
import { Rollback } from '../../platform/database/database.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { keyOf, NOT_FOUND } from '../case-work.ts'
import { PERSONAL_FIELD_NAMES, type PersonalField } from '../model.ts'
import { openField } from '../person.ts'
import { mayReadPerson, maySee } from '../rights.ts'
import { findApplication } from '../store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy'>

export interface Revealed {
  readonly values: { field: PersonalField; label: string; value: string }[]
}

/** Shows personal data in clear to those who work on the case; what, to whom and why is on the audit record. */
export async function revealPersonalData(
  { services, actor, tenancy }: Reading,
  id: string,
  fields: readonly PersonalField[],
  reason: string,
): Promise<Result<Revealed>> {
  return services.database.write<Result<Revealed>>(tenancy, async (tx) => {
    const row = await findApplication(tx.db, actor.visibleOrgans, id)
    if (row === undefined || !maySee(actor, keyOf(row))) throw new Rollback(NOT_FOUND)
    if (!mayReadPerson(actor, keyOf(row)))
      throw new Rollback(
        refuse('forbidden', '申请人信息只对办理和审批本件的人员开放，您只能查看隐去后的内容'),
      )
    const present = fields.filter((field) => row.sealed[field] !== undefined)
    for (const field of present)
      tx.audit({
        type: 'personalData.revealed',
        subject: `application/${id}`,
        data: { subject: `application/${id}`, field, reason },
      })
    return ok({
      values: present.map((field) => ({
        field,
        label: PERSONAL_FIELD_NAMES[field],
        value: openField(services.keys, row.organ_id, row.sealed, field),
      })),
    })
  })
}
