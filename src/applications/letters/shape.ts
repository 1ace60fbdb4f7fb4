import { citeInFull, type Article } from '../../law/articles.ts'
import { formatChinese } from '../../law/local-date.ts'
import { OUTCOME_DEFINITIONS, type Outcome } from '../../law/outcomes.ts'
import { remedyText } from '../../law/remedies.ts'
import type { Block, DocumentTree, PageSetup } from '../../platform/documents/tree.ts'
import type { LetterFacts, LetterKind } from './facts.ts'
import { closed } from './sentences.ts'

const PAGE: PageSetup = { size: 'A4', orientation: 'portrait', margins: 'official', pageNumbers: true }

const FORM_PAGE: PageSetup = { ...PAGE, margins: 'plain', pageNumbers: false }

const REGULATION_TITLE = '《中华人民共和国政府信息公开条例》'
export const REGULATION = `${REGULATION_TITLE}（以下简称《条例》）`

/** As `cite`, for a table that stands by itself. */
export function citeAlone(articles: readonly Article[]): string {
  return cite(articles, REGULATION_TITLE)
}

/** A letter under the organ's red head: 机关标识, 文号, 标题, then what is given. */
export function letter(facts: LetterFacts, title: string, body: readonly Block[]): DocumentTree {
  const number: readonly Block[] =
    facts.docNumber === undefined ? [] : [{ kind: 'docNumber', text: facts.docNumber }]
  return {
    ...metadata(facts, title),
    page: PAGE,
    blocks: [
      { kind: 'organHeader', text: facts.organ },
      ...number,
      { kind: 'rule', red: true },
      { kind: 'title', text: title },
      ...body,
    ],
  }
}

/** A form without the red head. */
export function form(facts: LetterFacts, title: string, body: readonly Block[]): DocumentTree {
  return { ...metadata(facts, title), page: FORM_PAGE, blocks: [{ kind: 'title', text: title }, ...body] }
}

function metadata(facts: LetterFacts, title: string): Pick<DocumentTree, 'title' | 'author' | 'date'> {
  return { title, author: facts.organ, ...(facts.date === undefined ? {} : { date: facts.date }) }
}

export function signature(facts: LetterFacts): readonly Block[] {
  return facts.date === undefined
    ? []
    : [
        {
          kind: 'signature',
          organ: facts.organ,
          date: formatChinese(facts.date),
          ...(facts.seal?.picture === undefined ? {} : { seal: facts.seal.picture }),
        },
        ...verification(facts),
      ]
}

function verification({ verification: told, seal }: LetterFacts): readonly Block[] {
  if (told === undefined) return []
  const caption = `扫码核验本文书（核验码：${told.code}）`
  const stamp = seal?.stamp === undefined ? {} : { stamp: seal.stamp }
  return [{ kind: 'qr', text: told.address, caption, ...stamp }]
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }], indent: true }
}

/** A label in bold and the sentences under it. */
export function sentences(label: string, text: string): Block {
  return labelled(label, closed(text))
}

/** A label in bold and what it names. */
export function labelled(label: string, text: string): Block {
  return { kind: 'paragraph', runs: [{ text: `${label}：`, bold: true }, { text }], indent: true }
}

/** Endings of the procedure and 不予处理 answer nothing: such a reply is called 告知书. */
export function letterName(kind: LetterKind, { decision, petition }: LetterFacts, name: string): string {
  if (kind === 'petitionNotice' && petition !== undefined) return noticeName(petition.of, name)
  return kind === 'reply' ? nameByOutcome(decision?.outcome ?? null, name) : name
}

/** A suggestion to publish (条例 44) is answered under its own name. */
export function noticeName(of: 'amendment' | 'suggestion', name: string): string {
  return of === 'suggestion' ? '主动公开建议答复告知书' : name
}

export function nameByOutcome(outcome: Outcome | null, name: string): string {
  return outcome !== null && calledByOutcome(outcome) === '告知' ? name.replace('答复书', '告知书') : name
}

/** What the letter does, by its outcome: 现…如下, 如不服本…. */
export function calledByOutcome(outcome: Outcome): '答复' | '告知' {
  const { group } = OUTCOME_DEFINITIONS[outcome]
  return group === 'notProcessed' || group === 'other' ? '告知' : '答复'
}

/** 称谓, flush left. */
export function salutation(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }], indent: false }
}

/** 更正申请 (条例 41) that did not end in a correction: whoever asked may contest it (条例 51). */
export function isUncorrected({ petition }: LetterFacts): boolean {
  return petition?.of === 'amendment' && petition.result !== CORRECTED
}
const CORRECTED = '已更正'

/** How the letter addresses the applicant. */
export function you(facts: LetterFacts): '您' | '你单位' {
  return facts.applicant.kind === 'person' ? '您' : '你单位'
}

/** “本机关于…收到您当面提交的政府信息公开申请…” and what was asked, with the correction where there was one. */
export function opening(facts: LetterFacts): readonly Block[] {
  const received = `本机关于${formatChinese(facts.received)}收到${you(facts)}${facts.submitted ?? '提出'}的政府信息公开申请（编号：${facts.applicationNumber}）。`
  const asked = sentences('申请内容', facts.content)
  const { corrected } = facts
  if (corrected === undefined) return [paragraph(received), asked]
  const correction = `因申请内容不明确，本机关于${formatChinese(corrected.askedOn)}告知${you(facts)}补正，于${formatChinese(corrected.receivedOn)}收到补正材料。`
  return [paragraph(received), asked, paragraph(correction), sentences('补正后的申请内容', corrected.content)]
}

export function contactLines(facts: LetterFacts): readonly Block[] {
  const { contact } = facts
  if (contact === undefined) return []
  const person = contact.person === undefined ? '' : `，联系人：${contact.person}`
  const address = contact.address === undefined ? '' : `，地址：${contact.address}`
  return [paragraph(`联系单位：${contact.office}${person}，联系电话：${contact.phone}${address}。`)]
}

export function attachments(items: readonly string[] | undefined): readonly Block[] {
  return items === undefined || items.length === 0 ? [] : [{ kind: 'attachmentNote', items }]
}

// Articles of a single paragraph: their items are cited without “第一款”.
const SINGLE_PARAGRAPH: ReadonlySet<string> = new Set(['条例31', '条例36'])

/** 第十四条、第三十六条第（三）项 of one law behind `short`, other laws and 文号 in full; in order of articles. */
export function cite(articles: readonly Article[], short = '《条例》'): string {
  const regulation = articles.filter((reference) => /^条例\d/.test(reference))
  const others = articles.filter((reference) => !/^条例\d/.test(reference)).map(citeInFull)
  const numbered = [...regulation].sort((a, b) => numberOf(a) - numberOf(b)).map(withoutTitle)
  const own = numbered.length === 0 ? [] : [`${short}${numbered.join('、')}`]
  return [...own, ...others].join('、')
}

function numberOf(reference: Article): number {
  return Number(/\d+/.exec(reference)?.[0] ?? 0)
}

function withoutTitle(reference: Article): string {
  const printed = citeInFull(reference).replace(/^《[^》]*》/, '')
  const head = /^条例\d+/.exec(reference)?.[0] ?? ''
  return SINGLE_PARAGRAPH.has(head) ? printed.replace('第一款', '') : printed
}

/** 救济告知, to whom it is told and of what: a reply to the applicant, a decision to the third party. */
export function remedyLines(
  facts: LetterFacts,
  outcome: Outcome,
  called: string,
  reader: string,
): readonly Block[] {
  const { remedy, date, withdrawn = false } = facts
  if (remedy === undefined || date === undefined) return []
  const { paragraphs } = remedyText({ ...remedy, outcome, withdrawn, decidedOn: date })
  return paragraphs.map((line) => paragraph(line.replaceAll('本答复', called).replaceAll('您', reader)))
}
