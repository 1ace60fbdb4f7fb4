/** References to the law as data, in the written form of contracts.md: `法名简称+条[.款[.项]]`. */

/** The laws cited, by short name, with their full title and the version the code was written from. */
export const LAWS = {
  条例: { title: '中华人民共和国政府信息公开条例', version: '国务院令第711号，2019年5月15日起施行' },
  国办函: {
    title: '政府信息公开信息处理费管理办法',
    version: '国办函〔2020〕109号，2021年1月1日起施行',
  },
  民法典: { title: '中华人民共和国民法典', version: '2021年1月1日起施行' },
  民诉法: { title: '中华人民共和国民事诉讼法', version: '2023年修正' },
  复议法: { title: '中华人民共和国行政复议法', version: '2023年修订，2024年1月1日起施行' },
  行诉法: { title: '中华人民共和国行政诉讼法', version: '2017年修正' },
  行诉解释: { title: '最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释', version: '法释〔2018〕1号' },
  处罚法: { title: '中华人民共和国行政处罚法', version: '2021年修订' },
  保密法: { title: '中华人民共和国保守国家秘密法', version: '2024年修订' },
  档案法: { title: '中华人民共和国档案法', version: '2020年修订' },
  信访条例: { title: '信访工作条例', version: '2022年5月1日起施行' },
  决策条例: { title: '重大行政决策程序暂行条例', version: '国务院令第713号' },
} as const
export type LawName = Exclude<keyof typeof LAWS, '国办函'>

/** 条例33.1 and the like. */
export type Article =
  | `${LawName}${number}`
  | `${LawName}${number}.${number}`
  | `${LawName}${number}.${number}.${number}`
  | typeof FEE_MEASURES
  | typeof DELIVERY_LETTER
  | typeof COURT_INTERPRETATION

/** 《政府信息公开信息处理费管理办法》, cited by its number. */
export const FEE_MEASURES = '国办函〔2020〕109号'
/** The 国办 letter on when a reply counts as given. */
export const DELIVERY_LETTER = '国办公开办函〔2016〕235号'
/** The court's interpretation on information cases, where only its digest was read: cited whole. */
export const COURT_INTERPRETATION = '法释〔2025〕8号'

export function article(law: LawName, number: number, paragraph?: number, item?: number): Article {
  const head: `${LawName}${number}` = `${law}${number}`
  if (paragraph === undefined) return head
  return item === undefined ? `${head}.${paragraph}` : `${head}.${paragraph}.${item}`
}

const DIGITS = '零一二三四五六七八九'

/** 1…999 in the characters a statute prints: 三十三, 一百零五. */
function chineseNumber(value: number): string {
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const ones = value % 10
  const head = hundreds === 0 ? '' : `${DIGITS[hundreds]}百`
  const gap = hundreds > 0 && ones > 0 ? '零' : ''
  const middle = tens === 0 ? gap : `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`
  return `${head}${middle}${ones === 0 ? '' : DIGITS[ones]}`
}

const WRITTEN = /^([^\d.]+?)(\d+)(?:\.(\d+))?(?:\.(\d+))?$/

/** As a page cites it: 条例第三十三条第二款. A reference by 文号 stays as it is. */
export function citeBriefly(reference: string): string {
  const match = WRITTEN.exec(reference)
  return match === null ? reference : `${match[1] ?? ''}${placeOf(match)}`
}

/** As a letter cites it: 《中华人民共和国政府信息公开条例》第三十三条第二款. A reference by 文号 stays as it is. */
export function citeInFull(reference: Article): string {
  if (reference === FEE_MEASURES) return `《${LAWS.国办函.title}》（${FEE_MEASURES}）`
  const match = WRITTEN.exec(reference)
  if (match === null) return reference
  const [, law = ''] = match
  const title = (LAWS as Record<string, { title: string }>)[law]?.title ?? law
  return `《${title}》${placeOf(match)}`
}

function placeOf([, , number, paragraph, item]: RegExpExecArray): string {
  const parts = [`第${chineseNumber(Number(number))}条`]
  if (paragraph !== undefined) parts.push(`第${chineseNumber(Number(paragraph))}款`)
  if (item !== undefined) parts.push(`第（${chineseNumber(Number(item))}）项`)
  return parts.join('')
}

/** What an article says, in our own words, where a screen shows it beside a date or a refusal. */
export const ARTICLE_SUMMARIES: Readonly<Record<string, string>> = {
  条例14: '国家秘密、法律行政法规禁止公开的，以及公开后可能危及“三安全一稳定”的信息，不予公开。',
  条例15: '公开会损害第三方合法权益的不得公开；第三方同意，或不公开会严重影响公共利益的，予以公开。',
  '条例16.1': '人事管理、后勤管理、内部工作流程三类内部事务信息，可以不予公开。',
  '条例16.2':
    '讨论记录、过程稿、磋商信函、请示报告四类过程性信息和行政执法案卷信息，可以不予公开，另有规定的从其规定。',
  条例26: '主动公开的信息，自形成或者变更之日起20个工作日内公开。',
  条例29: '申请应当写明申请人身份与联系方式、所需信息的名称或特征、获取方式和途径。',
  条例30:
    '申请内容不明确的，自收到之日起7个工作日内一次性告知补正；答复期限自收到补正之日起算，无正当理由逾期不补正的视为放弃。',
  条例31:
    '收到申请之日：当面提交为提交之日；需签收的邮寄为签收之日；平常信函为确认之日；互联网、传真为双方确认之日。',
  条例32: '公开会损害第三方合法权益的应书面征求意见；第三方自收到征求意见书之日起15个工作日内提出意见。',
  条例33:
    '能当场答复的当场答复；否则20个工作日内答复，经负责人同意并告知申请人可延长，最长20个工作日；征求意见的时间不计算在内。',
  条例34: '共同制作的信息可以征求其他机关意见；自收到之日起15个工作日内提出，逾期视为同意公开。',
  条例35:
    '数量、频次明显超过合理范围的可以要求说明理由；理由合理但无法按期答复的，可以确定延迟答复的合理期限。',
  条例36: '根据情况分七类作出答复：告知途径、提供、不予公开、不存在、不属本机关、重复申请、另有规定。',
  条例37: '含有不应公开内容但能够区分处理的，提供可以公开的内容，并对不予公开的内容说明理由。',
  条例38: '提供的应当是已制作或者获取的信息；需要加工、分析的可以不予提供。',
  '条例39.1': '以申请形式信访、投诉、举报的，告知不作为政府信息公开申请处理，可以告知相应渠道。',
  '条例39.2': '要求提供公报、报刊、书籍等公开出版物的，可以告知获取途径。',
  条例42: '提供政府信息不收取费用；数量、频次明显超过合理范围的，可以收取信息处理费。',
  条例49: '部门每年1月31日前提交并公布上年度年报，县级以上地方主管部门3月31日前公布本级政府年报。',
  条例51: '认为侵犯合法权益的，可以投诉、举报，也可以依法申请行政复议或者提起行政诉讼。',
  [FEE_MEASURES]: '收费通知应在处理期限内发出；收到次日起20个工作日内缴费，逾期未缴视为放弃申请，不再处理。',
  民法典200: '期间按照公历年、月、日计算。',
  民法典201: '期间开始的当日不计入，自下一日开始计算。',
  民法典202: '按月计算的，到期月的对应日为最后一日；没有对应日的，月末日为最后一日。',
  民法典203: '期间最后一日是法定休假日的，以休假日结束的次日为最后一日。',
  [DELIVERY_LETTER]: '直接送达以签收当日、邮寄以交邮当日为答复送达之日；邮寄须经邮政企业。',
}
