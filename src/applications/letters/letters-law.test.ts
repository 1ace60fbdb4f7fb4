/** Every letter read as a court reads it: which article down to the item, what is said, which remedy, whole sentences. */
import { describe, expect, it } from 'vitest'
import { OUTCOMES, type Outcome } from '../../law/outcomes.ts'
import type { Block, DocumentTree } from '../../platform/documents/tree.ts'
import { buildLetter } from './build-letter.ts'
import { LETTER_KINDS, type LetterFacts, type LetterKind } from './facts.ts'
import { FORM_KINDS } from './template-model.ts'
import { FACTS } from './letters.fixture.ts'
import { realisticReply } from './realistic.fixture.ts'

interface Wanted {
  /** As cited in the operative sentence, and that sentence. */
  readonly conclusion: string
  /** Whole lines besides. */
  readonly lines: readonly string[]
  readonly remedy: 'reviewFirst' | 'choice' | 'both'
}

const R = '根据《中华人民共和国政府信息公开条例》（以下简称《条例》）'

const WANTED: Readonly<Record<Outcome, Wanted>> = {
  A1: {
    conclusion: `${R}第三十六条第（二）项、第四十条的规定，您申请的政府信息可以公开，现予提供。`,
    lines: [
      '提供情况：《柳林街道2023年老旧小区改造项目竣工验收报告》，共12页，纸质复印件。',
      '提供方式：邮寄。',
    ],
    remedy: 'choice',
  },
  A2: {
    conclusion: `${R}第三十六条第（一）项的规定，您申请的政府信息已经主动公开。`,
    lines: [
      '获取方式、途径：该信息已于2024年3月8日在东山区人民政府网站“政府信息公开—柳林街道—重点领域”栏目公开，网址：https://www.dongshan.example.gov.cn/xxgk/liulin/202403/t20240308_1.html。',
    ],
    remedy: 'choice',
  },
  B: {
    conclusion: `${R}第十五条、第三十七条的规定，您申请的政府信息中含有不应当公开或者不属于政府信息的内容，能够作区分处理，现提供可以公开的部分。`,
    lines: [
      '不予公开的部分：（一）第4页中项目负责人的身份证号码、住址和手机号码；（二）第9页中施工单位的综合单价分析。',
      '不予公开部分的理由：第（一）项属于个人隐私，第（二）项属于施工单位的商业秘密。',
      '征求第三方意见的情况：本机关于2025年1月13日书面征求两名权利人的意见，权利人均于2025年1月20日答复不同意公开。',
      '不予公开部分的依据：《条例》第十五条。',
      '提供方式：当面领取。',
    ],
    remedy: 'both',
  },
  C1: {
    conclusion: `${R}第十四条、第三十六条第（三）项的规定，您申请的政府信息属于依法确定为国家秘密的政府信息，不予公开。`,
    lines: ['不予公开的理由：该文件由有权机关依法确定为国家秘密，尚在保密期限内，未解密。'],
    remedy: 'reviewFirst',
  },
  C2: {
    conclusion: `${R}第十四条、第三十六条第（三）项的规定，您申请的政府信息属于法律、行政法规禁止公开的政府信息，不予公开。`,
    lines: ['禁止公开的规定：《中华人民共和国统计法》第二十五条。'],
    remedy: 'reviewFirst',
  },
  C3: {
    conclusion: `${R}第十四条、第三十六条第（三）项的规定，您申请的政府信息公开后可能危及公共安全，不予公开。`,
    lines: ['不予公开的理由：该信息载明辖区供水管网的节点位置和应急处置布防，公开后可能被用于破坏公共设施。'],
    remedy: 'reviewFirst',
  },
  C4: {
    conclusion: `${R}第十五条、第三十二条、第三十六条第（三）项的规定，您申请的政府信息涉及商业秘密，公开会对第三方合法权益造成损害，不予公开。`,
    lines: [
      '征求第三方意见的情况：本机关于2025年1月15日书面征求第三方意见，第三方于2025年1月24日答复不同意公开，并说明了理由。',
      '对公共利益影响的衡量：该信息不涉及公共安全和居民基本生活，不公开不会对公共利益造成重大影响。',
    ],
    remedy: 'reviewFirst',
  },
  C5: {
    conclusion: `${R}第十六条第一款、第三十六条第（三）项的规定，您申请的政府信息属于行政机关内部工作流程方面的内部事务信息，不予公开。`,
    lines: ['不予公开的理由：该信息系本机关内部值班安排，不对外产生影响。'],
    remedy: 'reviewFirst',
  },
  C6: {
    conclusion: `${R}第十六条第二款、第三十六条第（三）项的规定，您申请的政府信息是行政机关在履行行政管理职能过程中形成的讨论记录，属于过程性信息，法律、法规、规章没有规定应当公开，不予公开。`,
    lines: [],
    remedy: 'reviewFirst',
  },
  C7: {
    conclusion: `${R}第十六条第二款、第三十六条第（三）项的规定，您申请的政府信息属于行政执法案卷信息，不予公开。`,
    lines: [
      '所属行政执法案卷：本机关2024年办理的占道经营行政处罚案卷。',
      '查阅案卷的途径：您如系该案当事人、利害关系人，可以持身份证明到本机关综合行政执法队查阅。',
    ],
    remedy: 'reviewFirst',
  },
  C8: {
    conclusion: `${R}第三十六条第（七）项的规定，您申请的信息，有关法律、行政法规对其获取有特别规定，请依照该规定办理。`,
    lines: [
      '有特别规定的法律、行政法规：《不动产登记暂行条例》第二十七条。',
      '办理渠道：请向东山区不动产登记中心申请查询，地址：东山区建设路6号，电话：0300-5550199。',
    ],
    remedy: 'choice',
  },
  D1a: {
    conclusion: `${R}第三十六条第（四）项的规定，经检索，您申请的政府信息不存在。`,
    lines: [
      '检索情况：本机关于2025年1月13日在机关档案室2019年至2024年文书档案和办公系统中以“电梯加装、验收”检索，未检索到您申请的政府信息。',
    ],
    remedy: 'choice',
  },
  D1b: {
    conclusion: `${R}第十条、第三十六条第（五）项的规定，您申请的政府信息不属于本机关负责公开。`,
    lines: [
      '不属于本机关负责公开的理由：老旧小区改造项目的立项批复由东山区发展和改革委员会制作。',
      '负责公开该信息的机关：东山区发展和改革委员会，联系电话：0300-5550166，地址：东山区人民路1号。',
    ],
    remedy: 'choice',
  },
  D2: {
    conclusion: `${R}第三十八条的规定，本机关没有您申请的现成信息，需要对现有政府信息进行加工、分析，依法不予提供。`,
    lines: ['需要另行制作或者加工、分析的说明：您要求的逐月分社区对比数据，本机关没有现成的统计资料。'],
    remedy: 'choice',
  },
  D3: {
    conclusion: `${R}第二十九条第二款第（二）项、第三十条的规定，您补正后的申请内容仍不明确，无法指向具体的政府信息，本机关无法提供。`,
    lines: [
      '补正告知情况：本机关于2025年1月14日以柳林办公补〔2025〕2号告知您补正，请您写明所需信息的名称、文号或者其他特征。',
    ],
    remedy: 'choice',
  },
  E1: {
    conclusion: `${R}第三十九条第一款的规定，您以政府信息公开申请的形式进行信访、投诉、举报等活动，不作为政府信息公开申请处理。`,
    lines: [
      '可以反映的渠道：可以拨打12345政务服务便民热线，或者向本机关信访接待室（电话：0300-5550130）反映。',
    ],
    remedy: 'choice',
  },
  E2: {
    conclusion: `${R}第三十六条第（六）项的规定，本机关已就您提出的政府信息公开申请作出答复，您重复申请公开相同政府信息，不予重复处理。`,
    lines: ['前次答复：2024年11月5日《政府信息公开申请答复书》（柳林办公复〔2024〕21号）。'],
    remedy: 'choice',
  },
  E3: {
    conclusion: `${R}第三十九条第二款的规定，您申请公开的内容为要求本机关提供政府公报、报刊、书籍等公开出版物，不予处理。`,
    lines: ['获取方式、途径：《东山年鉴（2023）》由方志出版社出版，可以到东山区图书馆查阅。'],
    remedy: 'choice',
  },
  E4: {
    conclusion: `${R}第三十五条的规定，您申请公开政府信息的数量、频次明显超过合理范围，本机关认为申请理由不合理，不予处理。`,
    lines: ['申请的数量、频次：2024年10月1日至2025年1月8日，共提出同类申请46件。'],
    remedy: 'choice',
  },
  E5: {
    conclusion: `${R}第二条的规定，您要求本机关确认或者重新出具已经获取的政府信息，不属于申请公开以一定形式记录、保存的信息，不予处理。`,
    lines: ['已经获取该信息的情况：您已于2024年11月8日当面领取柳林办公复〔2024〕21号答复书及其附件。'],
    remedy: 'choice',
  },
  F1: {
    conclusion: `${R}第三十条的规定，您无正当理由逾期不补正，视为放弃申请，本机关不再处理该政府信息公开申请。`,
    lines: [],
    remedy: 'choice',
  },
  F2: {
    conclusion: `${R}第四十二条第一款、《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，您逾期未按收费通知缴纳信息处理费，视为放弃申请，本机关不再处理该政府信息公开申请。`,
    lines: ['收费通知情况：收费通知于2025年1月10日送达您，数额270元，应当于2025年2月13日前缴纳。'],
    remedy: 'choice',
  },
  F3: {
    conclusion: '您提出的政府信息公开申请，本机关终止办理。',
    lines: [
      '终止办理的情形：您提出的是对办事程序的咨询，不属于政府信息公开申请，已于2025年1月13日电话解答。',
    ],
    remedy: 'choice',
  },
}

function built(kind: LetterKind, facts: LetterFacts): DocumentTree {
  const result = buildLetter(kind, facts)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

/** The running text, a paragraph a line. */
function linesOf({ blocks }: DocumentTree): readonly string[] {
  return blocks.flatMap((block: Block) => {
    if (block.kind === 'paragraph') return [block.runs.map(({ text }) => text).join('')]
    return block.kind === 'list' ? block.items.map((item) => item.map(({ text }) => text).join('')) : []
  })
}

const REVIEW_FIRST =
  /应当自收到本(?:答复|告知)之日起60日内先向东山区人民政府申请行政复议；.*15日内向东山区人民法院提起行政诉讼。/
const CHOICE =
  /可以自收到本(?:答复|告知)之日起60日内向东山区人民政府申请行政复议，或者自收到本(?:答复|告知)之日起6个月内向东山区人民法院提起行政诉讼。/

describe('a reply, by its outcome', () => {
  it.each(OUTCOMES)('%s rests on its article and says what the law asks', (outcome) => {
    const lines = linesOf(built('reply', realisticReply(outcome)))
    const { conclusion, lines: wanted } = WANTED[outcome]
    expect(lines).toContain(conclusion)
    for (const line of wanted) expect(lines).toContain(line)
  })

  it.each(OUTCOMES)('%s tells its own remedy and none besides', (outcome) => {
    const { remedy } = WANTED[outcome]
    const text = linesOf(built('reply', realisticReply(outcome))).join('\n')
    expect(REVIEW_FIRST.test(text)).toBe(remedy === 'reviewFirst' || remedy === 'both')
    expect(CHOICE.test(text)).toBe(remedy === 'choice' || remedy === 'both')
    expect(text).toContain('您认为本机关在政府信息公开工作中侵犯您的合法权益的，也可以向上一级行政机关')
    // periods of laws no longer in force, and of other procedures
    expect(text).not.toMatch(/3个月|三个月内|15日内向.*申请行政复议|30日/)
  })

  it.each(OUTCOMES)('%s provides nothing where nothing is provided', (outcome) => {
    const facts = realisticReply(outcome)
    const decision = facts.decision && { ...facts.decision, attachments: [], providedBy: '邮寄' }
    const text = linesOf(built('reply', { ...facts, ...(decision ? { decision } : {}) })).join('\n')
    expect(text.includes('提供方式：')).toBe(outcome === 'A1' || outcome === 'B')
  })

  it('names the online channel for review wherever the organ has one, and speaks to an organisation as one', () => {
    const remedy = {
      reviewOrgan: '甲',
      court: '乙',
      byInternet: false,
      onlineReview: 'https://fy.example.cn',
    }
    const applicant = { name: '宏远建设有限公司', kind: 'organisation' } as const
    const text = linesOf(built('reply', { ...realisticReply('C6'), remedy, applicant })).join('\n')
    expect(text).toContain('申请行政复议可以通过互联网渠道提交：https://fy.example.cn。')
    expect(text).toContain('你单位认为本机关在政府信息公开工作中侵犯你单位的合法权益的')
    expect(text).not.toContain('您')
  })

  it('keeps a right that is neither secret nor privacy under its label', () => {
    const facts = realisticReply('C4')
    const elements = { ...facts.decision?.elements, interest: '其他合法权益' }
    const lines = linesOf(built('reply', { ...facts, decision: { outcome: 'C4', elements } }))
    expect(lines).toContain('涉及的第三方权益：其他合法权益。')
    expect(lines.join('')).toContain('您申请的政府信息公开会对第三方合法权益造成损害，不予公开。')
  })

  it('is a 告知 where nothing is answered: name, introduction and remedy agree', () => {
    const told = built('reply', realisticReply('E2'))
    expect(told.title).toBe('政府信息公开申请告知书')
    expect(linesOf(told)).toContain('经审查，现告知如下：')
    expect(linesOf(told).join('')).toContain('如不服本告知，可以自收到本告知之日起60日内')
    expect(linesOf(built('reply', realisticReply('C1')))).toContain('经审查，现答复如下：')
  })
})

const procedural = LETTER_KINDS.filter((kind) => kind !== 'reply')
const all: readonly (readonly [string, LetterKind, LetterFacts])[] = [
  ...OUTCOMES.map((outcome) => [`reply ${outcome}`, 'reply', realisticReply(outcome)] as const),
  ...procedural.map((kind) => [kind, kind, FACTS] as const),
]

describe('the language of a letter', () => {
  it.each(all)('%s: each sentence ends, and once', (_name, kind, facts) => {
    for (const line of linesOf(built(kind, facts))) {
      expect(line).toMatch(/[。：；”]$/)
      expect(line).not.toMatch(/。[。，、；]|[，、；]。|：。/)
    }
  })

  it.each(all)('%s: 《条例》 is introduced by its full name before it is shortened', (_name, kind, facts) => {
    const text = JSON.stringify(built(kind, facts).blocks)
    if (!text.includes('《条例》')) return
    expect(text.indexOf('（以下简称《条例》）')).toBe(text.indexOf('《条例》') - '（以下简称'.length)
    expect(text.split('（以下简称《条例》）')).toHaveLength(2)
  })

  it.each(procedural.filter((kind) => kind !== 'thirdPartyNotice' && kind !== 'petitionNotice'))(
    '%s decides nothing and tells no remedy',
    (kind) => {
      const text = linesOf(built(kind, FACTS)).join('\n')
      expect(text).not.toMatch(/60日内|6个月内|如不服/)
    },
  )

  it('tells the remedies of a record not corrected (条例 41, 51), and none of one corrected or of a suggestion', () => {
    const told = (petition: LetterFacts['petition']): string =>
      linesOf(built('petitionNotice', { ...FACTS, ...(petition && { petition }) })).join('\n')
    const refused = told({ of: 'amendment', result: '记录准确，不予更正', answer: '经核对，登记与原件一致' })
    expect(refused).toContain(
      '如不服本告知，可以自收到本告知之日起60日内向东山区人民政府申请行政复议，或者自收到本告知之日起6个月内',
    )
    expect(refused).toContain('也可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报')
    expect(told({ of: 'amendment', result: '已更正', answer: '已更正' })).not.toMatch(/60日内|如不服/)
    const suggestion = { of: 'suggestion', result: '不属于主动公开范围', answer: '已审核' } as const
    expect(told(suggestion)).not.toMatch(/60日内|如不服/)
    expect(told(suggestion)).toContain('第四十四条第二款的规定')
  })

  it('numbers what is to be corrected as a document numbers its paragraphs, and not a single one', () => {
    const items = (list: readonly string[]): readonly string[] =>
      linesOf(built('correctionNotice', { ...FACTS, correction: { ...FACTS.correction, items: list } }))
    expect(items(['名称', '获取方式。'])).toEqual(expect.arrayContaining(['1.名称。', '2.获取方式。']))
    expect(items(['名称'])).toContain('名称。')
  })

  it('leaves the reason of a disclosure to who decided: a third party may have agreed in part (条例 32)', () => {
    const disclosure = { ...FACTS.disclosure, reason: '该部分不涉及商业秘密', opinion: '同意部分公开。' }
    const text = linesOf(built('thirdPartyNotice', { ...FACTS, disclosure })).join('\n')
    expect(text).toContain('决定公开的理由：该部分不涉及商业秘密。')
    expect(text).not.toContain('公共利益')
  })

  it.each([
    ['thirdParty', '第三十二条'],
    ['organ', '第三十四条'],
  ] as const)('has the opinion of a %s confirmed under %s', (of, cited) => {
    const facts = { ...FACTS, consultation: { ...FACTS.consultation, of } }
    const text = linesOf(built('opinionConfirmation', facts)).join('\n')
    expect(text).toContain(`本机关依照《中华人民共和国政府信息公开条例》（以下简称《条例》）${cited}的规定，`)
  })

  it('tells the third party of a decision to disclose its choice of remedies, addressed as the third party', () => {
    const text = linesOf(built('thirdPartyNotice', FACTS)).join('\n')
    expect(text).toContain(
      '如不服本决定，可以自收到本决定之日起60日内向东山区人民政府申请行政复议，或者自收到本决定之日起6个月内',
    )
    expect(text).toContain('你（单位）认为本机关在政府信息公开工作中侵犯你（单位）的合法权益的')
    expect(text).not.toContain('您')
  })

  it('reckons the fee in sight: what was counted, the bands, the sum, the day, the consequence, the objection', () => {
    const text = linesOf(built('feeNotice', FACTS)).join('\n')
    for (const words of [
      '第四十二条第一款和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）',
      '计收方式：按量计收，超额累进；每件申请30页以下（含30页）的部分不收费。',
      '计费数量：本件提供的政府信息共101页。',
      '收费数额：人民币柒佰贰拾元整（720元）。',
      '自收到本通知书次日起20个工作日内缴费',
      '视为放弃申请',
      '不能单独就该决定申请行政复议或者提起行政诉讼',
    ])
      expect(text).toContain(words)
    const fee = {
      method: 'perItem',
      amountYuan: 200,
      steps: [{ from: 31, to: 31, rate: 200, amount: 200 }],
    } as const
    const perItem = linesOf(built('feeNotice', { ...FACTS, fee: { ...fee, payment: '到窗口缴纳' } })).join(
      '\n',
    )
    expect(perItem).toContain('计费数量：本件为同一自然月内累计的第31件申请。')
    expect(perItem).toContain('超额累进；同一申请人一个自然月内累计10件以下（含10件）的不收费。')
  })

  it('keeps forms without a red head, and letters with one', () => {
    for (const [, kind, facts] of all) {
      const { blocks } = built(kind, facts)
      expect(blocks.some((block) => block.kind === 'organHeader')).toBe(!FORM_KINDS.has(kind))
    }
  })
})
