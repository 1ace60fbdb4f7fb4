/** The tables of the forms an office keeps in the file of a case: filled from the record, the rest for the pen. */
import { formatChinese } from '../../law/local-date.ts'
import type { Block, Cell } from '../../platform/documents/tree.ts'
import type { LetterFacts, Opinion } from './facts.ts'
import { dated, pair, pairOrRows, TO_BE_DATED, twoARow, wide } from './form-cells.ts'
import { closed } from './sentences.ts'
import { citeAlone } from './shape.ts'

function form(rows: readonly (readonly Cell[])[]): Block {
  return { kind: 'table', widths: [1.3, 2.1, 1.2, 1.4], headerRows: 0, fontSize: 12, rows }
}

function receivedOf({ received, receipt }: LetterFacts): string {
  const basis = receipt?.basis
  return `${formatChinese(received)}${basis === undefined ? '' : `（${citeAlone([basis])}）`}`
}

/** 申请登记表: the application as it came (条例 29), when it counts as received (条例 31), who handles it. */
export function registrationTable(facts: LetterFacts): Block {
  const { applicant, registration, receipt } = facts
  return form([
    wide('登记机关', facts.organ),
    pair('申请编号', facts.applicationNumber, '提交方式', facts.channel ?? ''),
    ...pairOrRows('收到日期', receivedOf(facts), '答复截止日期', dated(receipt?.replyDue)),
    ...pairOrRows('申请人类别', registration?.column ?? '', '申请人', applicant.name),
    ...twoARow(registration?.person ?? []),
    wide('所需信息的名称', registration?.infoName ?? ''),
    ...pairOrRows('文号', registration?.docNumber ?? '', '提供形式', registration?.formWanted ?? ''),
    wide('申请内容', facts.corrected?.content ?? facts.content),
    ...pairOrRows('获取途径', registration?.wayWanted ?? '', '需要的帮助', registration?.help ?? ''),
    pair('承办单位', registration?.unit ?? '', '承办人', receipt?.handler ?? ''),
    pair('登记人', '', '登记日期', TO_BE_DATED),
    // the longest comes last: what goes over to a second page is part of it, no row alone
    wide('办理经过', (registration?.steps ?? []).join('\n')),
  ])
}

/** 审查呈批单: what is proposed and on what ground, then each opinion with its person and day (拟稿—审核—签发). */
export function approvalTable(facts: LetterFacts): Block {
  const { applicant, receipt, approval } = facts
  const grounds = approval?.grounds ?? []
  return form([
    wide('呈批机关', facts.organ),
    ...pairOrRows('申请编号', facts.applicationNumber, '申请人', applicant.name),
    pair('收到日期', formatChinese(facts.received), '答复截止日期', dated(receipt?.replyDue)),
    wide('申请内容', facts.corrected?.content ?? facts.content),
    wide('拟答复类型', approval?.proposed ?? ''),
    wide('依据', grounds.length === 0 ? '' : citeAlone(grounds)),
    wide('征求意见、检索等情况', (approval?.findings ?? []).join('\n') || '\n'),
    ...(approval?.opinions ?? []).map((opinion) => wide(opinion.label, opinionText(opinion))),
    wide('备注', '\n'),
  ])
}

function opinionText({ text, person, on }: Opinion): string {
  const signed = `${person === undefined ? '签名：　　　　' : person}　　${dated(on)}`
  return text === undefined ? `\n\n${signed}` : `${closed(text)}\n${signed}`
}

/** 主动公开信息移送明细表 (条例 44): what was asked for and may be public goes to those who publish. */
export function transferTable({ transfer }: LetterFacts): Block {
  const heads = ['序号', '信息名称', '文号', '申请编号', '答复情况', '拟公开栏目', '备注']
  const rows = (transfer?.items ?? []).map((item, index): readonly Cell[] => [
    { text: String(index + 1), align: 'center' },
    { text: item.name },
    { text: item.docNumber ?? '' },
    { text: item.number },
    { text: item.answered },
    { text: '' },
    { text: item.remark ?? '' },
  ])
  return {
    kind: 'table',
    widths: [0.6, 2.3, 1.4, 2.6, 2.1, 1.3, 0.8],
    headerRows: 1,
    fontSize: 9, // a number with a long code of the organ stays on its line
    rows: [heads.map((text): Cell => ({ text, header: true })), ...rows],
  }
}

/** Both sides sign that the list was handed over. */
export function transferSigns({ organ }: LetterFacts): Block {
  return form([
    pair('移送单位签章', `${organ}\n\n`, '接收单位签章', '\n\n'),
    pair('移送人、日期', TO_BE_DATED, '接收人、日期', TO_BE_DATED),
  ])
}

/** 征求意见确认函, the half that comes back. */
export function confirmationTable({ consultation, confirmation }: LetterFacts): Block {
  return form([
    wide('所涉信息', consultation?.summary ?? '\n'),
    wide('记录的意见', confirmation?.opinion ?? ''),
    wide('说明的理由', confirmation?.reason ?? '\n'),
    wide('核对结果', '□ 与本人（本单位）的意见一致\n□ 不一致，更正为：\n\n'),
    pair('签名或者盖章', '\n\n', '日期', TO_BE_DATED),
  ])
}
