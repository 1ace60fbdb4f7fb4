import type { LetterWords } from '../../applications/procedural-letters.ts'
import type { LoadedOrgan } from '../context.ts'
import type { Subject } from './subjects.ts'

/** What the letters of a case say beyond its acts: what would be given out, where to pay, how to answer. */
export function letterWords({ organ }: LoadedOrgan, { infoName, thirdParty }: Subject): LetterWords {
  const { address = '', phone = '' } = organ.settings
  return {
    summary: `本机关制作、保存的《${infoName}》，其中涉及贵方的内容见所附复印件`,
    attachments: [`《${infoName}》涉及贵方内容的复印件`],
    way: `当面递交或者邮寄至${address}，也可以在申请查询页面在线填写；咨询电话：${phone}`,
    payment: `凭本通知书到${address}财务窗口开具非税收入缴款书，到代收银行缴纳，或者扫描缴款书上的二维码缴纳`,
    ...(thirdParty === undefined ? {} : { thirdParty }),
  }
}
