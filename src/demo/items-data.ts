/** What organs publish, in our own words: the fifteen clauses of 条例 20 and 条例 21. `{年}` `{上年}` `{简称}` `{机关}` are filled in. */
import type { Clause, Kind, Topic } from '../disclosure/model.ts'

export interface DemoItem {
  readonly clause: Clause
  readonly kind: Kind
  readonly topic: Topic
  readonly category: string
  readonly title: string
  readonly summary: string
  readonly body: readonly string[]
  /** 文号 is given to documents only. */
  readonly numbered?: boolean
  readonly attachment?: 'table' | 'form' | 'chart'
  /** Month it belongs to; absent: any. */
  readonly month?: number
  /** The organs that have it; absent: all. */
  readonly only?: readonly string[]
  /** Once, when the organ's column opened; else every year again. */
  readonly once?: boolean
  /** The document is in force for so many years. */
  readonly years?: number
}

const STREETS = ['wangchenglu', 'yunshanlu', 'hanyuanjie'] as const

/** 制度, 职能 and other things that stand from the beginning. */
const STANDING: readonly DemoItem[] = [
  {
    clause: '条例20.1.15',
    kind: 'rule',
    topic: '综合政务',
    category: '工作制度',
    title: '{简称}政府信息公开保密审查制度',
    summary: '规定信息公开前保密审查的程序、责任和记录要求。',
    body: [
      '一、公开政府信息，应当坚持“先审查、后公开”和“一事一审”的原则。',
      '二、承办科室提出公开意见，保密审查人员审查并填写审查记录，经负责人签发后公开。',
      '三、不能确定是否可以公开的，依照法律、法规和国家有关规定报有关主管部门或者保密行政管理部门确定。',
      '四、审查记录与公文一并归档，保存期限与公文相同。',
    ],
    once: true,
    numbered: true,
  },
  {
    clause: '条例20.1.15',
    kind: 'rule',
    topic: '综合政务',
    category: '工作制度',
    title: '{简称}政府信息公开申请办理制度',
    summary: '规定申请的登记、分办、审查、答复、送达和归档。',
    body: [
      '一、办公室统一登记申请，自收到之日起计算答复期限，能当场答复的当场答复。',
      '二、需要补正的，自收到申请之日起七个工作日内一次性告知；涉及第三方合法权益的，书面征求意见。',
      '三、答复书由承办科室拟稿，审核、保密审查后由负责人签发，按申请人要求的方式送达。',
      '四、每件申请单独立卷，年底归档。',
    ],
    once: true,
    numbered: true,
  },
  {
    clause: '条例20.1.2',
    kind: 'organization',
    topic: '综合政务',
    category: '机构职能',
    title: '{机关}主要职责和内设机构',
    summary: '主要职责、内设机构、办公地址、办公时间和联系方式。',
    body: [
      '{机关}贯彻执行法律、法规、规章和上级决定，承担本辖区（本领域）公共服务、公共管理和公共安全工作。',
      '内设机构及其分工见本页附件，办公时间为周一至周五9:00—12:00，14:00—18:00，法定节假日除外。',
    ],
    attachment: 'table',
    once: true,
  },
]

const YEARLY: readonly DemoItem[] = [
  {
    clause: '条例20.1.1',
    kind: 'normative',
    topic: '城乡建设、环境保护',
    category: '规范性文件',
    title: '{简称}关于加强住宅小区加装电梯管理服务的通知',
    summary: '明确加装电梯的申请条件、公示要求和后续维护责任。',
    body: [
      '为方便居民出行，规范既有住宅加装电梯工作，现就有关事项通知如下。',
      '一、加装电梯应当由本单元业主共同决定，方案在单元入口公示不少于十日。',
      '二、公示期间有异议的，由社区组织协商，协商过程和结果存档备查。',
      '三、电梯投入使用后，业主应当委托有资质的单位维护保养，费用由受益业主分摊。',
      '本通知自印发之日起施行，有效期五年。',
    ],
    numbered: true,
    years: 5,
    only: ['xigong', 'chengjianju'],
    month: 4,
  },
  {
    clause: '条例20.1.1',
    kind: 'interpretation',
    topic: '城乡建设、环境保护',
    category: '政策解读',
    title: '一图读懂：住宅加装电梯怎么申请',
    summary: '用问答说明加装电梯的条件、流程和补贴。',
    body: [
      '问：谁来提出？答：本单元业主可以推举代表，也可以委托物业服务企业代办。',
      '问：要公示多久？答：不少于十日，公示栏设在单元入口。',
      '问：补贴怎么领？答：验收合格后由代表提出，审核公示后拨付。',
    ],
    attachment: 'chart',
    only: ['xigong', 'chengjianju'],
    month: 4,
  },
  {
    clause: '条例20.1.3',
    kind: 'plan',
    topic: '国民经济管理、国有资产监管',
    category: '规划计划',
    title: '{简称}{年}年工作要点',
    summary: '全年重点工作、责任单位和完成时限。',
    body: [
      '今年的工作围绕改善居住环境、办好民生实事、提高服务水平三个方面展开。',
      '一是完成年度老旧小区改造任务，同步补齐停车、充电和适老设施。二是推进便民服务事项就近办、上门办。三是健全基层应急体系，完善社区网格。',
      '各项任务的责任单位和时限见附表，每季度在公开栏公布进展。',
    ],
    attachment: 'table',
    numbered: true,
    month: 2,
  },
  {
    clause: '条例20.1.4',
    kind: 'statistics',
    topic: '国民经济管理、国有资产监管',
    category: '统计信息',
    title: '{年}年上半年主要指标完成情况',
    summary: '人口、就业、民生支出等指标的半年数据。',
    body: [
      '上半年，辖区常住人口总体稳定，城镇新增就业完成全年目标的六成以上，民生支出占一般公共预算支出的比重保持在七成以上。',
      '具体数据以统计部门发布为准。',
    ],
    attachment: 'table',
    month: 7,
    only: ['xigong'],
  },
  {
    clause: '条例20.1.5',
    kind: 'licensing',
    topic: '综合政务',
    category: '许可和服务',
    title: '{简称}{年}年政务服务事项目录',
    summary: '列明事项名称、依据、办理条件、时限和窗口。',
    body: ['本目录按照“依据、条件、程序、结果”四项公开，事项变化的及时更新。', '办理指南见“办事指南”栏目。'],
    attachment: 'table',
    month: 3,
  },
  {
    clause: '条例20.1.6',
    kind: 'penalty',
    topic: '市场监管、安全生产监管',
    category: '行政处罚',
    title: '{简称}{年}年第三季度行政处罚信息',
    summary: '本季度作出的具有一定社会影响的行政处罚决定。',
    body: [
      '本季度作出的行政处罚决定列表公开，涉及个人的作隐名处理。',
      '对决定不服的，可以依法申请行政复议或者提起行政诉讼。',
    ],
    attachment: 'table',
    month: 10,
    only: ['jianguanju', 'chengjianju'],
  },
  {
    clause: '条例20.1.7',
    kind: 'finance',
    topic: '财政、金融、审计',
    category: '预算决算',
    title: '{简称}{年}年部门预算',
    summary: '收支总表、支出功能分类、“三公”经费和绩效目标。',
    body: [
      '本预算经批准后公开。收入全部为一般公共预算拨款，支出主要用于基本支出和社区服务、环境整治等项目。',
      '“三公”经费预算与上年持平，未安排因公出国（境）经费。',
    ],
    attachment: 'table',
    month: 3,
  },
  {
    clause: '条例20.1.7',
    kind: 'finance',
    topic: '财政、金融、审计',
    category: '预算决算',
    title: '{简称}{上年}年度部门决算',
    summary: '收支决算、“三公”经费决算和绩效评价结果。',
    body: ['决算收支平衡，结余资金按规定结转。项目支出绩效评价结果为良好。'],
    attachment: 'table',
    month: 9,
  },
  {
    clause: '条例20.1.8',
    kind: 'finance',
    topic: '财政、金融、审计',
    category: '收费目录',
    title: '{简称}{年}年行政事业性收费目录',
    summary: '收费项目、依据和标准；未列入目录的一律不得收取。',
    body: ['目录所列收费项目均有法律、行政法规或者国家规定的依据。', '对目录外收费，可以拨打12345举报。'],
    attachment: 'table',
    month: 1,
    only: ['jianguanju', 'jiaoyuju'],
  },
  {
    clause: '条例20.1.9',
    kind: 'project',
    topic: '财政、金融、审计',
    category: '政府采购',
    title: '{简称}{年}年政府集中采购实施情况',
    summary: '采购目录、标准和全年实施结果。',
    body: ['全年集中采购项目全部在政府采购平台实施，采购结果和合同按规定公告。'],
    attachment: 'table',
    month: 12,
  },
  {
    clause: '条例20.1.10',
    kind: 'project',
    topic: '城乡建设、环境保护',
    category: '重大项目',
    title: '{年}年老旧小区改造项目批准和实施情况',
    summary: '改造小区名单、批准文件、工期和验收结果。',
    body: [
      '本年度计划改造的小区已经批准立项，改造内容包括屋面防水、雨污分流、楼道照明和道路修复。',
      '施工期间的噪声、出行问题，请拨打公示牌上的现场负责人办公电话。',
    ],
    attachment: 'table',
    month: 5,
    only: ['xigong', 'chengjianju', ...STREETS],
  },
  {
    clause: '条例20.1.11',
    kind: 'notice',
    topic: '民政、扶贫、救灾',
    category: '社会救助',
    title: '{年}年第四季度城市低保对象公示',
    summary: '按户公示享受低保的家庭人数和保障金额，隐去个人信息。',
    body: [
      '经审核确认，本季度享受城市居民最低生活保障的家庭名单在社区公开栏长期公示，本页公布汇总数。',
      '对公示有异议的，请向社会救助窗口反映。',
    ],
    attachment: 'table',
    month: 10,
    only: ['minshengju', ...STREETS],
  },
  {
    clause: '条例20.1.11',
    kind: 'document',
    topic: '劳动、人事、监察',
    category: '就业服务',
    title: '{简称}{年}年就业援助月活动方案',
    summary: '援助对象、岗位来源、上门服务和政策兑现安排。',
    body: [
      '活动面向就业困难人员、零就业家庭和未就业高校毕业生。',
      '现场设政策咨询、岗位推介和失业登记三个区域，行动不便的可以预约上门。',
    ],
    numbered: true,
    month: 1,
  },
  {
    clause: '条例20.1.12',
    kind: 'emergency',
    topic: '公安、安全、司法',
    category: '应急管理',
    title: '{简称}防汛应急预案（{年}年修订）',
    summary: '组织体系、预警响应、人员转移和物资储备。',
    body: [
      '一、预警分为蓝、黄、橙、红四级，按气象、水务部门发布的信息启动相应响应。',
      '二、低洼院落、地下空间和危旧房屋的转移责任到人，转移路线在社区公开栏张贴。',
      '三、物资储备点每月清点一次，汛期实行二十四小时值守。',
    ],
    numbered: true,
    attachment: 'chart',
    month: 5,
  },
  {
    clause: '条例20.1.13',
    kind: 'notice',
    topic: '卫生、体育',
    category: '监督检查',
    title: '{年}年上半年安全生产和消防检查情况通报',
    summary: '检查单位数、发现隐患数和整改率。',
    body: [
      '检查覆盖沿街商铺、养老机构、学校周边和在建工地。发现的隐患已列清单、定责任、限期整改，整改结果逐项复查。',
    ],
    month: 7,
  },
  {
    clause: '条例20.1.14',
    kind: 'personnel',
    topic: '劳动、人事、监察',
    category: '人事信息',
    title: '{年}年社区专职工作者公开招聘公告',
    summary: '岗位、名额、报考条件、报名和考试安排。',
    body: [
      '招聘按照发布公告、报名审查、笔试、面试、体检、公示、聘用的程序进行，全程接受监督。',
      '报名不收取费用，不指定辅导用书和培训班。',
    ],
    attachment: 'form',
    month: 6,
    only: [...STREETS, 'xigong'],
  },
  {
    clause: '条例20.1.15',
    kind: 'meeting',
    topic: '综合政务',
    category: '会议与决策',
    title: '{简称}召开{年}年政务公开工作推进会',
    summary: '通报上年度公开工作，部署本年度任务。',
    body: ['会议通报了上年度政府信息公开工作情况，对依申请公开答复规范、公开栏更新和年度报告编制提出要求。'],
    month: 11,
  },
  {
    clause: '条例21',
    kind: 'notice',
    topic: '城乡建设、环境保护',
    category: '市政建设',
    title: '关于{年}年演示路东段道路维修期间绕行的通告',
    summary: '施工时间、封闭路段和绕行路线。',
    body: [
      '因道路维修，演示路东段将分两段半幅封闭施工，请过往车辆按指示牌绕行，公交站点临时调整见站牌公告。',
    ],
    month: 8,
    only: ['chengjianju', ...STREETS],
  },
  {
    clause: '条例21',
    kind: 'notice',
    topic: '民政、扶贫、救灾',
    category: '公益事业',
    title: '{年}年便民实事征集公告',
    summary: '面向居民征集次年便民实事建议。',
    body: [
      '建议可以写明地点、问题和改进办法，通过线上表单、社区意见箱或者来信提交，征集期三十日。',
      '采纳情况将统一公开。',
    ],
    month: 9,
    only: ['xigong', ...STREETS],
  },
  {
    clause: '条例21',
    kind: 'document',
    topic: '城乡建设、环境保护',
    category: '征收补偿',
    title: '演示片区{年}年房屋征收补偿分户结果公布',
    summary: '按户公布补偿结果，在征收范围内同时张贴。',
    body: [
      '根据《国有土地上房屋征收与补偿条例》，现将征收范围内分户补偿结果公布，被征收人可以到现场办公点查询明细。',
    ],
    attachment: 'table',
    month: 6,
    only: ['chengjianju'],
  },
  {
    clause: '条例20.1.11',
    kind: 'document',
    topic: '科技、教育',
    category: '招生入学',
    title: '{年}年义务教育阶段招生入学工作办法',
    summary: '招生范围、报名时间、材料和随迁子女入学安排。',
    body: [
      '一、坚持免试就近入学，招生范围按公布的学区执行，需要调整的提前公示。',
      '二、新生通过线上报名、学校核验，不得以考试、竞赛成绩作为入学依据。',
      '三、随迁子女凭居住证明和监护人身份证明报名，由区统筹安排。',
    ],
    numbered: true,
    attachment: 'table',
    month: 6,
    only: ['jiaoyuju'],
  },
  {
    clause: '条例20.1.11',
    kind: 'document',
    topic: '民政、扶贫、救灾',
    category: '养老服务',
    title: '{简称}{年}年养老服务体系建设方案',
    summary: '社区养老驿站、适老化改造和助餐服务安排。',
    body: [
      '今年新建社区养老驿站，完成困难老年人家庭适老化改造，在老年人集中的社区开设助餐点。',
      '补贴标准和申请程序见“办事指南”。',
    ],
    numbered: true,
    month: 4,
    only: ['minshengju'],
  },
  {
    clause: '条例20.1.13',
    kind: 'notice',
    topic: '市场监管、安全生产监管',
    category: '监督检查',
    title: '{年}年食品安全监督抽检信息（第六期）',
    summary: '本期抽检批次、合格率和不合格产品处置情况。',
    body: [
      '本期抽检粮食加工品、食用油、餐饮食品等类别，检出的不合格产品已经下架、召回，有关单位已依法立案。',
    ],
    attachment: 'table',
    month: 6,
    only: ['jianguanju'],
  },
]

export function standingItems(): readonly DemoItem[] {
  return STANDING
}

export function yearlyItems(organ: string): readonly DemoItem[] {
  return YEARLY.filter(({ only }) => only === undefined || only.includes(organ))
}
