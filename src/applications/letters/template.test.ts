import { describe, expect, it } from 'vitest'
import { textsOf } from '../../platform/documents/prepare.ts'
import { OUTCOMES } from '../../law/outcomes.ts'
import { buildLetter } from './build-letter.ts'
import { checkNewTemplate, checkTemplate, lacksOf, needsOf } from './check-template.ts'
import { DEFAULT_TEMPLATES } from './default-templates.ts'
import { LETTER_KINDS, LETTER_NAMES, type LetterFacts, type LetterKind } from './facts.ts'
import { fillTemplate } from './fill-template.ts'
import { FACTS, replyFacts } from './letters.fixture.ts'
import { fieldsOf, placeholdersOf } from './template-fields.ts'
import { templateBlocks, type Template, type TemplateBlock } from './template-model.ts'

const factsOf = (kind: LetterKind): LetterFacts => (kind === 'reply' ? replyFacts('A1') : FACTS)

function printed(kind: LetterKind, template: Template, facts: LetterFacts = factsOf(kind)): string {
  return textsOf(fillTemplate(kind, template, facts)).join('\n')
}

function withExtra(kind: LetterKind, block: TemplateBlock): Template {
  const [title, ...rest] = DEFAULT_TEMPLATES[kind]
  if (title === undefined) throw new Error('a template has a title')
  return [title, block, ...rest]
}

describe('built-in templates', () => {
  it.each(LETTER_KINDS)('%s can be saved as it is and has every element', (kind) => {
    expect(templateBlocks.safeParse(DEFAULT_TEMPLATES[kind]).success).toBe(true)
    expect(checkNewTemplate(kind, DEFAULT_TEMPLATES[kind])).toBeUndefined()
  })
})

describe('what a template must say', () => {
  it.each(LETTER_KINDS)('%s: a bare title lacks every need, the first is named with its article', (kind) => {
    const bare: Template = [{ kind: 'title', text: '题' }]
    const needs = needsOf(kind)
    expect(lacksOf(kind, bare)).toEqual(needs)
    const refusal = checkTemplate(kind, bare)
    expect(refusal).toMatchObject({ code: 'invalid', field: 'blocks' })
    expect(refusal?.message).toContain(`《${LETTER_NAMES[kind]}》的模板缺少“${needs[0]?.label}”`)
    expect(refusal?.article).toBe(needs[0]?.article)
  })

  const drops = LETTER_KINDS.flatMap((kind) =>
    needsOf(kind).map((need) => [LETTER_NAMES[kind], need.label, kind, need] as const),
  )
  it.each(drops)('%s is refused without “%s”, naming the article', (name, label, kind, need) => {
    // every block that meets this need is dropped, and no other
    const meets = (block: TemplateBlock): boolean =>
      !lacksOf(kind, [{ kind: 'title', text: '题' }, block]).some((each) => each.label === label)
    const dropped = DEFAULT_TEMPLATES[kind].filter((block) => block.kind === 'title' || !meets(block))
    expect(dropped.length).toBeLessThan(DEFAULT_TEMPLATES[kind].length)
    const found = lacksOf(kind, dropped).find((each) => each.label === label)
    expect(found).toEqual(need)
    expect(checkTemplate(kind, dropped)?.message).toContain(`《${name}》的模板缺少“`)
  })

  it('wants the full title of the 条例 before its short one in a new version, and stops no letter for it', () => {
    const short = withExtra('receipt', { kind: 'paragraph', text: '依照《条例》第三十一条登记。' })
    expect(checkNewTemplate('receipt', short)).toMatchObject({ code: 'invalid', field: 'blocks.1' })
    expect(checkTemplate('receipt', short)).toBeUndefined()
    const full = {
      kind: 'paragraph',
      text: '依照《某条例》（以下简称《条例》）登记，《条例》另有规定的除外。',
    } as const
    expect(checkNewTemplate('receipt', withExtra('receipt', full))).toBeUndefined()
    // the table itself prints the short title
    const bare = DEFAULT_TEMPLATES.receipt.filter((block) => block.kind !== 'paragraph')
    expect(checkNewTemplate('receipt', bare)).toMatchObject({ field: 'blocks.1' })
    const note = { kind: 'note', text: '《条例》另有规定的，从其规定。' } as const
    expect(checkNewTemplate('reply', [...DEFAULT_TEMPLATES.reply, note])).toBeUndefined()
    expect(checkNewTemplate('reply', withExtra('reply', note))).toMatchObject({ field: 'blocks.1' })
  })

  it('does not count what an empty optional field would take away', () => {
    const template = DEFAULT_TEMPLATES.correctionNotice.map((block): TemplateBlock =>
      block.kind === 'labelled' && block.label === '补正期限'
        ? { ...block, text: '{补正期限}，{补正方式}' }
        : block,
    )
    expect(checkTemplate('correctionNotice', template)).toMatchObject({ article: '条例30' })
  })

  it('refuses to build a letter from a template that has come to lack something', () => {
    const template = DEFAULT_TEMPLATES.reply.filter(
      (block) => !(block.kind === 'part' && block.part === 'remedies'),
    )
    expect(buildLetter('reply', replyFacts('C1'), template)).toMatchObject({
      ok: false,
      refusal: { article: '复议法23.2' },
    })
  })
})

describe('fields and parts', () => {
  it('are those of the letter: a third party is told nothing of the applicant', () => {
    for (const kind of ['thirdPartyConsultation', 'thirdPartyNotice', 'organConsultation'] as const) {
      const names = fieldsOf(kind).map(({ name }) => name)
      for (const secret of ['申请人', '申请编号', '申请内容', '收到日期']) expect(names).not.toContain(secret)
      const template = withExtra(kind, { kind: 'paragraph', text: '申请人是{申请人}。' })
      expect(checkTemplate(kind, template)).toMatchObject({ field: 'blocks.1' })
      const opening = withExtra(kind, { kind: 'part', part: 'opening' })
      expect(checkTemplate(kind, opening)).toMatchObject({ field: 'blocks.1' })
    }
  })

  it.each(LETTER_KINDS)('%s: every field not optional has a value where the letter can be built', (kind) => {
    const facts = factsOf(kind)
    for (const field of fieldsOf(kind)) {
      if (field.optional === true) continue
      expect([field.name, field.read(facts, kind)]).toEqual([field.name, expect.stringMatching(/./)])
    }
  })

  it('refuses a part twice, an unknown field and a title that is not first', () => {
    const twice = withExtra('reply', { kind: 'part', part: 'remedies' })
    expect(checkTemplate('reply', twice)?.message).toContain('出现了两次')
    const unknown = withExtra('reply', { kind: 'note', text: '{process.env}' })
    expect(checkTemplate('reply', unknown)).toMatchObject({ field: 'blocks.1' })
    expect(checkTemplate('reply', DEFAULT_TEMPLATES.reply.slice(1))).toMatchObject({ field: 'blocks.0' })
  })

  it('leaves out a block whose optional field is empty, and single rows of a table', () => {
    const template = withExtra('correctionNotice', {
      kind: 'fields',
      rows: [
        { label: '编号', text: '{申请编号}' },
        { label: '方式', text: '{补正方式}' },
      ],
    })
    const facts = { ...FACTS, correction: { items: ['甲'], guidance: '乙', period: '丙' } }
    const text = printed('correctionNotice', template, facts)
    expect(text).toContain('LLJD-2025-0007')
    expect(text).not.toContain('方式')
    expect(text).not.toContain('补正方式')
  })
})

describe('text is text', () => {
  it('prints markup of a template and of a value as characters, and fills no field inside a value', () => {
    const hostile = '<b>粗</b> #strong[x] $x^2$ \\u{41} ${1+1} *星* `码` {申请编号} {{双}}'
    const template = withExtra('reply', {
      kind: 'paragraph',
      text: '<script>alert(1)</script> #eval("1") 完',
    })
    const facts = {
      ...replyFacts('A1'),
      content: hostile,
      applicant: { name: hostile, kind: 'person' } as const,
    }
    const text = printed('reply', template, facts)
    expect(text).toContain('<script>alert(1)</script> #eval("1") 完')
    expect(text).toContain(`${hostile}：`)
    expect(text.split('LLJD-2025-0007')).toHaveLength(2) // once, in the opening
    expect(placeholdersOf('{a}{ b }{}{{c}}')).toEqual(['a', 'b', 'c'])
  })

  it('limits texts and blocks', () => {
    expect(templateBlocks.safeParse([]).success).toBe(false)
    expect(templateBlocks.safeParse([{ kind: 'paragraph', text: '字'.repeat(2001) }]).success).toBe(false)
    expect(templateBlocks.safeParse([{ kind: 'script', text: 'x' }]).success).toBe(false)
    expect(
      templateBlocks.safeParse(Array.from({ length: 61 }, () => ({ kind: 'note', text: 'x' }))).success,
    ).toBe(false)
  })

  it.each(OUTCOMES)('an own wording keeps what %s has to say', (outcome) => {
    const template = withExtra('reply', { kind: 'note', text: '本机关承诺：依法、及时。' })
    const facts = replyFacts(outcome)
    const own = printed('reply', template, facts).split('\n')
    const builtIn = printed('reply', DEFAULT_TEMPLATES.reply, facts).split('\n')
    expect(builtIn.filter((line) => !own.includes(line))).toEqual([])
    expect(own).toContain('本机关承诺：依法、及时。')
  })
})
