/** The demo district: the two real organs of the story and six more, whose names are invented. */
import type { OrganKind, OrganSettings } from '../organs/model.ts'

export interface DemoUnit {
  readonly name: string
  readonly duty: string
}

export interface DemoOrgan {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: OrganKind
  readonly settings: OrganSettings
  readonly units: readonly DemoUnit[]
  readonly communities: readonly string[]
  /** Applications received a year, 2019 (from 15 May) onwards. */
  readonly applications: readonly number[]
  /** Items made a year. */
  readonly items: number
}

const COURT = '洛阳铁路运输法院'
const HOURS = '周一至周五 9:00—12:00，14:00—18:00（法定节假日除外）'
const REVIEW_ONLINE = 'https://fuyi.example.cn/xigong'

function settingsOf(organ: {
  readonly office: string
  readonly address: string
  readonly line: string
  readonly prefix: string
  readonly mailbox: string
  readonly district?: boolean
}): OrganSettings {
  return {
    disclosureOffice: organ.office,
    address: organ.address,
    officeHours: HOURS,
    phone: `0379-0000${organ.line}1`,
    fax: `0379-0000${organ.line}2`,
    email: `${organ.mailbox}@example.cn`,
    postcode: '471000',
    reviewOrgan: organ.district === true ? '洛阳市人民政府' : '洛阳市西工区人民政府',
    court: COURT,
    onlineReview: REVIEW_ONLINE,
    letterPrefix: organ.prefix,
    siteCode: '4103000000',
    icp: '演示备案号 00000000',
    host: '洛阳市西工区人民政府办公室（演示）',
  }
}

const COMMON_UNITS: readonly DemoUnit[] = [
  { name: '办公室', duty: '文电会务、档案、政务公开、信息化' },
  { name: '法规科', duty: '合法性审核、行政复议应诉、普法' },
  { name: '财务科', duty: '预算决算、资产和采购管理' },
]

export const DEMO_ORGANS: readonly DemoOrgan[] = [
  {
    code: 'xigong',
    name: '洛阳市西工区人民政府',
    shortName: '西工区',
    kind: 'district',
    settings: settingsOf({
      office: '西工区人民政府办公室政务公开科',
      address: '洛阳市西工区演示大道1号',
      line: '010',
      prefix: '西政公复',
      mailbox: 'xigong-gk',
      district: true,
    }),
    units: [
      { name: '政务公开科', duty: '推进、指导、协调、监督全区政务公开，承办区政府信息公开申请' },
      { name: '综合科', duty: '文电、会议、信息和督查' },
      { name: '法律事务科', duty: '合法性审查、行政复议应诉事务' },
    ],
    communities: [],
    applications: [9, 13, 15, 16, 18, 20, 22, 22],
    items: 13,
  },
  {
    code: 'wangchenglu',
    name: '西工区王城路街道办事处',
    shortName: '王城路街道',
    kind: 'street',
    settings: settingsOf({
      office: '王城路街道党政综合办公室',
      address: '洛阳市西工区演示路18号',
      line: '020',
      prefix: '王城公复',
      mailbox: 'wangchenglu-gk',
    }),
    units: [
      { name: '党政综合办公室', duty: '文电会务、政务公开、档案和后勤' },
      { name: '公共服务办公室', duty: '社会保障、就业、民政、残疾人和退役军人服务' },
      { name: '卫生健康办公室', duty: '计划生育服务、爱国卫生、公共卫生' },
      { name: '平安建设办公室', duty: '社会治安、信访接待、矛盾纠纷化解' },
      { name: '城市管理办公室', duty: '市容环境、物业指导、违法建设巡查' },
      { name: '党群工作办公室', duty: '组织关系转接、党员教育、群团工作' },
      { name: '财政所', duty: '预算决算、资产和采购管理' },
    ],
    communities: ['春和社区', '望城社区', '凯旋里社区', '梧桐苑社区', '光明里社区', '青年桥社区', '九如社区'],
    applications: [4, 0, 9, 12, 13, 15, 17, 15],
    items: 16,
  },
  {
    code: 'yunshanlu',
    name: '西工区云杉路街道办事处',
    shortName: '云杉路街道',
    kind: 'street',
    settings: settingsOf({
      office: '云杉路街道党政办公室',
      address: '洛阳市西工区云杉路66号',
      line: '030',
      prefix: '云杉公复',
      mailbox: 'yunshanlu-gk',
    }),
    units: [
      { name: '党政办公室', duty: '文电会务、政务公开' },
      { name: '社会事务办公室', duty: '民政、社保、就业服务' },
      { name: '城市管理办公室', duty: '市容环境、老旧小区改造' },
    ],
    communities: ['云杉里社区', '松鹤社区', '北岸社区', '新苑社区'],
    applications: [2, 4, 5, 6, 7, 8, 8, 7],
    items: 8,
  },
  {
    code: 'hanyuanjie',
    name: '西工区涵园街道办事处',
    shortName: '涵园街道',
    kind: 'street',
    settings: settingsOf({
      office: '涵园街道综合办公室',
      address: '洛阳市西工区涵园街5号',
      line: '040',
      prefix: '涵园公复',
      mailbox: 'hanyuan-gk',
    }),
    units: [
      { name: '综合办公室', duty: '文电会务、政务公开' },
      { name: '便民服务中心', duty: '社保、民政、计生等窗口服务' },
      { name: '应急管理办公室', duty: '安全生产、防汛和消防' },
    ],
    communities: ['涵园社区', '槐香社区', '临河社区'],
    applications: [1, 3, 4, 4, 5, 6, 6, 6],
    items: 7,
  },
  {
    code: 'minshengju',
    name: '西工区民生服务局',
    shortName: '区民生服务局',
    kind: 'department',
    settings: settingsOf({
      office: '西工区民生服务局办公室',
      address: '洛阳市西工区惠民街9号',
      line: '050',
      prefix: '西民服公复',
      mailbox: 'minsheng-gk',
    }),
    units: [
      ...COMMON_UNITS,
      { name: '社会救助科', duty: '低保、特困供养、临时救助' },
      { name: '养老服务科', duty: '养老机构备案、高龄津贴' },
    ],
    communities: [],
    applications: [5, 7, 8, 9, 10, 10, 11, 10],
    items: 9,
  },
  {
    code: 'jianguanju',
    name: '西工区市场秩序管理局',
    shortName: '区市场秩序局',
    kind: 'department',
    settings: settingsOf({
      office: '西工区市场秩序管理局政策法规科',
      address: '洛阳市西工区和丰街12号',
      line: '060',
      prefix: '西市秩公复',
      mailbox: 'shizhi-gk',
    }),
    units: [
      ...COMMON_UNITS,
      { name: '注册许可科', duty: '登记注册、食品经营许可' },
      { name: '执法监督科', duty: '行政处罚、行政强制' },
    ],
    communities: [],
    applications: [6, 9, 10, 11, 11, 12, 13, 12],
    items: 10,
  },
  {
    code: 'chengjianju',
    name: '西工区城市更新建设局',
    shortName: '区城市更新局',
    kind: 'department',
    settings: settingsOf({
      office: '西工区城市更新建设局办公室',
      address: '洛阳市西工区安居路20号',
      line: '070',
      prefix: '西城更公复',
      mailbox: 'chenggeng-gk',
    }),
    units: [
      ...COMMON_UNITS,
      { name: '工程建设科', duty: '市政工程、老旧小区改造' },
      { name: '征收补偿科', duty: '国有土地上房屋征收与补偿' },
    ],
    communities: [],
    applications: [7, 10, 11, 12, 13, 14, 14, 13],
    items: 10,
  },
  {
    code: 'jiaoyuju',
    name: '西工区基础教育局',
    shortName: '区基础教育局',
    kind: 'department',
    settings: settingsOf({
      office: '西工区基础教育局办公室',
      address: '洛阳市西工区书香路3号',
      line: '080',
      prefix: '西基教公复',
      mailbox: 'jijiao-gk',
    }),
    units: [
      ...COMMON_UNITS,
      { name: '招生科', duty: '义务教育阶段招生入学' },
      { name: '民办教育科', duty: '民办学校审批和监管' },
    ],
    communities: [],
    applications: [2, 4, 4, 5, 5, 6, 6, 6],
    items: 8,
  },
]

/** Words for the invented names of officials: nobody is called so. */
export const PEOPLE_WORDS = [
  '青禾',
  '云帆',
  '知远',
  '清源',
  '明川',
  '思齐',
  '安澜',
  '景行',
  '若谷',
  '怀瑾',
  '望舒',
  '长庚',
  '南乔',
  '北辰',
  '松涛',
  '竹溪',
  '兰亭',
  '星河',
  '听雨',
  '临风',
  '采薇',
  '子衿',
  '鹿鸣',
  '甘棠',
  '木瓜',
  '蒹葭',
  '白露',
  '夏至',
  '谷雨',
  '立秋',
  '小满',
  '芒种',
  '清明',
  '霜降',
  '惊蛰',
  '寒露',
  '朝华',
  '夕拾',
  '沧浪',
  '沅芷',
] as const
