import { parseLocalDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { MEDIA_TYPES, renderPaper } from '../../platform/documents/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { keyOf, NOT_FOUND, readCase } from '../case-work.ts'
import { caseFacts } from '../letter-facts.ts'
import { buildLetter } from '../letters/build-letter.ts'
import { LETTER_NAMES, type LetterFacts } from '../letters/facts.ts'
import type { CaseForm } from '../letters/template-model.ts'
import { CHANNEL_DEFINITIONS } from '../model.ts'
import type { LetterFile } from '../public-shapes.ts'
import { approvalOf, confirmationOf, registrationOf, transferOf } from '../render/case-forms.ts'
import type { ApplicationDetail } from '../render/shown.ts'
import { mayReadPerson, maySee } from '../rights.ts'
import { findApplication } from '../store.ts'
import { templateFor } from '../template-store.ts'
import { describeApplication } from './describe-application.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

/** 登记表, 审查呈批单, 征求意见确认函, 移送明细表 as the record stands today: printed for the file, not kept again. */
export async function printCaseForm(
  context: Reading,
  id: string,
  kind: CaseForm,
): Promise<Result<LetterFile>> {
  const { services, actor, tenancy, today } = context
  const detail = await describeApplication(context, id)
  if (!detail.ok) return detail
  const section = sectionOf(kind, detail.value)
  if (!section.ok) return section
  return services.database.read(tenancy, async (db) => {
    const row = await findApplication(db, actor.visibleOrgans, id)
    const organ = row && services.organs.byId(row.organ_id)
    if (row === undefined || organ === undefined || !maySee(actor, keyOf(row))) return NOT_FOUND
    if (!mayReadPerson(actor, keyOf(row)))
      return refuse('forbidden', `${LETTER_NAMES[kind]}载有申请人信息，只对办理和审批本件的人员开放`)
    const { view } = await readCase(services, db, row)
    const due = parseLocalDate(view.deadlines.reply?.due ?? '')
    const { assigneeName } = detail.value
    const facts: LetterFacts = {
      ...caseFacts(services.keys, organ, row, view, today),
      receipt: {
        ...(view.receivedOn === null ? {} : { basis: CHANNEL_DEFINITIONS[row.channel].basis }),
        ...(due === undefined ? {} : { replyDue: due }),
        ...(assigneeName === null ? {} : { handler: assigneeName }),
      },
      ...section.value,
    }
    const tree = buildLetter(kind, facts, await templateFor(db, services.organs, row.organ_id, kind, today))
    if (!tree.ok) return tree
    return ok({
      name: `${row.number}-${LETTER_NAMES[kind]}.pdf`,
      type: MEDIA_TYPES.pdf,
      bytes: await renderPaper(tree.value, 'pdf'),
    })
  })
}

function sectionOf(kind: CaseForm, detail: ApplicationDetail): Result<Partial<LetterFacts>> {
  switch (kind) {
    case 'registrationForm':
      return ok({ registration: registrationOf(detail) })
    case 'approvalSheet':
      return ok({ approval: approvalOf(detail) })
    case 'opinionConfirmation': {
      const said = confirmationOf(detail)
      return said === undefined
        ? refuse('notAllowedNow', '还没有登记第三方或者其他机关的意见，没有可供确认的内容。', {
            article: '条例32',
          })
        : ok(said)
    }
    case 'disclosureTransfer': {
      const transfer = transferOf(detail)
      return transfer === undefined
        ? refuse('notAllowedNow', '答复予以公开或者部分公开后，才能移送研究主动公开。', {
            article: '条例44.2',
          })
        : ok({ transfer })
    }
    default:
      return kind satisfies never
  }
}
