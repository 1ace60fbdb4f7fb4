/** What people ask for, organ by organ, in our own words. `{年}` becomes a year before the application's. */
export interface Subject {
  readonly infoName: string
  readonly content: string
  /** Index of the unit that handles it. */
  readonly unit: number
  /** Who else's interests or which other organ is touched. */
  readonly thirdParty?: string
  /** What the reply says, where one reply only fits. */
  readonly elements?: Readonly<Record<string, string>>
}

const STREET: readonly Subject[] = [
  {
    infoName: '老旧小区改造工程实施方案',
    content: '申请公开本街道{年}年老旧小区改造的实施方案、改造小区名单和资金来源。',
    unit: 4,
    thirdParty: '某某建筑工程有限公司',
  },
  {
    infoName: '社区公益性岗位招用结果',
    content: '申请公开{年}年本街道公益性岗位的招用条件、招用程序和最终招用人数。',
    unit: 1,
  },
  {
    infoName: '城市低保审核确认情况',
    content: '申请公开{年}年度本街道城市居民最低生活保障新增、停发的户数和审核程序。',
    unit: 1,
  },
  {
    infoName: '楼院环境整治合同',
    content: '申请公开{年}年望城社区楼院环境整治项目的施工合同和验收单。',
    unit: 4,
    thirdParty: '某某环境工程有限公司',
  },
  {
    infoName: '社区工作者招聘成绩',
    content: '申请公开{年}年社区工作者公开招聘中进入面试人员的名单和总成绩排名办法。',
    unit: 5,
  },
  {
    infoName: '违法建设处置情况',
    content: '申请公开九如社区某楼顶加建房屋{年}年以来的巡查记录和处置结果。',
    unit: 4,
    thirdParty: '该房屋所有权人李某',
  },
  {
    infoName: '街道机构设置和人员编制',
    content: '申请公开街道办事处内设机构、人员编制数和各办公室职责分工。',
    unit: 0,
  },
  {
    infoName: '计划生育家庭奖励扶助发放情况',
    content: '申请公开{年}年独生子女父母奖励扶助的发放标准、发放人数和资金总额。',
    unit: 2,
  },
  {
    infoName: '便民服务中心采购清单',
    content: '申请公开便民服务中心{年}年办公设备采购的品名、数量、单价和供应商。',
    unit: 6,
    thirdParty: '某某办公设备有限公司',
  },
  {
    infoName: '信访事项办理答复',
    content: '申请公开本人{年}年反映楼道堆物问题的办理过程和答复意见。',
    unit: 3,
  },
  {
    infoName: '防汛应急预案',
    content: '申请公开本街道现行防汛应急预案和应急物资储备点位。',
    unit: 3,
  },
  {
    infoName: '加装电梯业主意见征询材料',
    content: '申请公开梧桐苑小区3号楼加装电梯的公示材料和业主同意意见汇总。',
    unit: 4,
    thirdParty: '梧桐苑小区3号楼其他业主',
  },
]

/** Of the street's own work too; together with those above a year seldom hears the same thing twice. */
const STREET_MORE: readonly Subject[] = [
  {
    infoName: '社区党群服务中心修缮预算',
    content: '申请公开望城社区党群服务中心{年}年修缮的预算、招标方式和结算金额。',
    unit: 6,
    thirdParty: '某某装饰工程有限公司',
  },
  {
    infoName: '临时救助发放标准和人次',
    content: '申请公开{年}年本街道临时救助的审批标准、救助人次和支出总额。',
    unit: 1,
  },
  {
    infoName: '垃圾分类投放点设置方案',
    content: '申请公开光明里社区垃圾分类投放点的设置方案和居民意见采纳情况。',
    unit: 4,
  },
  {
    infoName: '飞线充电整治工作总结',
    content: '申请公开{年}年电动自行车飞线充电整治的检查户次、充电设施新增数量和总结。',
    unit: 3,
  },
  {
    infoName: '退役军人服务站工作台账',
    content: '申请公开{年}年街道退役军人服务站走访慰问的人次和经费来源。',
    unit: 1,
  },
  {
    infoName: '三公经费和会议费明细',
    content: '申请公开街道办事处{年}年三公经费、会议费、培训费的支出数和增减原因。',
    unit: 6,
  },
  {
    infoName: '老年助餐点运营补贴',
    content: '申请公开凯旋里社区老年助餐点{年}年的就餐人次、补贴标准和运营合同。',
    unit: 1,
    thirdParty: '某某餐饮服务有限公司',
  },
  {
    infoName: '业主委员会备案材料',
    content: '申请公开青年桥社区某小区业主委员会{年}年换届备案的回执和公示照片。',
    unit: 4,
    thirdParty: '该小区业主委员会',
  },
]

const DISTRICT: readonly Subject[] = [
  {
    infoName: '区政府常务会议纪要',
    content: '申请公开区政府{年}年讨论城市更新工作的常务会议纪要。',
    unit: 1,
  },
  {
    infoName: '重大行政决策目录',
    content: '申请公开区政府{年}年度重大行政决策事项目录及其征求意见情况。',
    unit: 1,
  },
  {
    infoName: '国有土地上房屋征收决定',
    content: '申请公开区政府{年}年作出的房屋征收决定、补偿方案和社会稳定风险评估结论。',
    unit: 2,
  },
  {
    infoName: '政府购买服务项目清单',
    content: '申请公开区本级{年}年政府购买服务项目名称、金额和承接主体。',
    unit: 1,
    thirdParty: '某某社会工作服务中心',
  },
  {
    infoName: '行政复议案件统计',
    content: '申请公开区政府{年}年受理、审结的行政复议案件数量和结果分类。',
    unit: 2,
  },
  {
    infoName: '招商引资协议',
    content: '申请公开区政府与某某商业管理有限公司{年}年签订的投资协议。',
    unit: 1,
    thirdParty: '某某商业管理有限公司',
  },
  {
    infoName: '公开栏建设资金安排',
    content: '申请公开全区{年}年政务公开专区、公开栏建设资金的安排和使用情况。',
    unit: 0,
  },
  {
    infoName: '区长办公会议题',
    content: '申请公开{年}年第三季度研究道路改造议题的会议材料和讨论记录。',
    unit: 1,
  },
]

const WELFARE: readonly Subject[] = [
  {
    infoName: '养老机构备案和补贴',
    content: '申请公开{年}年全区养老机构备案名单、床位数和运营补贴发放情况。',
    unit: 4,
    thirdParty: '某某养老服务有限公司',
  },
  {
    infoName: '临时救助发放台账',
    content: '申请公开{年}年临时救助的救助标准、救助人次和资金总额。',
    unit: 3,
  },
  {
    infoName: '高龄津贴发放标准',
    content: '申请公开现行高龄津贴的发放对象、标准和依据文件。',
    unit: 4,
  },
  {
    infoName: '某社会组织年检结论',
    content: '申请公开某某志愿服务协会{年}年度检查结论。',
    unit: 1,
    thirdParty: '某某志愿服务协会',
  },
  {
    infoName: '低保对象家庭经济状况核对办法',
    content: '申请公开低保申请家庭经济状况核对的内部工作流程和核对项目。',
    unit: 3,
  },
]

const MARKET: readonly Subject[] = [
  {
    infoName: '食品抽检结果',
    content: '申请公开{年}年辖区大型超市食品安全监督抽检的批次、合格率和不合格产品处置结果。',
    unit: 4,
  },
  {
    infoName: '行政处罚决定书',
    content: '申请公开{年}年对某某餐饮管理有限公司作出的行政处罚决定书及案卷目录。',
    unit: 4,
    thirdParty: '某某餐饮管理有限公司',
  },
  {
    infoName: '企业登记档案',
    content: '申请公开某某商贸有限公司设立以来的全部登记档案。',
    unit: 3,
  },
  {
    infoName: '投诉举报处理结果',
    content: '申请公开本人{年}年投诉某电动车销售门店一事的处理结果和依据。',
    unit: 4,
  },
  {
    infoName: '特种设备使用登记情况',
    content: '申请公开{年}年全区在用电梯数量、检验合格率和超期未检名单。',
    unit: 3,
  },
  {
    infoName: '执法人员名单',
    content: '申请公开本局持证执法人员的数量、执法区域分工和监督电话。',
    unit: 1,
  },
]

const BUILDING: readonly Subject[] = [
  {
    infoName: '房屋征收补偿分户结果',
    content: '申请公开某棚改项目{年}年征收范围内已签约户的补偿结果汇总表。',
    unit: 4,
    thirdParty: '该项目其他被征收人',
  },
  {
    infoName: '道路改造施工许可',
    content: '申请公开演示大道{年}年改造工程的施工许可、施工图审查意见和工期安排。',
    unit: 3,
    thirdParty: '某某市政工程有限公司',
  },
  {
    infoName: '房屋征收评估报告',
    content: '申请公开本人房屋所在片区{年}年征收评估的评估机构选定过程和评估报告。',
    unit: 4,
    thirdParty: '某某房地产评估有限公司',
  },
  {
    infoName: '老旧小区改造招标文件',
    content: '申请公开{年}年第二批老旧小区改造项目的招标文件、中标通知书和合同金额。',
    unit: 3,
    thirdParty: '某某建设集团有限公司',
  },
  {
    infoName: '物业服务企业考核',
    content: '申请公开{年}年物业服务企业信用考核的评分办法和结果。',
    unit: 1,
  },
  {
    infoName: '雨污分流管网图',
    content: '申请公开某片区雨污分流改造后的管网竣工图。',
    unit: 3,
  },
]

const EDUCATION: readonly Subject[] = [
  {
    infoName: '义务教育学区划分方案',
    content: '申请公开{年}年全区义务教育阶段学校招生范围划分方案和调整说明。',
    unit: 3,
  },
  {
    infoName: '民办培训机构许可',
    content: '申请公开{年}年以来取得办学许可的校外培训机构名单和变更情况。',
    unit: 4,
    thirdParty: '某某教育培训学校有限公司',
  },
  {
    infoName: '教师招聘总成绩',
    content: '申请公开{年}年公开招聘教师各岗位进入体检人员的总成绩。',
    unit: 0,
  },
  {
    infoName: '学校食堂采购合同',
    content: '申请公开某小学{年}年食堂大宗食材采购的供应商和合同单价。',
    unit: 2,
    thirdParty: '某某食品配送有限公司',
  },
]

const BY_ORGAN: Readonly<Record<string, readonly Subject[]>> = {
  xigong: DISTRICT,
  minshengju: WELFARE,
  jianguanju: MARKET,
  chengjianju: BUILDING,
  jiaoyuju: EDUCATION,
}

export function subjectsOf(code: string): readonly Subject[] {
  return BY_ORGAN[code] ?? [...STREET, ...STREET_MORE]
}
