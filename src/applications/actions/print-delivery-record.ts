import type { DeskContext } from '../../platform/http/desk-api.ts'
import { MEDIA_TYPES, renderPaper } from '../../platform/documents/index.ts'
import { parseLocalDate } from '../../law/local-date.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { inWords, keyOf, NOT_FOUND, readCase, type CaseReading } from '../case-work.ts'
import { caseFacts } from '../letter-facts.ts'
import { findReply } from '../letter-store.ts'
import { buildLetter } from '../letters/build-letter.ts'
import { LETTER_NAMES, type DeliveryFacts } from '../letters/facts.ts'
import { nameByOutcome } from '../letters/shape.ts'
import { openField } from '../person.ts'
import type { DeliveryMethod, WayWanted } from '../model.ts'
import type { LetterFile } from '../public-shapes.ts'
import { mayReadPerson, maySee } from '../rights.ts'
import { findApplication } from '../store.ts'
import { templateFor } from '../template-store.ts'

type Reading = Pick<DeskContext, 'services' | 'actor' | 'tenancy' | 'today'>

const METHODS: Readonly<Record<DeliveryMethod, NonNullable<DeliveryFacts['method']>>> = {
  inPerson: '直接送达',
  entrusted: '委托其他行政机关代为送达',
  post: '邮寄送达',
  email: '电子送达',
  download: '电子送达',
}
const EXPECTED: Readonly<Record<WayWanted, DeliveryMethod>> = {
  collect: 'inPerson',
  consult: 'inPerson',
  post: 'post',
  email: 'email',
  download: 'download',
}

/** 送达回证, filled as far as the case is known; the rest is for the pen. */
export async function printDeliveryRecord(
  { services, actor, tenancy, today }: Reading,
  id: string,
): Promise<Result<LetterFile>> {
  return services.database.read(tenancy, async (db) => {
    const row = await findApplication(db, actor.visibleOrgans, id)
    const organ = row && services.organs.byId(row.organ_id)
    if (row === undefined || organ === undefined || !maySee(actor, keyOf(row))) return NOT_FOUND
    if (!mayReadPerson(actor, keyOf(row)))
      return refuse('forbidden', '送达回证载有申请人信息，只对办理和审批本件的人员开放')
    const letter = await findReply(db, row.organ_id, id)
    if (letter === undefined || letter.state !== 'sent')
      return refuse('notAllowedNow', '答复书签发后才能打印送达回证')
    const reading = await readCase(services, db, row)
    const { keys } = services
    const delivery: DeliveryFacts = {
      documents: [
        {
          name: nameByOutcome(letter.outcome, LETTER_NAMES.reply),
          ...(letter.number === null ? {} : { docNumber: letter.number }),
        },
      ],
      recipient: openField(keys, row.organ_id, row.sealed, 'name'),
      place: openField(keys, row.organ_id, row.sealed, row.way_wanted === 'email' ? 'email' : 'address'),
      ...deliveredPart(reading),
    }
    const facts = { ...caseFacts(keys, organ, row, reading.view, today), delivery }
    const template = await templateFor(db, services.organs, row.organ_id, 'deliveryRecord', today)
    const tree = buildLetter('deliveryRecord', facts, template)
    if (!tree.ok) return tree
    return ok({
      name: `${row.number}-送达回证.pdf`,
      type: MEDIA_TYPES.pdf,
      bytes: await renderPaper(tree.value, 'pdf'),
    })
  })
}

function deliveredPart({ row, view }: CaseReading): Partial<DeliveryFacts> {
  const deliver = view.live.findLast(({ kind }) => kind === 'deliver')
  if (deliver?.kind !== 'deliver') return { method: METHODS[EXPECTED[row.way_wanted]] }
  const mailedOn = parseLocalDate(deliver.data.mailed ?? '')
  return {
    method: METHODS[deliver.data.method],
    ...(deliver.data.mailNumber === undefined ? {} : { mailNumber: deliver.data.mailNumber }),
    ...(mailedOn === undefined ? {} : { mailedOn }),
    ...(view.signedOn === null ? {} : { signedOn: view.signedOn }),
    ...(deliver.data.relation === undefined ? {} : { signedBy: deliver.data.relation }),
    ...remarkOf(view),
  }
}

/** Returned mail, each time with its reason: what the column 拒收、退回等情况 is for. */
function remarkOf({ live }: CaseReading['view']): { remark?: string } {
  const returns = live.flatMap((act) =>
    act.kind === 'mailReturned' ? [`${inWords(act.on)}邮件退回：${act.data.reason}`] : [],
  )
  return returns.length === 0 ? {} : { remark: returns.join('\n') }
}
