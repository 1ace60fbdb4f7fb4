/** 登记回执 as a document: after receipt by 条例 31 the statutory one, before it one that says what is still to come. */
import { formatChinese } from '../law/local-date.ts'
import type { Organ } from '../organs/model.ts'
import type { Block, DocumentTree } from '../platform/documents/tree.ts'
import { ok, type Result } from '../platform/result.ts'
import type { Services } from '../platform/services.ts'
import { readCase } from './case-work.ts'
import { caseFacts } from './letter-facts.ts'
import { legalDay } from './letter-work.ts'
import { buildLetter } from './letters/build-letter.ts'
import { form, labelled, paragraph, signature } from './letters/shape.ts'
import type { LetterFacts } from './letters/facts.ts'
import { CHANNEL_DEFINITIONS } from './model.ts'
import type { ApplicationRecord, Db } from './store.ts'
import { templateFor } from './template-store.ts'

export interface ReceiptKey {
  readonly queryCode?: string | undefined
  readonly receiptCode?: string | undefined
}

export async function receiptTree(
  services: Services,
  db: Db,
  organ: Organ,
  row: ApplicationRecord,
  key: ReceiptKey,
): Promise<Result<DocumentTree>> {
  const { view } = await readCase(services, db, row)
  const facts = caseFacts(services.keys, organ, row, view, services.clock.today())
  const due = view.deadlines.reply?.due ?? null
  const { publicUrl, host, port } = services.config
  const address = `${publicUrl ?? `http://${host}:${port}`}/o/${organ.code}/apply/status`
  if (view.receivedOn === null || due === null) return ok(waitingReceipt(facts, row, key, address))
  const receipt = {
    basis: CHANNEL_DEFINITIONS[row.channel].basis,
    replyDue: legalDay(due),
    ...(key.queryCode === undefined ? {} : { query: { code: codesText(key), address } }),
  }
  const template = await templateFor(db, services.organs, row.organ_id, 'receipt', services.clock.today())
  return buildLetter('receipt', { ...facts, receipt }, template)
}

function codesText({ queryCode = '', receiptCode }: ReceiptKey): string {
  return receiptCode === undefined ? queryCode : `${queryCode}（校验数字${receiptCode}）`
}

/** 条例 31: by internet, fax and ordinary mail the period starts with the confirmation, not with the sending. */
function waitingReceipt(
  facts: LetterFacts,
  row: ApplicationRecord,
  key: ReceiptKey,
  address: string,
): DocumentTree {
  const asked = facts.content
  return form(facts, '政府信息公开申请提交回执', [
    paragraph(
      `您（单位）于${formatChinese(legalDay(row.submitted_on))}${CHANNEL_DEFINITIONS[row.channel].told}的政府信息公开申请，本机关已作接收登记。`,
    ),
    labelled('受理机关', facts.organ),
    labelled('申请编号', row.number),
    labelled('申请人', facts.applicant.name),
    ...named('信息名称', row.info_name, asked),
    ...named('文号', row.doc_number, asked),
    labelled('申请内容', asked),
    ...(key.queryCode === undefined ? [] : [labelled('查询码', key.queryCode)]),
    ...(key.receiptCode === undefined ? [] : [labelled('校验数字', key.receiptCode)]),
    paragraph(
      '依照《中华人民共和国政府信息公开条例》第三十一条的规定，以本机关与您（单位）双方确认之日为收到申请之日，答复期限自收到申请之日起计算。请保持联系方式畅通，凭申请编号、查询码和校验数字（或者联系电话后四位）查询办理进度。',
    ),
    labelled('查询网址', address),
    ...contactOf(facts),
    ...signature(facts),
  ])
}

/** Said beside the description, where the description is not made of it. */
function named(label: string, text: string, asked: string): readonly Block[] {
  return text === '' || asked.includes(text) ? [] : [labelled(label, text)]
}

function contactOf({ contact }: LetterFacts): readonly Block[] {
  return contact === undefined ? [] : [labelled('联系电话', `${contact.phone}（${contact.office}）`)]
}
