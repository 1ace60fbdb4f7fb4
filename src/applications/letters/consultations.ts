import { article } from '../../law/articles.ts'
import { formatChinese } from '../../law/local-date.ts'
import type { Block, DocumentTree } from '../../platform/documents/tree.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { LetterFacts } from './facts.ts'
import {
  attachments,
  cite,
  contactLines,
  labelled,
  letter,
  opening,
  paragraph,
  REGULATION,
  remedyLines,
  salutation,
  you,
} from './shape.ts'

const THIRD_PARTY = article('条例', 32)
const JOINT = article('条例', 34)

/** 第三方征求意见书 (条例 32): in writing, 15 working days from receipt, silence leaves the decision to the organ. */
export function thirdPartyConsultation(facts: LetterFacts, title: string): Result<DocumentTree> {
  const { addressee = '', summary = '' } = facts.consultation ?? {}
  const leak = namesApplicant(facts, summary)
  if (leak !== undefined) return leak
  const body: readonly Block[] = [
    salutation(addressee),
    paragraph(
      '本机关收到公民、法人或者其他组织提出的政府信息公开申请，其中涉及你（单位）的下列信息，公开后可能对你（单位）的合法权益造成损害：',
    ),
    labelled('信息概要', summary),
    paragraph(
      `依照${cite([article('条例', 15), THIRD_PARTY], REGULATION)}的规定，现书面征求你（单位）的意见。请自收到本征询书之日起15个工作日内，就是否同意公开书面提出意见，并填写所附回执；不同意公开或者只同意部分公开的，请说明理由。`,
    ),
    paragraph(
      '逾期未提出意见的，由本机关依照《条例》的规定决定是否公开。你（单位）不同意公开且有合理理由的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知你（单位）。',
    ),
    ...contactLines(facts),
    ...attachments([...(facts.consultation?.attachments ?? []), '第三方意见回执']),
  ]
  const tree = letter(facts, title, body)
  return ok({ ...tree, blocks: [...tree.blocks, ...answerSlip(facts, summary)] })
}

/** The letter goes to the third party: who asked is none of its business. */
function namesApplicant(facts: LetterFacts, summary: string): ReturnType<typeof refuse> | undefined {
  const name = facts.applicant.name.trim()
  if (name.length < 2 || !summary.includes(name)) return undefined
  return refuse('invalid', '征求第三方意见的信息概要里写有申请人的姓名或者名称。请删去后重试。', {
    field: 'consultation.summary',
  })
}

function answerSlip(facts: LetterFacts, summary: string): readonly Block[] {
  return [
    { kind: 'pageBreak' },
    { kind: 'title', text: '第三方意见回执' },
    salutation(facts.organ),
    paragraph(`贵机关的意见征询书（${facts.docNumber ?? ''}）收悉，现提出意见如下：`),
    {
      kind: 'table',
      widths: [1, 3],
      headerRows: 0,
      fontSize: 14,
      rows: [
        [{ text: '所涉信息', header: true }, { text: summary }],
        [{ text: '意见', header: true }, { text: '□ 同意公开\n□ 不同意公开\n□ 同意部分公开' }],
        [{ text: '同意公开的部分', header: true }, { text: '\n\n' }],
        [{ text: '不同意公开的部分和理由', header: true }, { text: '\n\n\n\n' }],
        [{ text: '收到征询书日期', header: true }, { text: '　　　　年　　月　　日' }],
        [{ text: '联系人、联系电话', header: true }, { text: '' }],
        [{ text: '签名或者盖章', header: true }, { text: '\n\n　　　　年　　月　　日' }],
      ],
    },
  ]
}

/** 告知第三方 (条例 32): public interest outweighs its objection; what is disclosed and why, in writing, before it is. */
export function thirdPartyNotice(facts: LetterFacts, title: string): DocumentTree {
  const { thirdParty = '', opinion, content = '', reason = '', publishOn } = facts.disclosure ?? {}
  return letter(facts, title, [
    salutation(thirdParty),
    paragraph(
      '本机关就一件政府信息公开申请所涉信息书面征求过你（单位）的意见。经审查，本机关认为不公开该信息可能对公共利益造成重大影响，决定予以公开。',
    ),
    ...(opinion === undefined ? [] : [labelled('你（单位）的意见', opinion)]),
    labelled('决定公开的内容', content),
    labelled('决定公开的理由', reason),
    ...(publishOn === undefined ? [] : [labelled('公开日期', formatChinese(publishOn))]),
    paragraph(`依照${cite([article('条例', 15), THIRD_PARTY], REGULATION)}的规定，现书面告知你（单位）。`),
    // A decision to disclose: review or suit, as for 予以公开.
    ...remedyLines(facts, 'A1', '本决定'),
    ...contactLines(facts),
  ])
}

/** 征求其他机关意见函 (条例 34): jointly made information; silence after 15 working days counts as consent. */
export function organConsultation(facts: LetterFacts, title: string): DocumentTree {
  const { addressee = '', summary = '' } = facts.consultation ?? {}
  return letter(facts, title, [
    salutation(addressee),
    paragraph('本机关收到一件政府信息公开申请，所涉下列政府信息由本机关牵头、与你单位共同制作：'),
    labelled('信息概要', summary),
    paragraph(
      `依照${cite([JOINT], REGULATION)}的规定，现征求你单位的意见。请自收到本函之日起15个工作日内，书面告知是否同意公开；不同意公开或者只同意部分公开的，请说明理由和依据的具体条款。逾期未提出意见的，视为同意公开。`,
    ),
    paragraph('专此函达。'),
    ...contactLines(facts),
    ...attachments(facts.consultation?.attachments),
  ])
}

/** 征求意见告知书 to the applicant: the time of asking is not counted (条例 33.3); nobody asked is named. */
export function consultationNotice(facts: LetterFacts, title: string): DocumentTree {
  const { of: asked, sentOn } = facts.consultation ?? {}
  const why = asked === 'organ' ? '由本机关与其他机关共同制作' : '涉及第三方合法权益'
  const whom = asked === 'organ' ? '有关机关' : '第三方'
  const rule = asked === 'organ' ? JOINT : THIRD_PARTY
  return letter(facts, title, [
    salutation(facts.applicant.name),
    ...opening(facts),
    paragraph(
      `经审查，${you(facts)}申请的政府信息${why}。依照${cite([rule], REGULATION)}的规定，本机关已于${sentOn === undefined ? '' : formatChinese(sentOn)}书面征求${whom}的意见。`,
    ),
    paragraph(`依照${cite([article('条例', 33, 3)])}的规定，征求意见所需时间不计算在答复期限内。特此告知。`),
    ...contactLines(facts),
  ])
}
