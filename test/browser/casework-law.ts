/**
 * What the law wants of the letter of each outcome, written down from the law beside the program's own tables: a slip
 * in one of the two shows. 条例 14–16, 36–42; 复议法 23.1.4, 23.2; 国办 form of the annual report of 2021.
 */
import type { Outcome } from '../../src/law/outcomes.ts'

/** first: review before suit (条例 14, 15, 16 alone); either; both: the withheld part first, the rest either; none. */
export type Remedy = 'first' | 'either' | 'both' | 'none'

export interface LetterLaw {
  /** The grounds as the letter must cite them, to 条款项. */
  readonly cites: string
  readonly name: '政府信息公开申请答复书' | '政府信息公开申请告知书'
  /** The operative words. */
  readonly says: string
  readonly remedy: Remedy
  /** The row of 表三, by its printed label. */
  readonly row: string
}

const ANSWER = '政府信息公开申请答复书'
const NOTICE = '政府信息公开申请告知书'

function denied(ground: string, row: string): LetterLaw {
  return { cites: ground, name: ANSWER, says: '不予公开。', remedy: 'first', row }
}

export const LETTER_LAW: Readonly<Record<Outcome, LetterLaw>> = {
  A1: {
    cites: '第三十六条第（二）项、第四十条',
    name: ANSWER,
    says: '现予提供',
    remedy: 'either',
    row: '（一）予以公开',
  },
  A2: {
    cites: '第三十六条第（一）项',
    name: ANSWER,
    says: '已经主动公开',
    remedy: 'either',
    row: '（一）予以公开',
  },
  B: {
    cites: '第十六条第一款、第三十七条',
    name: ANSWER,
    says: '现提供可以公开的部分',
    remedy: 'both',
    row: '（二）部分公开',
  },
  C1: denied('第十四条、第三十六条第（三）项', '1.属于国家秘密'),
  C2: denied('第十四条、第三十六条第（三）项', '2.其他法律行政法规禁止公开'),
  C3: denied('第十四条、第三十六条第（三）项', '3.危及“三安全一稳定”'),
  C4: denied('第十五条、第三十二条、第三十六条第（三）项', '4.保护第三方合法权益'),
  C5: denied('第十六条第一款、第三十六条第（三）项', '5.属于三类内部事务信息'),
  C6: denied('第十六条第二款、第三十六条第（三）项', '6.属于四类过程性信息'),
  C7: denied('第十六条第二款、第三十六条第（三）项', '7.属于行政执法案卷'),
  C8: {
    cites: '第三十六条第（七）项',
    name: ANSWER,
    says: '请依照该规定办理',
    remedy: 'either',
    row: '8.属于行政查询事项',
  },
  D1a: {
    cites: '第三十六条第（四）项',
    name: ANSWER,
    says: '经检索，您申请的政府信息不存在',
    remedy: 'either',
    row: '1.本机关不掌握相关政府信息',
  },
  D1b: {
    cites: '第十条、第三十六条第（五）项',
    name: ANSWER,
    says: '不属于本机关负责公开',
    remedy: 'either',
    row: '1.本机关不掌握相关政府信息',
  },
  D2: {
    cites: '第三十八条',
    name: ANSWER,
    says: '没有您申请的现成信息',
    remedy: 'either',
    row: '2.没有现成信息需要另行制作',
  },
  D3: {
    cites: '第二十九条第二款第（二）项、第三十条',
    name: ANSWER,
    says: '补正后的申请内容仍不明确',
    remedy: 'either',
    row: '3.补正后申请内容仍不明确',
  },
  E1: {
    cites: '第三十九条第一款',
    name: NOTICE,
    says: '不作为政府信息公开申请处理',
    remedy: 'either',
    row: '1.信访举报投诉类申请',
  },
  E2: {
    cites: '第三十六条第（六）项',
    name: NOTICE,
    says: '不予重复处理',
    remedy: 'either',
    row: '2.重复申请',
  },
  E3: {
    cites: '第三十九条第二款',
    name: NOTICE,
    says: '公开出版物',
    remedy: 'either',
    row: '3.要求提供公开出版物',
  },
  E4: {
    cites: '第三十五条',
    name: NOTICE,
    says: '本机关认为申请理由不合理，不予处理',
    remedy: 'either',
    row: '4.无正当理由大量反复申请',
  },
  E5: {
    cites: '第二条',
    name: NOTICE,
    says: '确认或者重新出具已经获取的政府信息，不属于申请公开以一定形式记录、保存的信息，不予处理',
    remedy: 'either',
    row: '5.要求行政机关确认或重新出具已获取信息',
  },
  F1: {
    cites: '第三十条',
    name: NOTICE,
    says: '无正当理由逾期不补正，视为放弃申请',
    remedy: 'either',
    row: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  },
  F2: {
    cites: '第四十二条第一款、《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）',
    name: NOTICE,
    says: '逾期未按收费通知缴纳信息处理费，视为放弃申请',
    remedy: 'either',
    row: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  },
  F3: { cites: '', name: NOTICE, says: '终止办理', remedy: 'either', row: '3.其他' },
}

const FIRST =
  /应当自收到本(?:答复|告知)之日起60日内先向试验区人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向试验区人民法院提起行政诉讼/
const EITHER =
  /可以自收到本(?:答复|告知)之日起60日内向试验区人民政府申请行政复议，或者自收到本(?:答复|告知)之日起6个月内向试验区人民法院提起行政诉讼/

/** Which remedy a letter tells, read from its words; 试验区 is above the street that answers (复议法 24.1). */
export function remedyIn(text: string): Remedy {
  const first = FIRST.test(text)
  const either = EITHER.test(text)
  if (first && either) return 'both'
  if (first) return 'first'
  return either ? 'either' : 'none'
}

/** What never stands in a letter that went out: a field nobody filled, a word of the program. */
export const UNFILLED = /\{|\}|undefined|null|NaN|\[object|待填|××|XX|＿|__/
