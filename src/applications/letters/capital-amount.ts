/** Money in capital figures, as bills write it: 人民币壹佰贰拾元整. The fee of 国办函〔2020〕109号 is whole yuan. */

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟'] as const
const GROUPS = ['亿', '万', ''] as const
const DIGITS_A_GROUP = PLACES.length
const MOST_DIGITS = GROUPS.length * DIGITS_A_GROUP

/** Throws RangeError for what is no whole number of yuan, or more than twelve digits of it. */
export function capitalYuan(yuan: number): string {
  if (!Number.isSafeInteger(yuan) || yuan < 0 || yuan >= 10 ** MOST_DIGITS)
    throw new RangeError(`not a number of whole yuan below 10^${MOST_DIGITS}: ${yuan}`)
  const digits = String(yuan).padStart(MOST_DIGITS, '0')
  const groups = GROUPS.map((name, index) => {
    const four = digits.slice(index * DIGITS_A_GROUP, (index + 1) * DIGITS_A_GROUP)
    return four === '0000' ? '零' : `${fourDigits(four)}${name}`
  })
  return `人民币${oneZero(groups.join('')) || '零'}元整`
}

function fourDigits(four: string): string {
  const written = [...four].map((digit, index) =>
    digit === '0' ? '零' : `${DIGITS.charAt(Number(digit))}${PLACES[PLACES.length - 1 - index] ?? ''}`,
  )
  return written.join('').replace(/零+$/, '')
}

/** A run of zeros is read once between figures, and not at all before or behind them. */
function oneZero(written: string): string {
  return written.replace(/零+/g, '零').replace(/^零|零$/g, '')
}
