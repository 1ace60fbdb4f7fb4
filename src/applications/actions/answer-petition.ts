import type { Actor } from '../../people/model.ts'
import { Rollback } from '../../platform/database/database.ts'
import type { Tenancy } from '../../platform/database/tenant.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import { PETITION_DEFINITIONS } from '../model.ts'
import { legalDay, sendLetter } from '../letter-work.ts'
import { noticeFacts } from '../petition-letter.ts'
import { lockPetition, setPetitionAnswer, type PetitionRow } from '../petition-store.ts'

/**
 * 条例 41, 44: checked and answered; the result is one of those the article knows. Its 告知书 is numbered, composed and
 * kept with it: what cannot be told in writing is not answered.
 */
export async function answerPetition(
  services: Services,
  tenancy: Tenancy,
  actor: Actor,
  id: string,
  input: { readonly result: string; readonly answer: string; readonly on?: string | undefined },
): Promise<Result<PetitionRow>> {
  return services.database.write<Result<PetitionRow>>(tenancy, async (tx) => {
    const row = await lockPetition(tx.db, tenancy.organId, id)
    const organ = services.organs.byId(tenancy.organId)
    if (row === undefined || organ === undefined)
      throw new Rollback(refuse('notFound', '没有这件申请或者建议'))
    const { results, article, name } = PETITION_DEFINITIONS[row.kind]
    if (row.answered_on !== null)
      throw new Rollback(
        refuse('conflict', `这件${name}已于${row.answered_on}答复，不能重复答复`, { article }),
      )
    if (!results.includes(input.result))
      throw new Rollback(
        refuse('invalid', `处理结果应为：${results.join('、')}`, { field: 'result', article }),
      )
    const on = input.on ?? services.clock.today()
    if (on < row.submitted_on || on > services.clock.today())
      throw new Rollback(refuse('invalid', '答复日期应在提出之日与今天之间', { field: 'on', article }))
    await setPetitionAnswer(tx.db, tenancy.organId, id, { ...input, on, personId: actor.personId })
    tx.audit({
      type: 'petition.answered',
      subject: `petition/${id}`,
      data: { number: row.number, result: input.result },
    })
    const notice = await sendLetter(
      { services, tx, organ },
      {
        kind: 'petitionNotice',
        on: legalDay(on),
        facts: noticeFacts(services, organ, row, { ...input, on: legalDay(on) }),
        about: { petition: id },
        personId: actor.personId,
      },
    )
    if (!notice.ok) throw new Rollback(notice)
    return ok({
      ...row,
      result: input.result,
      answer: input.answer,
      answered_on: on,
      person_id: actor.personId,
      notice_number: notice.value.number,
    })
  })
}
