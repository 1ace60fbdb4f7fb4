/** Service matters of a street and of bureaus, described in our own words; details are made up. */
import type { GuideCategory, GuideContent, MatterRow } from '../guides/model.ts'

export interface DemoMatter {
  readonly name: string
  readonly category: GuideCategory
  readonly basis: string
  readonly audience: string
  readonly conditions: string
  readonly materials: readonly string[]
  readonly days: number
  readonly result: string
  /** Index of the unit. */
  readonly unit: number
  /** Year it began; absent: before 2019. */
  readonly since?: number
  readonly row?: MatterRow
  /** Share in what is handled. */
  readonly weight: number
}

/** The fifteen matters of 王城路街道, in force before 2020: what its published report of 2020 counts. */
export const STREET_MATTERS: readonly DemoMatter[] = [
  {
    name: '城乡居民基本养老保险参保登记',
    category: '社会保障',
    basis: '《中华人民共和国社会保险法》第二十条至第二十二条',
    audience: '年满16周岁、未参加职工基本养老保险的本辖区居民',
    conditions: '本辖区户籍，年满16周岁（不含在校学生），未参加职工基本养老保险',
    materials: ['居民身份证', '户口簿'],
    days: 3,
    result: '参保登记表',
    unit: 1,
    weight: 14,
  },
  {
    name: '城乡居民基本医疗保险参保登记',
    category: '社会保障',
    basis: '《中华人民共和国社会保险法》第二十五条',
    audience: '未参加职工基本医疗保险的本辖区居民',
    conditions: '本辖区户籍或者持有居住证，未参加职工基本医疗保险',
    materials: ['居民身份证或者居住证', '户口簿'],
    days: 1,
    result: '参保登记信息',
    unit: 1,
    weight: 16,
  },
  {
    name: '养老保险待遇领取资格认证',
    category: '社会保障',
    basis: '《中华人民共和国社会保险法》第十六条',
    audience: '领取基本养老保险待遇的人员',
    conditions: '正在领取基本养老保险待遇；行动不便的可以申请上门认证',
    materials: ['居民身份证'],
    days: 1,
    result: '认证结果当场告知',
    unit: 1,
    weight: 12,
  },
  {
    name: '一孩、二孩生育登记',
    category: '计生服务',
    basis: '《中华人民共和国人口与计划生育法》及本省条例关于生育登记的规定',
    audience: '一方户籍或者居住地在本辖区的夫妻',
    conditions: '已经办理结婚登记，一方户籍或者居住地在本辖区',
    materials: ['夫妻双方居民身份证', '结婚证', '户口簿'],
    days: 1,
    result: '生育登记服务凭证',
    unit: 2,
    since: 2019,
    weight: 8,
  },
  {
    name: '独生子女父母奖励扶助申请',
    category: '计生服务',
    basis: '《中华人民共和国人口与计划生育法》第二十七条',
    audience: '领取独生子女父母光荣证的夫妻',
    conditions: '持有独生子女父母光荣证，户籍在本辖区，符合规定年龄',
    materials: ['独生子女父母光荣证', '居民身份证', '户口簿', '银行卡复印件'],
    days: 20,
    result: '审核结果书面告知，资金按月发放',
    unit: 2,
    weight: 5,
  },
  {
    name: '流动人口婚育证明核验',
    category: '计生服务',
    basis: '《流动人口计划生育工作条例》第五条、第七条',
    audience: '离开户籍地在本辖区居住的育龄人员',
    conditions: '已婚育龄人员，现居住地在本辖区',
    materials: ['居民身份证', '结婚证', '居住证明'],
    days: 1,
    result: '核验结果当场告知',
    unit: 2,
    weight: 4,
  },
  {
    name: '城市居民最低生活保障申请受理',
    category: '扶贫救助',
    basis: '《社会救助暂行办法》第九条至第十一条',
    audience: '共同生活的家庭成员人均收入低于当地低保标准的家庭',
    conditions: '户籍、收入和财产状况符合规定，授权核对家庭经济状况',
    materials: ['居民身份证', '户口簿', '家庭经济状况核对授权书', '收入证明'],
    days: 20,
    result: '审核确认决定书',
    unit: 1,
    weight: 6,
  },
  {
    name: '特困人员救助供养申请受理',
    category: '扶贫救助',
    basis: '《社会救助暂行办法》第十四条至第十六条',
    audience: '无劳动能力、无生活来源且无法定赡养、抚养、扶养义务人的人员',
    conditions: '老年人、残疾人或者未满16周岁的未成年人，符合特困人员认定条件',
    materials: ['居民身份证', '户口簿', '残疾人证（残疾人提供）'],
    days: 20,
    result: '特困人员认定决定书',
    unit: 1,
    weight: 2,
  },
  {
    name: '临时救助申请受理',
    category: '扶贫救助',
    basis: '《社会救助暂行办法》第四十七条至第四十九条',
    audience: '因火灾、交通事故、突发重病等导致基本生活暂时出现严重困难的家庭或者个人',
    conditions: '基本生活暂时出现严重困难，其他社会救助制度暂时无法覆盖',
    materials: ['居民身份证', '困难情况证明'],
    days: 10,
    result: '救助决定；紧急情况先行救助后补办手续',
    unit: 1,
    weight: 5,
  },
  {
    name: '就业失业登记',
    category: '就业服务',
    basis: '《中华人民共和国就业促进法》第三十五条、《就业服务与就业管理规定》',
    audience: '法定劳动年龄内、有劳动能力的求职人员',
    conditions: '在法定劳动年龄内，有就业要求，处于无业状态或者已经实现就业',
    materials: ['居民身份证'],
    days: 1,
    result: '就业创业证',
    unit: 1,
    weight: 10,
  },
  {
    name: '就业困难人员认定',
    category: '就业服务',
    basis: '《中华人民共和国就业促进法》第五十二条',
    audience: '因身体状况、技能水平、家庭因素等难以实现就业的登记失业人员',
    conditions: '已经办理失业登记，符合就业困难人员范围',
    materials: ['居民身份证', '就业创业证'],
    days: 5,
    result: '认定结果记入就业创业证',
    unit: 1,
    since: 2019,
    weight: 3,
  },
  {
    name: '创业担保贷款申请受理',
    category: '就业服务',
    basis: '国家和省关于创业担保贷款的规定',
    audience: '登记失业人员、退役军人、高校毕业生等创业人员',
    conditions: '已经办理营业执照，经营地在本辖区，信用状况良好',
    materials: ['居民身份证', '营业执照', '贷款申请表'],
    days: 10,
    result: '受理通知，转贷款经办机构审核',
    unit: 1,
    weight: 2,
  },
  {
    name: '流动党员组织关系转接',
    category: '组织关系转接',
    basis: '《中国共产党党员教育管理工作条例》第二十七条、第二十八条',
    audience: '需要转移党员组织关系的党员',
    conditions: '工作单位、居住地或者学习单位发生变动，外出时间在六个月以上且地点固定',
    materials: ['居民身份证', '组织关系介绍信或者网上转接编号'],
    days: 2,
    result: '组织关系介绍信或者网上转接办结',
    unit: 5,
    weight: 5,
  },
  {
    name: '离退休人员党组织关系接收',
    category: '组织关系转接',
    basis: '《中国共产党党员教育管理工作条例》第二十七条',
    audience: '居住在本辖区的离退休党员',
    conditions: '原单位党组织同意转出，本人长期居住在本辖区',
    materials: ['居民身份证', '组织关系介绍信'],
    days: 3,
    result: '编入社区党支部',
    unit: 5,
    since: 2019,
    weight: 3,
  },
  {
    name: '残疾人证办理申请受理',
    category: '残疾人服务',
    basis: '《中华人民共和国残疾人保障法》第二条、残疾人证管理办法',
    audience: '本辖区户籍的残疾人',
    conditions: '本辖区户籍，经指定机构评定达到残疾标准',
    materials: ['居民身份证', '户口簿', '近期免冠照片'],
    days: 5,
    result: '受理后转区残联评定、发证',
    unit: 1,
    weight: 5,
  },
]

/** What the street took on later. */
export const LATER_MATTERS: readonly DemoMatter[] = [
  {
    name: '高龄津贴申请受理',
    category: '民政事务',
    basis: '《中华人民共和国老年人权益保障法》第三十三条',
    audience: '本辖区户籍80周岁以上老年人',
    conditions: '年满80周岁，户籍在本辖区',
    materials: ['居民身份证', '户口簿', '银行卡复印件'],
    days: 10,
    result: '审核通过的次月起发放',
    unit: 1,
    since: 2021,
    weight: 6,
  },
  {
    name: '退役军人和其他优抚对象建档立卡',
    category: '退役军人服务',
    basis: '《中华人民共和国退役军人保障法》第二十条',
    audience: '居住在本辖区的退役军人和其他优抚对象',
    conditions: '户籍或者常住地在本辖区',
    materials: ['居民身份证', '退役证件'],
    days: 3,
    result: '建档立卡信息',
    unit: 1,
    since: 2021,
    weight: 4,
  },
  {
    name: '公共租赁住房申请受理',
    category: '住房保障',
    basis: '《公共租赁住房管理办法》第七条至第九条',
    audience: '住房困难的本辖区居民',
    conditions: '住房、收入状况符合当地公布的标准',
    materials: ['居民身份证', '户口簿', '住房和收入情况声明'],
    days: 20,
    result: '初审意见，报区住房保障机构审核',
    unit: 1,
    since: 2022,
    weight: 3,
  },
  {
    name: '社区养老服务补贴申请受理',
    category: '民政事务',
    basis: '《中华人民共和国老年人权益保障法》第三十七条',
    audience: '经济困难的高龄、失能老年人',
    conditions: '本辖区户籍，经评估符合补贴条件',
    materials: ['居民身份证', '老年人能力评估结果'],
    days: 15,
    result: '审核结果书面告知',
    unit: 1,
    since: 2024,
    weight: 2,
  },
]

function licence(name: string, basis: string, days: number, unit: number, weight: number): DemoMatter {
  return {
    name,
    category: '综合服务',
    basis,
    audience: '符合条件的公民、法人和其他组织',
    conditions: '符合设定依据规定的条件，材料齐全、符合法定形式',
    materials: ['申请书', '营业执照或者身份证明', '设定依据要求的其他材料'],
    days,
    result: '许可证件或者不予许可决定书',
    unit,
    weight,
    row: 'licensing',
  }
}

function service(
  name: string,
  category: GuideCategory,
  basis: string,
  unit: number,
  weight: number,
): DemoMatter {
  return {
    name,
    category,
    basis,
    audience: '本辖区居民和单位',
    conditions: '符合设定依据规定的条件',
    materials: ['居民身份证或者营业执照', '申请表'],
    days: 10,
    result: '办理结果告知',
    unit,
    weight,
  }
}

export const BUREAU_MATTERS: Readonly<Record<string, readonly DemoMatter[]>> = {
  xigong: [
    service('政务公开专区自助查询指引', '综合服务', '《中华人民共和国政府信息公开条例》第二十五条', 0, 3),
    service('行政复议申请咨询', '综合服务', '《中华人民共和国行政复议法》', 2, 2),
    service('市民热线诉求转办', '综合服务', '本级政务服务热线管理规定', 1, 8),
  ],
  minshengju: [
    service('养老机构备案', '民政事务', '《中华人民共和国老年人权益保障法》第四十三条', 4, 2),
    service('孤儿基本生活保障金申领', '扶贫救助', '国家关于孤儿保障工作的规定', 3, 2),
    service('残疾人两项补贴资格认定', '残疾人服务', '国家关于残疾人两项补贴的规定', 3, 8),
    service('流浪乞讨人员救助', '扶贫救助', '《城市生活无着的流浪乞讨人员救助管理办法》', 3, 3),
    service('社会组织信息变更咨询', '民政事务', '《社会团体登记管理条例》', 1, 3),
    licence('社会团体成立登记', '《社会团体登记管理条例》', 30, 1, 2),
    licence('民办非企业单位成立登记', '《民办非企业单位登记管理暂行条例》', 30, 1, 2),
  ],
  jianguanju: [
    licence('食品经营许可', '《中华人民共和国食品安全法》第三十五条', 10, 3, 30),
    licence('特种设备使用登记', '《中华人民共和国特种设备安全法》第三十三条', 15, 3, 8),
    licence('小作坊登记', '本省食品小作坊、小经营店和小摊点管理条例', 15, 3, 5),
    service('消费投诉调解', '综合服务', '《中华人民共和国消费者权益保护法》第三十九条', 4, 12),
    service('计量器具免费检定', '综合服务', '《中华人民共和国计量法》', 4, 4),
  ],
  chengjianju: [
    licence('建筑工程施工许可', '《中华人民共和国建筑法》第七条', 7, 3, 6),
    licence('城市道路挖掘审批', '《城市道路管理条例》第三十三条', 10, 3, 5),
    licence('改变绿化规划审批', '《城市绿化条例》', 15, 3, 2),
    service('住宅专项维修资金使用备案', '住房保障', '《住宅专项维修资金管理办法》', 1, 6),
    service('房屋征收补偿政策咨询', '综合服务', '《国有土地上房屋征收与补偿条例》', 4, 7),
  ],
  jiaoyuju: [
    licence('民办学校设立审批', '《中华人民共和国民办教育促进法》第十二条', 30, 4, 2),
    licence('教师资格认定', '《教师资格条例》第十三条', 30, 0, 16),
    service('义务教育阶段转学', '综合服务', '《中华人民共和国义务教育法》第十二条', 3, 9),
    service('学生资助申请', '扶贫救助', '国家学生资助政策', 2, 7),
  ],
}

export function contentOf(matter: DemoMatter, place: string, phone: string): GuideContent {
  return {
    basis: matter.basis,
    audience: matter.audience,
    conditions: matter.conditions,
    materials: matter.materials.map((name, index) => ({
      name,
      form: name.includes('复印件') ? '复印件1份' : index === 0 ? '原件核验' : '原件1份，核验后退还',
      note: '',
    })),
    steps: [
      { name: '申请', detail: '到窗口或者社区提交材料，也可以在政务服务网预约。' },
      { name: '受理', detail: '材料齐全的当场受理；不齐全的一次性告知需要补正的全部内容。' },
      {
        name: '审核',
        detail: matter.days > 5 ? '核对材料，需要入户调查、公示的按规定进行。' : '核对材料和系统信息。',
      },
      { name: '办结', detail: `${matter.result}。` },
    ],
    legalLimit: `${matter.days * 2}个工作日`,
    promisedLimit: matter.days === 1 ? '当场办结' : `${matter.days}个工作日`,
    fee: '不收费',
    result: matter.result,
    place,
    hours: '周一至周五 9:00—12:00，14:00—18:00',
    contact: phone,
    complaint: '12345政务服务便民热线',
  }
}
