import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { OUTCOMES } from '../../law/outcomes.ts'
import { renderDocx } from '../../platform/documents/docx.ts'
import { HOSTILE } from '../../platform/documents/every-block.fixture.ts'
import { pdfMaker } from '../../platform/documents/pdf.ts'
import { textsOf } from '../../platform/documents/prepare.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'
import { buildLetter } from './build-letter.ts'
import { LETTER_NAMES, type LetterFacts, type LetterKind } from './facts.ts'
import { FACTS, replyFacts } from './letters.fixture.ts'

const maker = pdfMaker()
const squeeze = (value: string): string => value.replace(/\s+/g, '')

async function readPdf(tree: DocumentTree): Promise<string> {
  const unnumbered = { ...tree, page: { ...tree.page, pageNumbers: false } }
  const pdf = await getDocumentProxy(maker.make(unnumbered))
  return squeeze((await extractText(pdf, { mergePages: true })).text)
}

async function readDocx(tree: DocumentTree): Promise<string> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await renderDocx(tree)) })
  return squeeze(value)
}

function built(kind: LetterKind, facts: LetterFacts): DocumentTree {
  const result = buildLetter(kind, facts)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

const procedural = Object.keys(LETTER_NAMES).filter((kind) => kind !== 'reply') as LetterKind[] // keys of a total record
const letters: readonly (readonly [string, DocumentTree])[] = [
  ...procedural.map((kind) => [kind, built(kind, FACTS)] as const),
  ...OUTCOMES.map((outcome) => [`reply ${outcome}`, built('reply', replyFacts(outcome))] as const),
]

describe('letters read back', () => {
  it.each(letters)('%s says in PDF and Word what its tree says', async (_name, tree) => {
    const [pdf, docx] = [await readPdf(tree), await readDocx(tree)]
    for (const text of textsOf(tree).flatMap((part) => part.split('\n'))) {
      expect(pdf).toContain(squeeze(text))
      expect(docx).toContain(squeeze(text))
    }
  })

  it('prints a hostile applicant and request as characters', async () => {
    const hostile = {
      ...replyFacts('A1'),
      content: HOSTILE,
      applicant: { name: HOSTILE, kind: 'person' },
    } as const
    const printed = await readPdf(built('reply', hostile))
    expect(printed.split(squeeze(HOSTILE))).toHaveLength(3)
  })
})

describe('申请登记表', () => {
  const person = [
    { label: '统一社会信用代码', value: '910***********479X' },
    { label: '法定代表人', value: '杨*' },
    { label: '联系人', value: '邓*' },
    { label: '联系电话', value: '037******8479' },
    { label: '电子邮箱', value: 'da***@example.cn' },
    { label: '联系地址', value: '东山区梧桐街****' },
    { label: '邮政编码', value: '******' },
  ]
  const pagesWith = async (steps: number): Promise<readonly string[]> => {
    const taken = Array.from({ length: steps }, (_, index) => `第${index + 1}步　办理（经办人）`)
    const registration = { ...FACTS.registration, person, steps: taken }
    const tree = built('registrationForm', { ...FACTS, registration })
    const { text } = await extractText(await getDocumentProxy(maker.make(tree)), { mergePages: false })
    return text.map(squeeze)
  }

  it('of an organisation and a whole course of handling is one page', async () => {
    expect(await pagesWith(15)).toHaveLength(1)
  })

  it('leaves no row alone on a second page: what goes over is more of the course', async () => {
    for (let steps = 16; steps <= 24; steps++) {
      const [first, ...more] = await pagesWith(steps)
      expect(first).toContain('登记人')
      for (const page of more) expect(page).toMatch(/^第\d+步/)
    }
  })
})
