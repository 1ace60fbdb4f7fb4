/** From recorded text to days that exist. An act with a day that does not exist is refused (民法典 200). */
import { receiptDay, type Act, type DatedAct } from './acts.ts'
import { article } from './articles.ts'
import { parseEpochDay, type EpochDay } from './local-date.ts'
import { refused, type Refused } from './refusals.ts'

/** Past this the calendar has nothing to say at all: 2100-01-01. */
const OUT_OF_RANGE: EpochDay = 47482

/**
 * The day an act took place, before anything else is asked of it: the day of sending, of posting, of receipt.
 * Undefined where that day does not exist.
 */
export function dateAct(act: Act): DatedAct | Refused {
  switch (act.act) {
    case 'receive':
      return onOne(receiptDay(act), (on) => ({ act: act.act, on }))
    case 'consultThirdParty':
    case 'consultOrgan':
      return onOne(act.sent, (on) =>
        onOptional(act.delivered, (delivered) => ({ act: act.act, on, delivered })),
      )
    case 'extend':
      return onOne(act.on, (on) => ({ act: act.act, on, workingDays: act.workingDays }))
    case 'feeNotice':
      return onOne(act.delivered, (on) => ({ act: act.act, on }))
    case 'agreeDate':
      return onOne(act.on, (on) => onOne(act.until, (until) => ({ act: act.act, on, until })))
    case 'decide':
      return onOne(act.on, (on) => ({ act: act.act, on, outcome: act.outcome ?? null }))
    case 'deliver':
      return onOptional(act.mailed, (mailed) =>
        onOptional(act.signed, (signed) => datedDelivery(mailed, signed)),
      )
    default:
      return onOne(act.on, (on) => ({ act: act.act, on }))
  }
}

/** The day of an act whose other days may not exist; undefined where this one does not. */
export function dayOfAct(act: Act): EpochDay | undefined {
  const text = dayText(act)
  return text === null || text === undefined ? undefined : parseEpochDay(text)
}

function dayText(act: Act): string | null | undefined {
  switch (act.act) {
    case 'receive':
      return receiptDay(act)
    case 'consultThirdParty':
    case 'consultOrgan':
      return act.sent
    case 'feeNotice':
      return act.delivered
    case 'deliver':
      return act.mailed ?? act.signed
    default:
      return act.on
  }
}

/** 235号: posted letters count on the day of posting, letters handed over on the day of signature. */
function datedDelivery(mailed: EpochDay | null, signed: EpochDay | null): DatedAct | Refused {
  const on = mailed ?? signed
  if (on !== null) return { act: 'deliver', on, mailed, signed }
  return refused('delivery.noDate', '国办公开办函〔2016〕235号', '送达没有日期，请填写交邮日或者签收日。')
}

function onOne(text: string, then: (day: EpochDay) => DatedAct | Refused): DatedAct | Refused {
  const day = parseEpochDay(text)
  if (day === undefined)
    return refused(
      'date.notReal',
      article('民法典', 200),
      `“${text}”不是公历上存在的日期，请核对后重新登记。`,
    )
  if (day >= OUT_OF_RANGE)
    return refused('date.outOfRange', article('民法典', 200), `“${text}”超出可计算的范围，请核对年份。`)
  return then(day)
}

function onOptional(
  text: string | null | undefined,
  then: (day: EpochDay | null) => DatedAct | Refused,
): DatedAct | Refused {
  return text === null || text === undefined ? then(null) : onOne(text, then)
}
