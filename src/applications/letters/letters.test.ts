import { describe, expect, it } from 'vitest'
import { OUTCOMES, OUTCOME_DEFINITIONS } from '../../law/outcomes.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'
import { textsOf } from '../../platform/documents/prepare.ts'
import { buildLetter } from './build-letter.ts'
import { REQUIRED_ELEMENTS } from './elements.ts'
import type { LetterFacts, LetterKind } from './facts.ts'
import { LETTER_NAMES } from './facts.ts'
import { FACTS, replyFacts } from './letters.fixture.ts'

const KINDS = Object.keys(LETTER_NAMES) as LetterKind[] // the keys of a total record

function built(kind: LetterKind, facts: LetterFacts): DocumentTree {
  const result = buildLetter(kind, facts)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

function textOf(tree: DocumentTree): string {
  return textsOf(tree).join('\n')
}

/** The facts with what a path names left blank: a text empty, anything else gone. */
function without(facts: LetterFacts, path: string): LetterFacts {
  const blank = (value: unknown, keys: readonly string[]): unknown => {
    const [key, ...rest] = keys
    if (key === undefined) return typeof value === 'string' ? ' ' : undefined
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, name === key ? blank(part, rest) : part]),
    )
  }
  return blank(facts, path.split('.')) as LetterFacts // the same facts with one part left blank
}

const allFacts = (kind: LetterKind): LetterFacts => (kind === 'reply' ? replyFacts('A1') : FACTS)

describe('required elements', () => {
  const cases = KINDS.flatMap((kind) =>
    REQUIRED_ELEMENTS[kind].map((element) => [LETTER_NAMES[kind], element.label, kind, element] as const),
  )

  it.each(cases)('%s is refused without %s', (name, label, kind, element) => {
    const result = buildLetter(kind, without(allFacts(kind), element.field))
    expect(result).toMatchObject({ ok: false, refusal: { code: 'invalid', field: element.field } })
    if (result.ok) return
    expect(result.refusal.article).toBe(element.article)
    expect(result.refusal.message).toContain(`《${name}》缺少“${label}”`)
    const byAdministrator = ['organ', 'contact.phone', 'remedy'].includes(element.field)
    expect(result.refusal.message).toContain(
      byAdministrator ? '请管理员在“机关与人员—机关与设置”中填写' : '请补充后重试',
    )
  })

  const replies = OUTCOMES.flatMap((outcome) =>
    OUTCOME_DEFINITIONS[outcome].elements
      .filter((element) => element.required)
      .map((element) => [outcome, element.label, element] as const),
  )

  it.each(replies)('reply %s is refused without %s', (outcome, label, element) => {
    const facts = without(replyFacts(outcome), `decision.elements.${element.key}`)
    const result = buildLetter('reply', facts)
    expect(result).toMatchObject({
      ok: false,
      refusal: { field: `decision.elements.${element.key}`, article: element.article ?? expect.any(String) },
    })
    if (!result.ok) expect(result.refusal.message).toContain(label)
  })

  it.each(OUTCOMES)(
    'reply %s is refused without whom to turn to, unless the applicant withdrew',
    (outcome) => {
      const facts = without(replyFacts(outcome), 'remedy')
      expect(buildLetter('reply', facts)).toMatchObject({ ok: false, refusal: { field: 'remedy' } })
      expect(buildLetter('reply', { ...facts, withdrawn: true }).ok).toBe(true)
    },
  )

  it('tells no remedy of an application its applicant withdrew, by internet or not', () => {
    const remedy = { reviewOrgan: '甲', court: '乙', byInternet: true }
    const withdrawn = textOf(built('reply', { ...replyFacts('F3'), remedy, withdrawn: true }))
    expect(withdrawn).not.toContain('60日内')
    expect(withdrawn).toContain('投诉、举报')
    expect(buildLetter('reply', { ...replyFacts('F3'), remedy })).toMatchObject({
      ok: false,
      refusal: { field: 'remedy.onlineReview' },
    })
  })

  it('names 复议法 23.2 where review comes first', () => {
    expect(buildLetter('reply', without(replyFacts('C6'), 'remedy'))).toMatchObject({
      refusal: { article: '复议法23.2' },
    })
    expect(buildLetter('reply', without(replyFacts('C8'), 'remedy.court'))).toMatchObject({
      refusal: { article: '条例51' },
    })
  })
})

describe('reply', () => {
  it.each(OUTCOMES)('%s prints every element that is not kept inside, and none that is', (outcome) => {
    const facts = replyFacts(outcome)
    const printed = textOf(built('reply', facts))
    for (const element of OUTCOME_DEFINITIONS[outcome].elements) {
      const value = facts.decision?.elements[element.key] ?? ''
      if (element.internal === true) expect(printed).not.toContain(value)
      else if (element.key !== 'withheldGround') expect(printed).toContain(value)
    }
    expect(printed).toContain('周一鸣：')
    expect(printed).toContain(
      '本机关于2025年1月9日收到您通过互联网提交的政府信息公开申请（编号：LLJD-2025-0007）。',
    )
    expect(printed).toContain('60日内')
    expect(printed).not.toMatch(/undefined|null|NaN/)
  })

  it('cites articles as a letter does, down to the item', () => {
    expect(textOf(built('reply', replyFacts('C6')))).toContain(
      '根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第十六条第二款、第三十六条第（三）项的规定，',
    )
    expect(textOf(built('reply', replyFacts('D1a')))).toContain(
      '第三十六条第（四）项的规定，经检索，您申请的政府信息不存在。',
    )
    expect(textOf(built('reply', replyFacts('B')))).toContain('《条例》）第十五条、第三十七条的规定，')
    expect(textOf(built('reply', replyFacts('F2')))).toContain(
      '第四十二条第一款、《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，',
    )
  })

  it('addresses an organisation as one', () => {
    const applicant = { name: '宏远建设有限公司', kind: 'organisation' } as const
    const printed = textOf(built('reply', { ...replyFacts('A2'), applicant }))
    expect(printed).toContain('你单位申请的政府信息已经主动公开。')
    expect(printed).not.toContain('您')
  })

  it('tells the correction and the extension that came before', () => {
    const facts: LetterFacts = {
      ...replyFacts('D3'),
      corrected: { askedOn: FACTS.received, receivedOn: FACTS.received, content: '有关小区的材料' },
      extendedTo: FACTS.received,
    }
    const printed = textOf(built('reply', facts))
    expect(printed).toContain('本机关于2025年1月9日告知您补正，于2025年1月9日收到补正材料。')
    expect(printed).toContain('答复期限延长至2025年1月9日，已告知您。')
  })

  it('tells review first for 条例 14–16, a choice otherwise, both for a partial reply', () => {
    const first = '应当自收到本答复之日起60日内先向东山区人民政府申请行政复议'
    const choice = '或者自收到本答复之日起6个月内向东山区人民法院提起行政诉讼'
    const told = (outcome: (typeof OUTCOMES)[number]): readonly boolean[] => {
      const printed = textOf(built('reply', replyFacts(outcome)))
      return [printed.includes(first), printed.includes(choice)]
    }
    expect([told('C4'), told('C8'), told('B'), told('A1')]).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [false, true],
    ])
  })

  it('refuses to go by internet without an online channel for review', () => {
    const remedy = { reviewOrgan: '甲', court: '乙', byInternet: true }
    expect(buildLetter('reply', { ...replyFacts('A1'), remedy })).toMatchObject({
      ok: false,
      refusal: { article: '复议法22.2', field: 'remedy.onlineReview' },
    })
    const onlineReview = 'https://example.gov.cn/review'
    const printed = textOf(built('reply', { ...replyFacts('A1'), remedy: { ...remedy, onlineReview } }))
    expect(printed).toContain(onlineReview)
  })

  it('is called 告知书 where nothing is answered', () => {
    expect(built('reply', replyFacts('E2')).title).toBe('政府信息公开申请告知书')
    expect(built('reply', replyFacts('C1')).title).toBe('政府信息公开申请答复书')
  })
})

describe('letters of the procedure', () => {
  it.each(KINDS)('%s has a title, its organ and no hole', (kind) => {
    const tree = built(kind, allFacts(kind))
    const printed = textOf(tree)
    expect(printed).toContain(FACTS.organ)
    expect(tree.blocks.some((block) => block.kind === 'title')).toBe(true)
    expect(printed).not.toMatch(/undefined|null|NaN|（）/)
  })

  it.each(['thirdPartyConsultation', 'thirdPartyNotice', 'organConsultation', 'assistanceLetter'] as const)(
    '%s says nothing about who asked or in which words',
    (kind) => {
      const written = JSON.stringify(built(kind, FACTS))
      for (const secret of [FACTS.applicant.name, FACTS.content, FACTS.applicationNumber])
        expect(written).not.toContain(secret)
    },
  )

  it('tells the applicant that the time stands still, without naming whom it asked', () => {
    const written = JSON.stringify(built('consultationNotice', FACTS))
    expect(written).toContain('本机关已于2025年1月15日书面征求第三方的意见')
    expect(written).toContain('《条例》第三十三条第三款')
    expect(written).not.toContain(FACTS.consultation?.addressee ?? '')
  })

  it('refuses a letter to others that names the applicant', () => {
    const summary = '周一鸣申请的施工合同'
    const consultation = { ...FACTS.consultation, summary }
    const assistance = { ...FACTS.assistance, matter: '请查找周一鸣所需材料' }
    const disclosure = { ...FACTS.disclosure, reason: '周一鸣有知情的需要' }
    const facts = { ...FACTS, consultation, assistance, disclosure }
    for (const [kind, field] of [
      ['thirdPartyConsultation', 'consultation.summary'],
      ['organConsultation', 'consultation.summary'],
      ['assistanceLetter', 'assistance.summary'],
      ['thirdPartyNotice', 'disclosure.content'],
    ] as const)
      expect(buildLetter(kind, facts)).toMatchObject({ ok: false, refusal: { field } })
  })

  it('says opposite things about silence to a third party and to another organ', () => {
    expect(textOf(built('thirdPartyConsultation', FACTS))).toContain(
      '逾期未提出意见的，由本机关依照《条例》的规定决定是否公开',
    )
    expect(textOf(built('organConsultation', FACTS))).toContain('逾期未提出意见的，视为同意公开')
  })

  it('refuses an extension over 20 working days', () => {
    const extension = { ...FACTS.extension, workingDays: 21 }
    expect(buildLetter('extensionNotice', { ...FACTS, extension })).toMatchObject({
      ok: false,
      refusal: { article: '条例33.2', field: 'extension.workingDays' },
    })
  })

  it('refuses a fee whose steps do not add up', () => {
    const fee = { ...FACTS.fee, amountYuan: 710 }
    expect(buildLetter('feeNotice', { ...FACTS, fee })).toMatchObject({
      ok: false,
      refusal: { article: '国办函〔2020〕109号', field: 'fee.amountYuan' },
    })
  })

  it('gives a long name a row of its own on the forms of the file, a short one half a row', () => {
    const name = '陆家嘴金融贸易区城市更新与社区治理研究发展促进中心'
    const rowWith = (kind: LetterKind, applicant: string): readonly string[] => {
      const facts = { ...FACTS, applicant: { name: applicant, kind: 'organisation' } } as const
      const tables = built(kind, facts).blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
      const row = tables
        .flatMap(({ rows }) => rows)
        .find((cells) => cells.some(({ text }) => text === applicant))
      return (row ?? []).map(({ text }) => text)
    }
    for (const kind of ['registrationForm', 'approvalSheet'] as const) {
      expect(rowWith(kind, name)).toEqual(['申请人', name])
      expect(rowWith(kind, '宏远公司')).toHaveLength(4)
    }
  })

  it('leaves what is not known of a delivery to be filled by hand', () => {
    const printed = textOf(built('deliveryRecord', FACTS))
    expect(printed).toContain('2025年2月11日')
    expect(printed).toContain('　　年　月　日')
  })
})
