/**
 * What is on the desk of the street today: one case at every stage, one due today, one a day late, one waiting for each
 * role. Days are working days counted back from today; what the desk's own actions add is in desk-story.ts.
 */
import type { ApplicantColumn } from '../../annual-report/model.ts'
import type { Channel, WayWanted } from '../../applications/model.ts'
import type { LocalDate } from '../../law/local-date.ts'
import type { Outcome } from '../../law/outcomes.ts'
import type { Demo } from '../context.ts'
import type { CaseBuilder, CasePeople } from './builder.ts'
import type { Subject } from './subjects.ts'

export interface Telling {
  readonly builder: CaseBuilder
  readonly people: CasePeople
  readonly demo: Demo
  readonly subject: Subject
  /** The n-th working day after receipt. */
  readonly after: (workdays: number) => LocalDate
}

export interface Shown {
  readonly key: string
  /** Working days ago it was submitted. */
  readonly ago: number
  readonly channel: Channel
  readonly subject?: Subject
  readonly column?: ApplicantColumn
  /** Cases of one name here are one applicant's. */
  readonly applicant?: string
  readonly way?: WayWanted
  readonly correctedContent?: string
  /** Not received yet: submitted online and waiting for the office to confirm. */
  readonly unconfirmed?: boolean
  /** Registered, not yet given to a unit. */
  readonly unassigned?: boolean
  /** With a person: the clerk; without, in the hands of the unit. */
  readonly withClerk?: boolean
  readonly tell?: (telling: Telling) => void
  /** Where `tell` brings it to a signature. */
  readonly reply?: { readonly outcome: Outcome; readonly elements: Readonly<Record<string, string>> }
}

const about = (
  unit: number,
  infoName: string,
  content: string,
  more: Partial<Subject> = {},
): Pick<Shown, 'subject'> => ({ subject: { unit, infoName, content, ...more } })

/** Waiting for whoever receives and hands out. */
const ARRIVING: readonly Shown[] = [
  {
    key: 'new-1',
    ago: 0,
    channel: 'online',
    unconfirmed: true,
    ...about(
      4,
      '凯旋里5号院充电桩安装方案',
      '申请公开凯旋里5号院新建电动自行车充电桩的选址、消防意见和收费标准。',
    ),
  },
  {
    key: 'new-2',
    ago: 1,
    channel: 'online',
    unconfirmed: true,
    column: 'legalService',
    ...about(
      4,
      '王城路街道违法建设认定规程',
      '因代理案件需要，申请公开街道认定和处置违法建设的工作规程及文书样式。',
    ),
  },
  {
    key: 'registered',
    ago: 1,
    channel: 'counter',
    unassigned: true,
    ...about(1, '高龄津贴发放明细', '申请公开本人母亲{年}年以来高龄津贴的发放月份、标准和到账日期。'),
  },
  {
    key: 'merged',
    ago: 2,
    channel: 'mailSigned',
    unassigned: true,
    applicant: 'twice',
    ...about(
      4,
      '梧桐苑小区雨棚拆除依据',
      '请公开梧桐苑小区拆除一楼雨棚的依据文件。（与前日当面递交的为同一事项，邮寄备份）',
    ),
  },
  {
    key: 'wrong-day',
    ago: 4,
    channel: 'mailSigned',
    unassigned: true,
    ...about(3, '楼院监控点位和调取规定', '申请公开九如社区楼院公共监控的点位数量、保存期限和调取规定。'),
  },
]

/** In the hands of a unit, by the days that are left. */
const HANDLING: readonly Shown[] = [
  {
    key: 'merge-into',
    ago: 4,
    channel: 'counter',
    applicant: 'twice',
    withClerk: true,
    ...about(4, '梧桐苑小区雨棚拆除依据', '申请公开梧桐苑小区拆除一楼雨棚所依据的文件、通知和现场照片。'),
  },
  {
    key: 'handling-1',
    ago: 5,
    channel: 'mailSigned',
    column: 'business',
    ...about(
      6,
      '办公用品框架协议采购结果',
      '申请公开{年}年办公用品框架协议采购的入围供应商、折扣率和履约情况。',
      {
        thirdParty: '某某文化用品有限公司',
      },
    ),
  },
  {
    key: 'split',
    ago: 6,
    channel: 'counter',
    withClerk: true,
    ...about(
      1,
      '社区养老三项情况',
      '一、{年}年社区老年助餐点的运营补贴；二、适老化改造的入户名单确定办法；三、街道干部{年}年体检安排。',
    ),
  },
  {
    key: 'restricted',
    ago: 7,
    channel: 'counter',
    withClerk: true,
    ...about(
      1,
      '困境儿童临时监护记录',
      '作为亲属，申请公开{年}年对某困境儿童实施临时监护、委托照料的工作记录。',
    ),
  },
  {
    key: 'noted',
    ago: 9,
    channel: 'counter',
    ...about(
      1,
      '公益性岗位安置人员考勤',
      '申请公开{年}年下半年社区公益性岗位的岗位职责、考勤办法和补贴标准。',
    ),
  },
  {
    key: 'urged',
    ago: 14,
    channel: 'counter',
    ...about(
      4,
      '青年桥社区停车位划线方案',
      '申请公开青年桥社区{年}年新划停车位的方案、征求意见情况和收费去向。',
    ),
  },
  {
    key: 'due-5',
    ago: 15,
    channel: 'counter',
    withClerk: true,
    ...about(2, '病媒生物消杀记录', '申请公开{年}年度各社区除四害药物投放的时间、品种和服务单位。', {
      thirdParty: '某某有害生物防治有限公司',
    }),
  },
  {
    key: 'due-3',
    ago: 17,
    channel: 'counter',
    column: 'socialOrg',
    ...about(1, '社会救助政策宣传经费', '申请公开{年}年社会救助政策宣传的经费安排和发放宣传品数量。'),
  },
  {
    key: 'due-1',
    ago: 19,
    channel: 'mailSigned',
    withClerk: true,
    ...about(3, '消防安全隐患整改台账', '申请公开九如社区沿街商铺{年}年消防隐患的整改台账和复查结果。'),
  },
  {
    key: 'due-0',
    ago: 20,
    channel: 'counter',
    column: 'otherOrg',
    withClerk: true,
    ...about(4, '小区公共收益公示情况', '申请公开物业公共收益公示的检查结果和责令改正通知书。', {
      thirdParty: '某某物业服务有限公司',
    }),
  },
  {
    key: 'late',
    ago: 21,
    channel: 'mailSigned',
    ...about(4, '围墙修复工程签证单', '申请公开望城社区{年}年围墙修复工程的变更签证单和结算审核意见。', {
      thirdParty: '某某市政工程有限公司',
    }),
  },
]

/** Waiting for somebody outside. */
const WAITING: readonly Shown[] = [
  {
    key: 'correction',
    ago: 8,
    channel: 'counter',
    withClerk: true,
    ...about(4, '改造有关材料', '申请公开我们小区改造的有关材料。'),
    tell: ({ builder, after, people }) =>
      builder.add('askCorrection', after(4), people.clerk, {
        matters: ['小区的名称和改造年度', '“有关材料”所指的文件（方案、名单、合同、验收单或者其他）'],
        until: after(15),
        guidance:
          '街道近三年改造了十一个小区，各小区分别立卷，写明小区名称和年度即可检索；也可以先到便民服务中心公开查阅点查看目录。',
      }),
  },
  {
    key: 'third-party',
    ago: 11,
    channel: 'counter',
    column: 'business',
    ...about(4, '楼院环境整治施工合同', '申请公开光明里社区{年}年楼院环境整治的施工合同和工程量清单。', {
      thirdParty: '某某环境工程有限公司',
    }),
    tell: ({ builder, after, people, subject }) =>
      builder.add('consultThirdParty', after(4), people.clerk, {
        party: subject.thirdParty ?? '某某环境工程有限公司',
        delivered: after(6),
      }),
  },
  {
    key: 'organ',
    ago: 7,
    channel: 'counter',
    ...about(4, '演示路架空线入地联合方案', '申请公开街道与区住建部门联合制定的演示路架空线入地实施方案。'),
    tell: ({ builder, after, people }) =>
      builder.add('consultOrgan', after(5), people.clerk, { party: '西工区城市更新建设局' }),
  },
  {
    key: 'reasons',
    ago: 10,
    channel: 'counter',
    ...about(0, '逐月会议记录', '申请公开街道办事处{年}年1月至12月逐月的办公会议记录。'),
    tell: ({ builder, after, people }) =>
      builder.add('askReasons', after(5), people.clerk, {
        volume: '申请人近一个月内就会议记录按月分别提出申请18件',
        until: after(15),
      }),
  },
  {
    key: 'payment',
    ago: 13,
    channel: 'counter',
    column: 'legalService',
    ...about(6, '老旧小区改造项目全套结算资料', '申请公开{年}年第一批老旧小区改造项目的全套结算资料。'),
    tell({ builder, after, people }) {
      const notice = { method: 'perPage', amount: 480 } as const
      builder.add('sendFeeNotice', after(5), people.clerk, { ...notice, quantity: 78, letter: '' })
      builder.add('feeNotice', after(7), people.clerk, notice)
    },
  },
]

/** Waiting for a signature of one kind or another, or for the post; drafts are written at the desk. */
const DECIDING: readonly Shown[] = [
  {
    key: 'extension',
    ago: 16,
    channel: 'counter',
    withClerk: true,
    ...about(4, '历年加装电梯协调记录', '申请公开近五年梧桐苑社区加装电梯的协调会纪要和公示材料。'),
    tell: ({ builder, after, people }) =>
      builder.add('proposeExtension', after(15), people.clerk, {
        workingDays: 15,
        reason: '所涉文件跨五个年度，需要到档案室逐件核对并遮挡住户信息',
      }),
  },
  {
    key: 'extended',
    ago: 26,
    channel: 'mailSigned',
    ...about(
      2,
      '健康小屋设备采购和使用记录',
      '申请公开{年}年以来各社区健康小屋设备的采购合同、使用登记和维护费用。',
    ),
    tell: ({ builder, after, people }) =>
      extend(builder, people, after, '涉及七个社区三年的台账，需要逐一调取核对'),
  },
  {
    key: 'in-review',
    ago: 12,
    channel: 'counter',
    withClerk: true,
    ...about(3, '派出所出警记录', '申请公开{年}年10月望城社区邻里打架事件的出警记录。'),
  },
  {
    key: 'awaiting-secrecy',
    ago: 13,
    channel: 'counter',
    withClerk: true,
    ...about(3, '防汛物资储备点位', '申请公开街道防汛物资的储备点位、品种和数量。'),
  },
  {
    key: 'awaiting-signature',
    ago: 14,
    channel: 'mailSigned',
    withClerk: true,
    ...about(1, '失业人员按年龄段统计', '申请公开街道近五年登记失业人员按年龄段、行业交叉的统计表。'),
  },
  {
    key: 'returned',
    ago: 15,
    channel: 'counter',
    withClerk: true,
    ...about(4, '门头牌匾整治补助标准', '申请公开演示路门头牌匾统一整治的补助标准和商户补助金额。', {
      thirdParty: '沿街商户',
    }),
  },
  {
    key: 'withdrawn',
    ago: 6,
    channel: 'mailSigned',
    ...about(5, '社区工作者招聘面试题目', '申请公开{年}年社区工作者招聘的面试题目和评分表。'),
    tell: ({ builder, after }) => builder.add('withdraw', after(4), null, { how: '书面撤回' }),
  },
  {
    key: 'undelivered',
    ago: 16,
    channel: 'counter',
    way: 'post',
    withClerk: true,
    ...about(6, '街道{年}年部门预算', '申请公开街道办事处{年}年部门预算及“三公”经费预算表。'),
  },
  {
    key: 'tracked',
    ago: 30,
    channel: 'online',
    way: 'download',
    withClerk: true,
    correctedContent: '申请公开春和社区1号院{年}年老旧小区改造的实施方案、改造内容公示和竣工验收单。',
    ...about(4, '老旧小区改造实施方案和验收单', '申请公开我们院改造的方案和验收材料。', {
      thirdParty: '某某建筑工程有限公司',
    }),
    tell({ builder, after, people }) {
      builder.add('askCorrection', after(3), people.clerk, {
        matters: ['院落名称和改造年度', '需要的具体文件'],
        until: after(13),
        guidance: '写明所在社区、楼院和改造年度，并列出需要的文件（如实施方案、公示、验收单）即可。',
      })
      builder.add('correctionReceived', after(8), null, { how: '在查询页面补正' })
      extend(builder, people, (workdays) => after(workdays + 8), '验收材料由建设单位移交中，需要核对原件')
    },
  },
  {
    key: 'mail-returned',
    ago: 24,
    channel: 'mailSigned',
    way: 'post',
    ...about(5, '两新组织党建经费补助', '申请公开{年}年新经济组织党建工作经费的补助对象和金额。'),
    reply: {
      outcome: 'D1b',
      elements: {
        reason: '党建经费补助由党的组织部门安排，本机关不制作也不保存',
        responsibleOrgan: '可以向区委组织部咨询',
      },
    },
    tell({ builder, after, people, demo }) {
      builder.decide('D1b', after(15), '两新组织党建经费补助')
      builder.add('deliver', after(16), people.clerk, {
        method: 'post',
        mailed: after(16),
        mailNumber: `演示${demo.today.replaceAll('-', '')}07`,
      })
    },
  },
  {
    key: 'emailed',
    ago: 18,
    channel: 'online',
    way: 'email',
    column: 'research',
    ...about(1, '社区服务设施清单', '因课题研究，申请公开辖区社区服务设施的名称、面积和服务时间清单。'),
    reply: {
      outcome: 'A1',
      elements: { provided: '《社区服务设施清单》电子文件1份，共6页', form: '按申请要求以电子文件提供' },
    },
    tell({ builder, after }) {
      builder.decide('A1', after(13), '社区服务设施清单')
      builder.deliver('email', after(14), 0)
    },
  },
]

export const OPEN_CASES: readonly Shown[] = [...ARRIVING, ...HANDLING, ...WAITING, ...DECIDING]

function extend(
  builder: CaseBuilder,
  people: CasePeople,
  after: Telling['after'],
  reason: string,
): LocalDate {
  builder.add('proposeExtension', after(15), people.clerk, { workingDays: 15, reason })
  return builder.add('extend', after(17), people.head, { workingDays: 15, reason })
}
