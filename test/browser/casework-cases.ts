/** One made-up case for each outcome: how it comes in, what happens before the reply, what is answered, how it leaves. */
import { expect } from 'vitest'
import { addDays, localDate } from '../../src/law/local-date.ts'
import type { Outcome } from '../../src/law/outcomes.ts'
import type { Paper, Registration, ReplyText } from './clerk.ts'
import type { Office } from './office.ts'

export type Way = 'byHand' | 'post' | 'email' | 'download'

export interface Play {
  readonly request: Registration
  /** Letters and fax are confirmed with the applicant first (条例 31). */
  readonly confirm?: string
  /** From the open case, already with its unit, to the point where the reply is drafted. */
  readonly before?: (office: Office, number: string) => Promise<void>
  readonly reply: ReplyText
  readonly way: Way
  /** Sentences the letter must print; the texts of `reply.elements` are looked for anyway. */
  readonly prints?: readonly string[]
  /** What stays in the file (条例 36: not for the applicant). */
  readonly keptInside?: string
}

const MINE = ['明确', '是政府信息公开申请', '本机关制作', '有现成的信息']

export function paper(name: string, text: string): Paper {
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(onePage(text)) }
}

function ask(name: string, infoName: string, more: Partial<Registration> = {}): Registration {
  return { name, infoName, content: `申请公开${infoName}。`, ...more }
}

export const ENCLOSED = paper('小区改造验收报告.pdf', 'acceptance report of the estate')

export const PLAYS: Readonly<Record<Outcome, Play>> = {
  A1: {
    request: ask('甄甲', '2025年试验路小区改造验收报告'),
    reply: {
      path: [...MINE, '可以全部公开', '向申请人提供该信息'],
      elements: { 提供的信息清单: '《小区改造验收报告》1份共1页，电子文件' },
      files: [ENCLOSED],
    },
    way: 'byHand',
    prints: ['小区改造验收报告'],
  },
  A2: {
    request: ask('甄乙', '街道2025年度部门决算', { channel: '当面口头（代填）' }),
    reply: {
      path: [...MINE, '可以全部公开', '已经主动公开'],
      elements: { 获取方式: '本机关网站“财政预决算”栏目，2026年1月20日发布' },
    },
    way: 'byHand',
  },
  B: {
    request: ask('甄丙', '2025年临时救助审批台账', {
      channel: '邮寄（挂号、特快专递）',
      wayWanted: '邮寄',
      applicant: { 联系地址: '试验区试验路9号', 邮政编码: '471000' },
      days: { 信封寄出邮戳日: '2026-02-27', 本机关签收之日: '2026-03-02' },
    }),
    reply: {
      path: [...MINE, '部分不应当公开'],
      elements: {
        提供的部分: '台账中的救助事项、金额和日期，共3页',
        '不予公开的部分，逐项列明': '台账“经办流转”一栏',
        不予公开部分的理由: '该栏记录本机关内部的经办流转，属于内部工作流程信息',
        不予公开部分的依据: '条例第16条第1款',
      },
    },
    way: 'post',
  },
  C1: {
    request: ask('甄丁', '某次专项行动部署文件', { channel: '传真' }),
    confirm: '拨打申请人电话，核对申请内容无误',
    reply: {
      path: [...MINE, '属于国家秘密'],
      elements: {
        不予公开的理由: '该文件经有定密权的机关依法确定为国家秘密，尚在保密期限内',
        '密级标识、保密期限和定密依据': '由区有关部门定密，本机关档案室另册登记',
      },
    },
    way: 'byHand',
    keptInside: '另册登记',
  },
  C2: {
    request: ask('甄戊', '辖区统计调查对象个体资料', {
      channel: '平常信函',
      wayWanted: '邮寄',
      applicant: { 联系地址: '试验区试验路11号', 邮政编码: '471000' },
    }),
    confirm: '当日致电申请人确认收到信函',
    reply: {
      path: [...MINE, '法律、行政法规禁止公开'],
      elements: {
        不予公开的理由: '该资料属于能够识别单个统计调查对象身份的资料',
        禁止公开的法律或者行政法规的具体条款: '《中华人民共和国统计法》第二十八条',
      },
    },
    way: 'post',
  },
  C3: {
    request: ask('甄己', '辖区反恐重点目标防护方案', {
      wayWanted: '电子邮件',
      applicant: { 电子邮箱: 'applicant@example.cn' },
    }),
    reply: {
      path: [...MINE, '公开后可能危及'],
      elements: {
        不予公开的理由: '方案列有防护力量部署和处置时限，公开后可能被用于规避防护',
        可能危及的方面: '公共安全',
        公开后不利影响的论证材料: '论证会纪要存卷第12页',
      },
    },
    way: 'email',
    prints: ['通过互联网渠道提交：https://review.example.cn'],
    keptInside: '存卷第12页',
  },
  C4: {
    request: ask('甄庚', '某企业厂房租赁合同', {
      column: '商业企业',
      name: '试验商贸有限公司',
      applicant: { 联系人: '甄庚' },
    }),
    before: async ({ people: { clerk }, passDays }, number) => {
      await clerk.act('征求第三方意见', {
        第三方名称: '某企业管理有限公司',
        所涉信息的概要: '贵单位与街道集体经济组织签订的厂房租赁合同文本',
      })
      await clerk.act('登记征求意见书送达')
      passDays(1)
      await clerk.openCase(number)
      await clerk.act('登记第三方意见', {
        意见: '不同意公开',
        对方说明的理由: '合同载有租金单价，公开会损害本单位商业秘密',
      })
    },
    reply: {
      path: [...MINE, '涉及商业秘密'],
      elements: {
        不予公开的理由: '合同中的租金单价和付款条件不为公众所知悉，权利人采取了保密措施',
        所保护的权益: '商业秘密',
        不公开对公共利益影响的衡量: '不公开不会对公共利益造成重大影响',
      },
    },
    way: 'byHand',
    prints: ['本机关于2026年3月2日书面征求第三方意见', '不同意公开', '你单位'],
  },
  C5: {
    request: ask('甄辛', '街道机关人员年度考核排名'),
    reply: {
      path: [...MINE, '人事管理'],
      elements: { 不予公开的理由: '该排名只用于本机关内部人事管理，不对外产生影响', 所属类别: '人事管理' },
    },
    way: 'byHand',
  },
  C6: {
    request: ask('甄壬', '老旧小区改造专题会讨论记录'),
    reply: {
      path: [...MINE, '讨论记录'],
      elements: {
        不予公开的理由: '该记录形成于决策过程中，公开会影响坦率讨论',
        所属类别: '讨论记录',
        '已查明法律、法规、规章没有应当公开的规定': '经查无应当公开的规定，见卷内第5页',
      },
    },
    way: 'byHand',
    keptInside: '卷内第5页',
  },
  C7: {
    request: ask('甄癸', '某占道经营处罚案卷', { wayWanted: '网上下载' }),
    reply: {
      path: [...MINE, '行政执法案卷信息'],
      elements: {
        不予公开的理由: '所申请内容为该案调查取证材料，属于行政执法案卷',
        所属行政执法案卷: '试验街道2025年第17号行政处罚案卷',
      },
    },
    way: 'download',
    prints: ['通过互联网渠道提交：https://review.example.cn'],
  },
  C8: {
    request: ask('甄子', '某房屋不动产登记资料'),
    reply: {
      path: ['明确', '法律、行政法规对获取有特别规定'],
      elements: {
        有特别规定的法律: '《不动产登记暂行条例》第二十七条',
        查询的渠道: '试验区不动产登记中心查询窗口',
      },
    },
    way: 'byHand',
  },
  D1a: {
    request: ask('甄丑', '1983年试验路门牌改编批复'),
    before: async ({ people: { clerk } }) => {
      await clerk.act('登记检索', {
        检索范围: '档案室1980年至1990年文书档案',
        '检索方法、关键词': '门牌改编、试验路',
        检索结果: '未检索到',
        检索人: 'clerk某',
      })
    },
    reply: { path: ['明确', '是政府信息公开申请', '本机关制作', '经检索不存在'], elements: {} },
    way: 'byHand',
    prints: ['档案室1980年至1990年文书档案', '门牌改编、试验路'],
  },
  D1b: {
    request: ask('甄寅', '试验区2025年土地出让合同'),
    reply: {
      path: ['明确', '是政府信息公开申请', '由其他机关负责公开'],
      elements: {
        不属于本机关负责公开的理由: '土地出让合同由自然资源主管部门制作',
        能够确定的: '试验区自然资源局，电话0379-0000001',
      },
    },
    way: 'byHand',
  },
  D2: {
    request: ask('甄卯', '近十年辖区商户倒闭率分析'),
    before: async ({ people: { clerk, head } }, number) => {
      await clerk.act('提请延期', { 延期的理由: '需逐年核对登记台账，确认有无现成统计' })
      await head.openCase(number)
      await head.act('批准延期')
      await clerk.openCase(number)
    },
    reply: {
      path: ['明确', '是政府信息公开申请', '本机关制作', '没有现成信息'],
      elements: { '需要另行制作或者加工、分析的说明': '本机关只有逐户登记台账，没有倒闭率统计' },
    },
    way: 'byHand',
    prints: ['经本机关政府信息公开工作机构负责人同意，答复期限延长至2026年'],
  },
  D3: {
    request: ask('甄辰', '有关材料', { content: '申请公开街道的有关材料。' }),
    before: async ({ people: { clerk }, passDays, today }, number) => {
      await clerk.act('告知补正', {
        需要补正的事项: ['未写明所需政府信息的名称、文号或者其他特征'],
        指导和释明: '可写明事项、年度和项目名称',
        合理的补正期限: later(today(), 14),
      })
      passDays(1)
      await clerk.openCase(number)
      await clerk.act('登记收到补正', {
        '补正后的申请内容（照原文录入）': '就是街道的那些材料。',
        补正的方式: '当面提交书面补正',
      })
    },
    reply: {
      path: ['已经补正，仍然无法指向'],
      elements: { 补正后仍不明确之处: '补正后仍未写明名称、文号或者其他可供查询的特征' },
    },
    way: 'byHand',
    prints: ['试街公补〔2026〕', '补正后的申请内容：就是街道的那些材料。'],
  },
  E1: {
    request: ask('甄巳', '邻居违建的处理结果', {
      content: '请公开你们为什么不处理我邻居的违建，要求严肃查处。',
    }),
    before: async ({ people: { clerk } }) => {
      await clerk.act('移交信访', {
        移交给哪个机构: '本机关综合行政执法队',
        移交的内容和理由: '投诉邻居违建，内容转执法队核查',
      })
    },
    reply: {
      path: ['明确', '进行信访、投诉、举报'],
      elements: {
        '属于信访、投诉、举报的内容': '要求查处邻居违法建设',
        可以反映的渠道: '本机关综合行政执法队，电话0379-0000002',
      },
    },
    way: 'byHand',
  },
  E2: {
    // the applicant of A2 asks the same again
    request: ask('甄乙', '街道2025年度部门决算'),
    reply: { path: ['明确', '相同的政府信息'], elements: {} },
    way: 'byHand',
    prints: ['本机关已于2026年', '对您就相同政府信息提出的申请', '作出答复'],
  },
  E3: {
    request: ask('甄未', '《试验区年鉴2025》'),
    reply: {
      path: ['明确', '要求提供政府公报'],
      elements: { 公开出版物的获取途径: '试验区图书馆、新华书店' },
    },
    way: 'byHand',
  },
  E4: {
    request: ask('试验物业管理有限公司', '街道2019年以来全部会议签到表', { column: '商业企业' }),
    before: async ({ people: { clerk }, passDays, today }, number) => {
      await clerk.act('要求说明理由', {
        '申请的数量、频次': '2026年1月以来共提出申请46件，其中38件内容相近',
        说明理由的期限: later(today(), 10),
      })
      passDays(1)
      await clerk.openCase(number)
      await clerk.act('登记理由说明', {
        申请人说明的理由: '想看看有没有人缺席会议',
        说明的方式: '书面',
      })
      // Whether the reasons hold is judged on this page: they have to stand on it.
      await clerk.section('申请内容').getByText('想看看有没有人缺席会议').waitFor()
    },
    reply: {
      path: ['明确', '数量、频次明显超过合理范围，说明的理由不合理'],
      elements: { 理由不合理的认定: '所述理由与申请数量不相称，也不指向具体用途' },
    },
    way: 'byHand',
    prints: [
      '共提出申请46件',
      '试街公说〔2026〕',
      '你单位于2026年',
      '说明的理由为：“想看看有没有人缺席会议”。',
      '你单位申请公开',
    ],
  },
  E5: {
    request: ask('甄酉', '在2024年答复上加盖公章予以确认', { wayWanted: '网上下载' }),
    reply: {
      path: ['明确', '要求确认或者重新出具'],
      elements: { 申请人已经获取该信息的情况: '您已于2024年6月3日领取该答复及附件' },
    },
    way: 'download',
  },
  F1: {
    request: ask('甄戌', '相关文件', { content: '申请公开相关文件。' }),
    before: async ({ people: { clerk }, passDays, today }, number) => {
      await clerk.act('告知补正', {
        需要补正的事项: ['未写明所需政府信息的名称、文号或者其他特征'],
        指导和释明: '可写明事项、年度和项目名称',
        合理的补正期限: later(today(), 10),
      })
      passDays(11)
      await clerk.openCase(number)
    },
    reply: { path: ['无正当理由逾期不补正'], elements: {} },
    way: 'byHand',
    prints: ['试街公补〔2026〕'],
  },
  F2: {
    request: ask('甄亥', '近五年全部会议通知扫描件'),
    before: async ({ people: { clerk }, passDays }, number) => {
      await clerk.act('发出收费通知', {
        计收方式: '按量（本件 A4 纸单面页数）',
        页数: '57',
        缴纳方式: '持本通知书到党政办公室开具缴款书',
      })
      // 国办函〔2020〕109号: 20 working days, not thirty days
      expect(await clerk.act('登记收费通知送达')).toContain('次日起二十个工作日内缴纳')
      // 20 working days, no holiday among them but perhaps 清明: five weeks are enough
      passDays(35)
      await clerk.openCase(number)
    },
    reply: { path: [...MINE, '可以全部公开', '收费通知已经送达，逾期不缴纳'], elements: {} },
    way: 'byHand',
    prints: ['270元'],
  },
  F3: {
    request: ask('甄一', '办理某证件需要哪些材料', { content: '请问办理某证件需要哪些材料？' }),
    reply: {
      path: ['明确', '咨询、不是政府信息'],
      elements: { 终止办理的情形: '您提出的是办事咨询，不是政府信息公开申请，已当场解答' },
    },
    way: 'byHand',
  },
}

function later(day: string, days: number): string {
  return addDays(localDate(day), days)
}

/** The smallest PDF with a line of text. */
function onePage(text: string): string {
  const stream = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj${object}endobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return `${body}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`
}
