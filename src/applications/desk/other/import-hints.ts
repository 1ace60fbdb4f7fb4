import { APPLICANT_NAMES, CHANNEL_DEFINITIONS } from '../../model.ts'

/** The heads an old register must bear, as its reader asks for them (old-register.ts), each explained. */
export const IMPORT_HINTS: Readonly<Record<string, string>> = {
  '申请人*': '姓名或者名称，加密保存',
  '申请人类型*': Object.values(APPLICANT_NAMES).join('、'),
  证件号码: '身份证号码或者统一社会信用代码，用于查重',
  联系电话: '可空',
  '申请内容*': '申请公开的内容，原文',
  '渠道*': Object.values(CHANNEL_DEFINITIONS)
    .map(({ name }) => name)
    .join('、'),
  '提交日期*': '如 2020-03-05、2020年3月5日',
  '收到日期*': '当面提交为提交之日，邮寄为签收之日，其他为确认之日',
  答复类型: 'A1、C4、D1a 等代码或者全称；未答复的留空',
  答复日期: '成文日期',
  文号: '答复书文号',
  送达日期: '未送达的留空',
}
