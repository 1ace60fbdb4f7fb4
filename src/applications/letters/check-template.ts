/** Whether a template still says all the law asks of the letter; the first thing it does not is named with its article. */
import { article, FEE_MEASURES, type Article } from '../../law/articles.ts'
import { refuse, type Refusal } from '../../platform/result.ts'
import { REQUIRED_ELEMENTS } from './elements.ts'
import { LETTER_NAMES, type LetterKind } from './facts.ts'
import { fieldsOf, placeholdersOf, type TemplateField } from './template-fields.ts'
import {
  FORM_KINDS,
  partFits,
  PART_DEFINITIONS,
  type Template,
  type TemplateBlock,
} from './template-model.ts'

/** What a template must print: elements of the case, and sentences the law wants told. */
export interface TemplateNeed {
  readonly label: string
  readonly article?: Article
  /** An element, by the `field` of elements.ts. */
  readonly field?: string
  /** Words that must stand in the text as written. */
  readonly words?: string
}

const R = (number: number, paragraph?: number): Article => article('条例', number, paragraph)

const SENTENCES: Readonly<Partial<Record<LetterKind, readonly TemplateNeed[]>>> = {
  correctionNotice: [
    { label: '补正的依据', article: R(30), words: '第三十条' },
    { label: '逾期不补正的后果', article: R(30), words: '视为放弃申请' },
  ],
  extensionNotice: [{ label: '延期的依据', article: R(33, 2), words: '第三十三条第二款' }],
  thirdPartyConsultation: [
    { label: '征求意见的依据', article: R(32), words: '第三十二条' },
    { label: '提出意见的期限', article: R(32), words: '15个工作日' },
    { label: '逾期未提出意见的后果', article: R(32), words: '逾期未提出意见' },
    { label: '第三方意见回执', article: R(32), field: 'answerSlip' },
  ],
  thirdPartyNotice: [{ label: '告知第三方的依据', article: R(32), words: '第三十二条' }],
  consultationNotice: [{ label: '不计算在答复期限内', article: R(33, 3), words: '不计算在答复期限内' }],
  organConsultation: [
    { label: '征求意见的依据', article: R(34), words: '第三十四条' },
    { label: '提出意见的期限', article: R(34), words: '15个工作日' },
    { label: '逾期视为同意', article: R(34), words: '视为同意公开' },
  ],
  reasonsNotice: [
    { label: '要求说明理由的依据', article: R(35), words: '第三十五条' },
    { label: '要求说明理由', article: R(35), words: '说明理由' },
  ],
  agreedDateNotice: [{ label: '延迟答复的依据', article: R(35), words: '第三十五条' }],
  feeNotice: [
    { label: '收费的依据', article: R(42, 1), words: '第四十二条' },
    { label: '缴费期限', article: FEE_MEASURES, words: '20个工作日' },
    { label: '逾期不缴费的后果', article: FEE_MEASURES, words: '视为放弃申请' },
    { label: '对收费决定的异议', article: FEE_MEASURES, field: 'fee.objection' },
  ],
  petitionNotice: [{ label: '处理的依据', article: R(41), field: 'petition.basis' }],
  opinionConfirmation: [{ label: '核对确认', article: R(32), words: '核对' }],
  disclosureTransfer: [{ label: '移送的依据', article: R(44, 2), words: '第四十四条第二款' }],
  reply: [
    { label: '答复要素', article: R(36), field: 'decision.elements' },
    { label: '救济告知', article: article('复议法', 23, 2), field: 'remedy' },
  ],
}

/** The head above the title prints them, whatever the template says. */
const IN_THE_HEAD: ReadonlySet<string> = new Set(['organ', 'docNumber'])

/** Everything a template of this kind has to print, in the order it is asked for. */
export function needsOf(kind: LetterKind): readonly TemplateNeed[] {
  const elements = REQUIRED_ELEMENTS[kind]
    .filter(({ field }) => FORM_KINDS.has(kind) || !IN_THE_HEAD.has(field))
    .map(({ label, field, article: cited }) => ({
      label,
      field,
      ...(cited === undefined ? {} : { article: cited }),
    }))
  return [...elements, ...(SENTENCES[kind] ?? [])]
}

/** What to refuse the template for; `field` is `blocks.N` of the block at fault, or `blocks`. */
export function checkTemplate(kind: LetterKind, template: Template): Refusal | undefined {
  return (
    wrongTitle(template) ?? wrongPart(kind, template) ?? wrongField(kind, template) ?? lack(kind, template)
  )
}

function wrongTitle(template: Template): Refusal | undefined {
  const titles = template.filter(({ kind }) => kind === 'title')
  if (titles.length === 1 && template[0]?.kind === 'title') return undefined
  return refuse('invalid', '文书应当有且只有一个标题，并放在最前面。', { field: 'blocks.0' }).refusal
}

function wrongPart(kind: LetterKind, template: Template): Refusal | undefined {
  const seen = new Set<string>()
  for (const [index, block] of template.entries()) {
    if (block.kind !== 'part') continue
    const { name } = PART_DEFINITIONS[block.part]
    const fault = !partFits(block.part, kind)
      ? `“${name}”不用于《${LETTER_NAMES[kind]}》，请删去。`
      : seen.has(block.part)
        ? `“${name}”出现了两次，请删去一处。`
        : undefined
    if (fault !== undefined) return refuse('invalid', fault, { field: `blocks.${index}` }).refusal
    seen.add(block.part)
  }
  return undefined
}

function wrongField(kind: LetterKind, template: Template): Refusal | undefined {
  const known = new Set(fieldsOf(kind).map(({ name }) => name))
  for (const [index, block] of template.entries()) {
    const unknown = textsOf(block)
      .flatMap(placeholdersOf)
      .find((name) => !known.has(name))
    if (unknown !== undefined)
      return refuse('invalid', `《${LETTER_NAMES[kind]}》没有“{${unknown}}”这个栏目，请从栏目列表中选用。`, {
        field: `blocks.${index}`,
      }).refusal
  }
  return undefined
}

function lack(kind: LetterKind, template: Template): Refusal | undefined {
  const [missing] = lacksOf(kind, template)
  if (missing === undefined) return undefined
  const cited = missing.article === undefined ? '' : `（${missing.article}）`
  const how = missing.words === undefined ? '' : `，文中应当写有“${missing.words}”`
  const message = `《${LETTER_NAMES[kind]}》的模板缺少“${missing.label}”${cited}${how}。请在“系统管理—文书模板”中补上。`
  const { article: rule } = missing
  return refuse('invalid', message, { field: 'blocks', ...(rule === undefined ? {} : { article: rule }) })
    .refusal
}

/** What to refuse a new version for: as above, and for words no reader could follow. Letters in force are not stopped by it. */
export function checkNewTemplate(kind: LetterKind, template: Template): Refusal | undefined {
  return checkTemplate(kind, template) ?? unexplained(kind, template)
}

const SHORT_TITLE = '《条例》'
const EXPLAINED = '以下简称《条例》'
/** Parts that print the short title; `conclusion` prints the full one with it. */
const SHORT_IN_PARTS: ReadonlySet<string> = new Set(['receiptTable', 'feeObjection'])

/** 《条例》 for short only behind its full name: in the block itself, one before, or what the program prints there. */
function unexplained(kind: LetterKind, template: Template): Refusal | undefined {
  let isExplained = false
  for (const [index, block] of template.entries()) {
    const written = textsOf(block).join('\n')
    const explained = written.indexOf(EXPLAINED)
    const used = written.indexOf(SHORT_TITLE)
    const usesFirst =
      block.kind === 'part'
        ? SHORT_IN_PARTS.has(block.part)
        : used >= 0 && (explained < 0 || used < explained)
    if (usesFirst && !isExplained)
      return refuse(
        'invalid',
        `第${index + 1}段用了简称“${SHORT_TITLE}”，前面没有写明全称。请在首次出现处写“《中华人民共和国政府信息公开条例》（${EXPLAINED}）”。`,
        { field: `blocks.${index}` },
      ).refusal
    const explainsItself = block.kind === 'part' && block.part === 'conclusion'
    isExplained ||= explainsItself || (explained >= 0 && isAlwaysPrinted(block, kind))
  }
  return undefined
}

/** Every need a template does not meet, in order. */
export function lacksOf(kind: LetterKind, template: Template): readonly TemplateNeed[] {
  const printed = coveredBy(kind, template)
  const written = template
    .filter((block) => isAlwaysPrinted(block, kind))
    .flatMap(textsOf)
    .join('\n')
  return needsOf(kind).filter(
    ({ field, words }) =>
      (field !== undefined && !printed.has(field)) || (words !== undefined && !written.includes(words)),
  )
}

/** The elements printed for certain: a block with an optional field may be left out, and does not count. */
function coveredBy(kind: LetterKind, template: Template): ReadonlySet<string> {
  const fields = fieldMap(kind)
  const covered = template.flatMap((block) => {
    if (block.kind === 'part') return PART_DEFINITIONS[block.part].covers
    return textGroups(block)
      .filter((texts) => !hasOptional(texts, fields))
      .flatMap((texts) => texts.flatMap(placeholdersOf))
      .flatMap((name) => fields.get(name)?.covers ?? [])
  })
  return new Set(covered)
}

function fieldMap(kind: LetterKind): ReadonlyMap<string, TemplateField> {
  return new Map(fieldsOf(kind).map((field) => [field.name, field]))
}

function hasOptional(texts: readonly string[], fields: ReadonlyMap<string, TemplateField>): boolean {
  return texts.flatMap(placeholdersOf).some((name) => fields.get(name)?.optional === true)
}

function isAlwaysPrinted(block: TemplateBlock, kind: LetterKind): boolean {
  return !hasOptional(textsOf(block), fieldMap(kind))
}

/** What is printed or left out together: a row of a 栏目表 by itself, any other block as a whole. */
function textGroups(block: TemplateBlock): readonly (readonly string[])[] {
  return block.kind === 'fields' ? block.rows.map(({ label, text }) => [label, text]) : [textsOf(block)]
}

/** Every text of a block, for checks and for 密级 marks. */
export function textsOf(block: TemplateBlock): readonly string[] {
  switch (block.kind) {
    case 'part':
      return []
    case 'fields':
      return block.rows.flatMap(({ label, text }) => [label, text])
    case 'labelled':
      return [block.label, block.text]
    case 'title':
    case 'salutation':
    case 'paragraph':
    case 'note':
      return [block.text]
  }
}
