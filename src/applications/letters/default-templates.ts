/** The built-in templates: what is used where no administrator has made another. */
import type { LetterKind } from './facts.ts'
import type { Part, Template, TemplateBlock } from './template-model.ts'

const REGULATION = '《中华人民共和国政府信息公开条例》（以下简称《条例》）'

const title: TemplateBlock = { kind: 'title', text: '{文书名称}' }
const toApplicant: TemplateBlock = { kind: 'salutation', text: '{申请人}：' }
const contact = part('contact')
const signature = part('signature')

function part(which: Part): TemplateBlock {
  return { kind: 'part', part: which }
}

function paragraph(text: string): TemplateBlock {
  return { kind: 'paragraph', text }
}

function labelled(label: string, text: string): TemplateBlock {
  return { kind: 'labelled', label, text }
}

export const DEFAULT_TEMPLATES: Readonly<Record<LetterKind, Template>> = {
  receipt: [
    title,
    paragraph(`{您}提出的政府信息公开申请，本机关已经依照${REGULATION}的规定登记，有关事项如下：`),
    part('receiptTable'),
    paragraph(
      '需要补正申请、延长答复期限或者征求第三方、其他机关意见的，本机关另行告知。依照《条例》第三十三条第二款、第三款的规定，延长的期限最长不超过20个工作日，征求意见所需时间不计算在答复期限内。',
    ),
    contact,
    part('query'),
    signature,
  ],
  correctionNotice: [
    title,
    toApplicant,
    part('opening'),
    paragraph(
      `经审查，{您}的申请内容不明确。依照${REGULATION}第三十条的规定，现一次性告知{您}对下列事项作出补正：`,
    ),
    part('correctionItems'),
    labelled('指导和释明', '{指导和释明}'),
    labelled('补正期限', '{补正期限}'),
    labelled('补正方式', '{补正方式}'),
    paragraph(
      '无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。按期补正的，答复期限自本机关收到补正的申请之日起计算。',
    ),
    contact,
    signature,
  ],
  extensionNotice: [
    title,
    toApplicant,
    part('opening'),
    paragraph('该申请的答复期限原至{原答复截止日}。因下列原因，本机关不能在该期限内作出答复。'),
    labelled('延期理由', '{延期理由}'),
    paragraph(
      `依照${REGULATION}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人于{负责人同意日期}同意，答复期限延长{延长的工作日数}个工作日，本机关将在{延长后的答复截止日}前（含当日）向{您}作出答复。征求第三方和其他机关意见所需时间不计算在上述期限内。`,
    ),
    paragraph('特此告知。'),
    contact,
    signature,
  ],
  thirdPartyConsultation: [
    title,
    { kind: 'salutation', text: '{征求意见的对象}：' },
    paragraph(
      '本机关收到公民、法人或者其他组织提出的政府信息公开申请，其中涉及你（单位）的下列信息，公开后可能对你（单位）的合法权益造成损害：',
    ),
    labelled('信息概要', '{信息概要}'),
    paragraph(
      `依照${REGULATION}第十五条、第三十二条的规定，现书面征求你（单位）的意见。请自收到本征询书之日起15个工作日内，就是否同意公开书面提出意见，并填写所附回执；不同意公开或者只同意部分公开的，请说明理由。`,
    ),
    paragraph(
      '逾期未提出意见的，由本机关依照《条例》的规定决定是否公开。你（单位）不同意公开且有合理理由的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知你（单位）。',
    ),
    contact,
    part('attachments'),
    signature,
    part('answerSlip'),
  ],
  thirdPartyNotice: [
    title,
    { kind: 'salutation', text: '{第三方}：' },
    paragraph(
      '本机关就一件政府信息公开申请所涉信息书面征求过你（单位）的意见。经审查，本机关决定公开下列政府信息。',
    ),
    labelled('你（单位）的意见', '{第三方的意见}'),
    labelled('决定公开的内容', '{决定公开的内容}'),
    labelled('决定公开的理由', '{决定公开的理由}'),
    labelled('公开日期', '{公开日期}'),
    paragraph(`依照${REGULATION}第十五条、第三十二条的规定，现书面告知你（单位）。`),
    part('remedies'),
    contact,
    signature,
  ],
  consultationNotice: [
    title,
    toApplicant,
    part('opening'),
    paragraph(
      `经审查，{您}申请的政府信息{征求意见的原因}。依照${REGULATION}{征求意见的依据}的规定，本机关已于{征求意见的日期}书面征求{征求谁的意见}的意见。`,
    ),
    paragraph('依照《条例》第三十三条第三款的规定，征求意见所需时间不计算在答复期限内。特此告知。'),
    contact,
    signature,
  ],
  organConsultation: [
    title,
    { kind: 'salutation', text: '{征求意见的对象}：' },
    paragraph('本机关收到一件政府信息公开申请，所涉下列政府信息由本机关牵头、与你单位共同制作：'),
    labelled('信息概要', '{信息概要}'),
    paragraph(
      `依照${REGULATION}第三十四条的规定，现征求你单位的意见。请自收到本函之日起15个工作日内，书面告知是否同意公开；不同意公开或者只同意部分公开的，请说明理由和依据的具体条款。逾期未提出意见的，视为同意公开。`,
    ),
    paragraph('专此函达。'),
    contact,
    part('attachments'),
    signature,
  ],
  reasonsNotice: [
    title,
    toApplicant,
    part('opening'),
    labelled('申请的数量、频次', '{申请的数量频次}'),
    paragraph(
      `{您}申请公开政府信息的数量、频次明显超过合理范围。依照${REGULATION}第三十五条的规定，请{您}说明理由。`,
    ),
    labelled('说明理由的期限', '{说明理由的期限}'),
    paragraph(
      '本机关认为申请理由不合理的，告知{您}不予处理；认为申请理由合理，但是无法在《条例》第三十三条规定的期限内答复的，可以确定延迟答复的合理期限并告知{您}。',
    ),
    contact,
    signature,
  ],
  agreedDateNotice: [
    title,
    toApplicant,
    part('opening'),
    paragraph(
      `{您}申请公开政府信息的数量、频次明显超过合理范围。经审查{您}说明的理由，本机关认为申请理由合理，但是无法在${REGULATION}第三十三条规定的期限内答复。`,
    ),
    labelled('不能按期答复的原因', '{不能按期答复的原因}'),
    paragraph(
      `依照《条例》第三十五条的规定，本机关确定在{延迟答复的期限}前（含当日）向{您}作出答复。特此告知。`,
    ),
    contact,
    signature,
  ],
  feeNotice: [
    title,
    toApplicant,
    part('opening'),
    paragraph(
      `{您}申请公开政府信息的数量、频次明显超过合理范围。依照${REGULATION}第四十二条第一款和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，本机关决定对该申请收取信息处理费。`,
    ),
    part('feeTable'),
    labelled('收费数额', '{收费数额大写}（{收费数额}元）'),
    labelled('缴纳方式', '{缴纳方式}'),
    paragraph(
      '请自收到本通知书次日起20个工作日内缴费。逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。{您}完成缴费后，本机关依法继续办理，答复期限自完成缴费次日起重新计算。',
    ),
    part('feeObjection'),
    contact,
    signature,
  ],
  reply: [
    title,
    toApplicant,
    part('opening'),
    paragraph('经本机关政府信息公开工作机构负责人同意，答复期限延长至{延长后的期限}，已告知{您}。'),
    paragraph('经审查，现{答复或者告知}如下：'),
    part('conclusion'),
    part('elements'),
    labelled('提供方式', '{提供方式}'),
    part('remedies'),
    contact,
    part('attachments'),
    signature,
  ],
  deliveryRecord: [
    title,
    part('deliveryTable'),
    {
      kind: 'note',
      text: '说明：直接送达、委托其他行政机关代为送达的，以签收日期为送达日期；邮寄送达的，通过邮政企业交寄，以交邮日期判断是否按期答复。',
    },
  ],
  assistanceLetter: [
    title,
    { kind: 'salutation', text: '{协办单位}：' },
    paragraph('本机关正在办理一件政府信息公开申请，需要你单位协助。所涉政府信息的概要和请求协助的事项如下：'),
    labelled('信息概要', '{信息概要}'),
    labelled('请求协助的事项', '{请求协助的事项}'),
    paragraph(
      '请于{回复的期限}前（含当日）书面回复，并附有关材料；没有相关信息的，请说明查找的范围和方法。答复申请人的法定期限不因协办延长，请予支持。',
    ),
    paragraph('专此函达。'),
    contact,
    signature,
  ],
  petitionNotice: [
    title,
    toApplicant,
    paragraph('本机关于{提出日期}收到{您}提出的{提出的事项}（编号：{编号}）。'),
    labelled('内容', '{提出的内容}'),
    paragraph(`依照${REGULATION}{处理的依据}的规定，现将处理结果告知{您}：`),
    labelled('处理结果', '{处理结果}'),
    labelled('说明', '{处理的说明}'),
    part('remedies'),
    contact,
    signature,
  ],
  registrationForm: [title, part('registrationTable')],
  approvalSheet: [
    title,
    part('approvalTable'),
    {
      kind: 'note',
      text: '说明：本单由办理记录生成，与答复稿一并呈批、存卷；空白处由相应人员签署。',
    },
  ],
  opinionConfirmation: [
    title,
    { kind: 'salutation', text: '{确认的对象}：' },
    paragraph(
      `本机关依照${REGULATION}{征求意见的依据}的规定，就一件政府信息公开申请所涉信息征求你（单位）的意见，于{提出意见的日期}收到你（单位）的意见。为准确记录，请核对下表，签名或者盖章后退回本机关。`,
    ),
    part('confirmationTable'),
    contact,
    signature,
  ],
  disclosureTransfer: [
    title,
    paragraph(
      `下列信息经依申请公开审查，属于可以公开的政府信息。依照${REGULATION}第四十四条第二款的规定，移送{移送给谁}研究纳入主动公开的范围。`,
    ),
    part('transferTable'),
  ],
}
