/** Elements as a clerk types them, with and without the mark at the end; invented organs and persons. */
import type { Outcome } from '../../law/outcomes.ts'
import type { DecisionFacts, LetterFacts } from './facts.ts'
import { FACTS } from './letters.fixture.ts'

type Typed = Pick<DecisionFacts, 'elements' | 'providedBy' | 'attachments'>

const TYPED: Readonly<Record<Outcome, Typed>> = {
  A1: {
    elements: { provided: '《柳林街道2023年老旧小区改造项目竣工验收报告》，共12页，纸质复印件' },
    providedBy: '邮寄',
    attachments: ['柳林街道2023年老旧小区改造项目竣工验收报告'],
  },
  A2: {
    elements: {
      access:
        '该信息已于2024年3月8日在东山区人民政府网站“政府信息公开—柳林街道—重点领域”栏目公开，网址：https://www.dongshan.example.gov.cn/xxgk/liulin/202403/t20240308_1.html',
    },
  },
  B: {
    elements: {
      provided: '《柳林街道2023年老旧小区改造项目施工合同》（隐去第4页、第9页部分内容），共32页',
      withheld: '（一）第4页中项目负责人的身份证号码、住址和手机号码；（二）第9页中施工单位的综合单价分析',
      reason: '第（一）项属于个人隐私，第（二）项属于施工单位的商业秘密',
      withheldGround: '条例15',
      consultation: '本机关于2025年1月13日书面征求两名权利人的意见，权利人均于2025年1月20日答复不同意公开',
    },
    providedBy: '当面领取',
    attachments: ['柳林街道2023年老旧小区改造项目施工合同（区分处理件）。'],
  },
  C1: {
    elements: {
      reason: '该文件由有权机关依法确定为国家秘密，尚在保密期限内，未解密',
      secrecyMark: '密级、保密期限见卷内定密审批表',
    },
  },
  C2: {
    elements: {
      reason: '该信息系统计调查中获得的能够识别单个统计调查对象身份的资料，依法不得对外提供',
      prohibition: '《中华人民共和国统计法》第二十五条',
    },
  },
  C3: {
    elements: {
      reason: '该信息载明辖区供水管网的节点位置和应急处置布防，公开后可能被用于破坏公共设施。',
      endangered: '公共安全',
      harmAssessment: '论证意见存卷',
    },
  },
  C4: {
    elements: {
      reason: '所涉合同载明施工单位的成本构成和供货渠道，该单位采取了保密措施，公开后会损害其竞争利益',
      interest: '商业秘密',
      consultation:
        '本机关于2025年1月15日书面征求第三方意见，第三方于2025年1月24日答复不同意公开，并说明了理由',
      publicInterest: '该信息不涉及公共安全和居民基本生活，不公开不会对公共利益造成重大影响',
    },
  },
  C5: {
    elements: { reason: '该信息系本机关内部值班安排，不对外产生影响', kind: '内部工作流程' },
  },
  C6: {
    elements: {
      reason: '该会议记录系本机关就改造方案进行研究时形成，不是最终决定；法律、法规、规章没有规定应当公开',
      kind: '讨论记录',
      publicationDuty: '已查',
    },
  },
  C7: {
    elements: {
      reason: '所申请的询问笔录系办理行政处罚案件过程中制作',
      file: '本机关2024年办理的占道经营行政处罚案卷',
      fileAccess: '您如系该案当事人、利害关系人，可以持身份证明到本机关综合行政执法队查阅',
    },
  },
  C8: {
    elements: {
      specialLaw: '《不动产登记暂行条例》第二十七条',
      channel: '请向东山区不动产登记中心申请查询，地址：东山区建设路6号，电话：0300-5550199',
    },
  },
  D1a: {
    elements: {
      search:
        '本机关于2025年1月13日在机关档案室2019年至2024年文书档案和办公系统中以“电梯加装、验收”检索，未检索到您申请的政府信息',
      searchRecord: '存卷',
    },
  },
  D1b: {
    elements: {
      reason: '老旧小区改造项目的立项批复由东山区发展和改革委员会制作',
      responsibleOrgan: '东山区发展和改革委员会，联系电话：0300-5550166，地址：东山区人民路1号',
    },
  },
  D2: { elements: { reason: '您要求的逐月分社区对比数据，本机关没有现成的统计资料' } },
  D3: {
    elements: {
      correctionNotice:
        '本机关于2025年1月14日以柳林办公补〔2025〕2号告知您补正，请您写明所需信息的名称、文号或者其他特征',
      stillUnclear: '您补正后仍表述为“有关改造的一切材料”，无法确定具体的文件名称、形成时间和文种',
    },
  },
  E1: {
    elements: {
      demand: '要求查处某住户违法搭建并追究有关人员责任',
      channel: '可以拨打12345政务服务便民热线，或者向本机关信访接待室（电话：0300-5550130）反映',
    },
  },
  E2: {
    elements: {
      earlierReply: '2024年11月5日《政府信息公开申请答复书》（柳林办公复〔2024〕21号）',
    },
  },
  E3: { elements: { access: '《东山年鉴（2023）》由方志出版社出版，可以到东山区图书馆查阅' } },
  E4: {
    elements: {
      volume: '2024年10月1日至2025年1月8日，共提出同类申请46件',
      reasonsAsked: '本机关于2025年1月10日要求您说明理由，您于2025年1月17日说明系“监督工作需要”',
      unreasonable: '您未说明各件申请之间的区别和重复申请的必要，本机关认为申请理由不合理',
    },
  },
  E5: {
    elements: { obtained: '您已于2024年11月8日当面领取柳林办公复〔2024〕21号答复书及其附件' },
  },
  F1: {
    elements: {
      correctionNotice: '本机关于2025年1月14日以柳林办公补〔2025〕2号告知您补正，补正期限至2025年1月28日',
    },
  },
  F2: {
    elements: { feeNotice: '收费通知于2025年1月10日送达您，数额270元，应当于2025年2月13日前缴纳' },
  },
  F3: {
    elements: { ending: '您提出的是对办事程序的咨询，不属于政府信息公开申请，已于2025年1月13日电话解答' },
  },
}

export function realisticReply(outcome: Outcome): LetterFacts {
  return {
    ...FACTS,
    decision: { outcome, ...TYPED[outcome] },
    verification: { code: 'K7QM-2XWD', address: 'https://example.gov.cn/o/liulin/verify?code=K7QM-2XWD' },
  }
}
