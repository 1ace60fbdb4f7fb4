import { composeDate, type LocalDate, yearOf } from '../law/local-date.ts'
import { MEDIA_TYPES, renderDocument } from '../platform/documents/index.ts'
import { type KeptFile, rememberFile } from '../platform/kept-file.ts'
import { actOnRectification } from '../tasks/actions/act-on-rectification.ts'
import { openRectification, recordAppraisal } from '../tasks/actions/assess.ts'
import {
  importTaskPlan,
  type PastTaskAct,
  type PlannedIndicator,
  type PlannedTask,
} from '../tasks/actions/make-plan.ts'
import type { NewIndicator, NewTask } from '../tasks/model.ts'
import { type Demo, deskContextOf, type LoadedOrgan, tenancyOf } from './context.ts'
import { type Random, seeded } from './random.ts'

const GROUPS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    '一、主动公开',
    [
      ['更新机构职能和办事指南', '职责、人员分工、窗口电话变化后五个工作日内更新'],
      ['公开预算决算', '批准后二十日内公开，附表齐全'],
      ['民生实事进展公开', '每季度公开一次完成情况'],
    ],
  ],
  [
    '二、依申请公开',
    [
      ['规范答复文书', '答复书要素齐全，救济途径正确，按期送达'],
      ['做好卷宗归档', '每件单独立卷，年底前全部归档'],
    ],
  ],
  [
    '三、平台和基层',
    [
      ['社区公开栏换新', '每月更换一次内容，期满材料留存'],
      ['公开查阅点维护', '设备完好，目录每季度更新'],
      ['组织公开工作培训', '全年不少于两次，联络员全部参加'],
    ],
  ],
]

const INDICATORS: readonly NewIndicator[] = [
  { name: '主动公开', parent: null, weight: 4000, rule: '', sampling: '', computed: null },
  {
    name: '办事指南要素完整',
    parent: 0,
    weight: 2000,
    rule: '要素缺一项扣0.5分',
    sampling: '全部办事指南',
    computed: 'guidesComplete',
  },
  {
    name: '任务按期完成',
    parent: 0,
    weight: 2000,
    rule: '每超期一项扣1分',
    sampling: '任务分解表',
    computed: 'tasksDone',
  },
  { name: '依申请公开', parent: null, weight: 4000, rule: '', sampling: '', computed: null },
  {
    name: '按期答复',
    parent: 3,
    weight: 4000,
    rule: '逾期一件扣2分',
    sampling: '全部申请',
    computed: 'timelyReplies',
  },
  { name: '来访接待', parent: null, weight: 2000, rule: '', sampling: '', computed: null },
  {
    name: '来访件件有着落',
    parent: 5,
    weight: 2000,
    rule: '未办结一件扣1分',
    sampling: '来访登记',
    computed: 'visitsSettled',
  },
]

/** The year's tasks and assessment, past years closed and appraised. Answers the number of tasks. */
export async function loadTasks(demo: Demo, loaded: LoadedOrgan): Promise<number> {
  // The story's street keeps them from 2019 on, the others since they joined the platform in 2022.
  const first = loaded.data.code === 'wangchenglu' ? 2019 : 2022
  let count = 0
  for (let year = first; year <= yearOf(demo.today); year += 1) count += await loadPlan(demo, loaded, year)
  return count
}

async function loadPlan(demo: Demo, loaded: LoadedOrgan, year: number): Promise<number> {
  const random = seeded(`${loaded.data.code}|tasks|${year}`)
  const issuedOn = demo.days.after(composeDate(year, year === 2019 ? 6 : 3, 10), random.int(0, 8))
  if (issuedOn > demo.today) return 0
  const past = year < yearOf(demo.today)
  const evidence = await evidenceOf(demo, loaded, year)
  const tasks = GROUPS.flatMap(([group, entries]) =>
    entries.map(([title, requirement]): PlannedTask => {
      const task = taskOf(loaded, random, year, group, title, requirement)
      const reporter = { loaded, random, today: demo.today, days: demo.days, evidence: evidence.kept, past }
      return { ...task, history: historyOf(reporter, task, issuedOn, year) }
    }),
  )
  const rectification = await demo.database.write(tenancyOf(loaded), async (tx) => {
    await rememberFile(tx, evidence.kept)
    await importTaskPlan(
      tx,
      {
        year,
        title: `${loaded.organ.shortName}${year}年政务公开工作主要任务分解表`,
        docNumber: `${(loaded.organ.settings.letterPrefix ?? '').replace(/公复$/, '')}办〔${year}〕${random.int(5, 30)}号`,
        issuedOn,
        tasks,
        indicators: INDICATORS.map((indicator) => (past ? scored(random, indicator) : indicator)),
      },
      loaded.people.head,
    )
    return past ? close(demo, tx, loaded, year) : undefined
  })
  if (rectification !== undefined) await rectify(demo, loaded, year, rectification, evidence)
  return tasks.length
}

function taskOf(
  loaded: LoadedOrgan,
  random: Random,
  year: number,
  group: string,
  title: string,
  requirement: string,
): NewTask {
  const on = random.chance(0.6) ? composeDate(year, random.pick([6, 9, 11, 12]), 25) : null
  return {
    group,
    title,
    requirement,
    leadUnitId: loaded.units[0] ?? null,
    unitIds: [random.pick(loaded.units)],
    deadline: { on, text: on === null ? random.pick(['年底前', '持续推进']) : null },
  }
}

async function close(
  demo: Demo,
  tx: Parameters<typeof recordAppraisal>[0],
  loaded: LoadedOrgan,
  year: number,
): Promise<string> {
  const { head } = loaded.people
  await recordAppraisal(
    tx,
    {
      year,
      kind: 'assessment',
      result: `${year}年度政务公开工作考核结果为${year % 3 === 0 ? '优秀' : '良好'}`,
    },
    head,
  )
  await recordAppraisal(
    tx,
    { year, kind: 'socialAppraisal', result: `社会评议满意度为${90 + (year % 7)}%` },
    head,
  )
  await recordAppraisal(tx, { year, kind: 'accountability', result: '没有发生责任追究情形' }, head)
  const fault = {
    year,
    source: 'assessment',
    ...faultOf(year),
    unitId: loaded.units[0] ?? null,
    dueOn: demo.days.after(composeDate(year + 1, 3, 31), 0),
  } as const
  const on = demo.days.after(composeDate(year + 1, 1, 10), 0)
  return openRectification(tx, fault, { on: on > demo.today ? demo.today : on, personId: head })
}

/** What assessments find, one year this and another that. */
const FAULTS = [
  ['个别社区公开栏内容更换不及时', '建立更换台账，每月报送照片', '各社区已按台账更换，抽查三个月均按期'],
  ['两项办事指南的窗口电话未更新', '电话变动由承办科室当日报公开机构', '已逐项核对并更新，窗口张贴同步更换'],
  ['依申请公开卷宗缺送达回证', '送达后三日内将回证归入卷宗', '已补齐缺少的回证，明确专人核对'],
] as const

function faultOf(year: number): { readonly problem: string; readonly measure: string } {
  const [problem, measure] = FAULTS[year % FAULTS.length] ?? FAULTS[0]
  return { problem, measure }
}

/** Reported by the clerk with evidence, accepted by the head; the latest still waits for that. */
async function rectify(
  demo: Demo,
  loaded: LoadedOrgan,
  year: number,
  id: string,
  { kept, bytes }: Evidence,
): Promise<void> {
  const reportedOn = demo.days.before(composeDate(year + 1, 3, 31), 5)
  if (reportedOn > demo.today) return
  const [, , note] = FAULTS[year % FAULTS.length] ?? FAULTS[0]
  const file = { name: kept.name, bytes }
  const acts = [
    { who: 'clerk', act: { kind: 'reported', on: reportedOn, note, file } },
    {
      who: 'head',
      act: { kind: 'accepted', on: demo.days.after(reportedOn, 4), note: '现场核对属实，同意销号' },
    },
  ] as const
  for (const { who, act } of acts) {
    if (act.on > demo.today || (act.kind === 'accepted' && year >= yearOf(demo.today) - 1)) continue
    const done = await actOnRectification(deskContextOf(demo, loaded, who), id, act)
    if (!done.ok) throw new Error(done.refusal.message)
  }
}

interface Evidence {
  readonly kept: KeptFile
  readonly bytes: Uint8Array
}

/** 台账 and photographs are gathered in one paper a year; it is the evidence of what is reported as done. */
async function evidenceOf({ services }: Demo, { organ }: LoadedOrgan, year: number): Promise<Evidence> {
  const title = `${organ.shortName}${year}年政务公开任务完成情况佐证材料`
  const rows = GROUPS.flatMap(([, entries]) => entries.map(([task, asked]) => [task, asked, '见台账和照片']))
  const bytes = await renderDocument(
    {
      title,
      author: organ.name,
      page: { size: 'A4', orientation: 'portrait', margins: 'plain', pageNumbers: false },
      blocks: [
        { kind: 'title', text: title },
        {
          kind: 'table',
          widths: [2, 3, 1.4],
          headerRows: 1,
          rows: [['任务', '要求', '佐证'], ...rows].map((row) => row.map((text) => ({ text }))),
        },
        { kind: 'note', text: '演示数据。' },
      ],
    },
    'pdf',
  )
  const hash = await services.files.put('original', bytes)
  return { kept: { hash, name: `${title}.pdf`, type: MEDIA_TYPES.pdf, size: bytes.byteLength }, bytes }
}

interface Reporter {
  readonly loaded: LoadedOrgan
  readonly random: Random
  readonly today: LocalDate
  readonly days: Demo['days']
  readonly evidence: { readonly hash: string; readonly name: string }
  readonly past: boolean
}

/** As the units report it: begun in spring, urged where it lags, done by the year's end; this year some of it. */
function historyOf(
  { loaded, random, today, days, evidence, past }: Reporter,
  task: NewTask,
  issuedOn: LocalDate,
  year: number,
): readonly PastTaskAct[] {
  const begun = days.after(issuedOn, random.int(10, 60))
  const latest = days.before(composeDate(year, 12, 30), random.int(0, 12))
  const due = task.deadline.on ?? latest
  const doneOn = due > begun ? due : latest
  const lags = random.chance(0.2)
  const urgedOn = days.before(doneOn, 8)
  const { clerk, head } = loaded.people
  const words = REPORTS[task.title] ?? ['已明确责任人，按月推进', '已经完成，材料齐全']
  const acts: readonly PastTaskAct[] = [
    { kind: 'progress', on: begun, note: words[0], personId: clerk },
    ...(lags && urgedOn > begun
      ? [
          {
            kind: 'urged' as const,
            on: urgedOn,
            note: '进度偏慢，请在期限前完成并报送佐证材料',
            personId: head,
          },
        ]
      : []),
    { kind: 'done', on: doneOn, note: words[1], personId: clerk, file: evidence },
  ]
  // What is not past may be done early; half of it is.
  const early = past || random.chance(0.5)
  return acts.filter(({ on, kind }) => on <= today && (kind !== 'done' || early))
}

/** What is said when a task is under way, and when it is done. */
const REPORTS: Readonly<Record<string, readonly [string, string]>> = {
  更新机构职能和办事指南: [
    '已核对职责和窗口电话，变化事项列出清单',
    '职责变化和窗口电话均已在规定时间内更新',
  ],
  公开预算决算: ['部门预算已按时公开', '部门决算及附表已公开，内容经财政所复核'],
  民生实事进展公开: ['第一季度进展已公示', '四个季度完成情况均已公示，附现场照片'],
  规范答复文书: ['组织经办人学习答复书模板', '抽查全年答复书，要素齐全，救济途径正确'],
  做好卷宗归档: ['上半年办结件已立卷', '全年办结件逐件立卷，已移交档案室'],
  社区公开栏换新: ['各社区已报首次更换照片', '各社区按月更换，期满材料留存备查'],
  公开查阅点维护: ['查询设备已检修，目录已更新', '设备完好，四个季度目录均已更新'],
  组织公开工作培训: ['上半年培训已举办，联络员全部参加', '全年培训两次，签到和课件已存档'],
}

/** A few points lost where the sample found something. */
function scored(random: Random, indicator: NewIndicator): PlannedIndicator {
  if (indicator.parent === null) return indicator
  const lost = random.int(0, 3) * 50
  const reason = lost === 0 ? '抽查未发现问题，符合要求' : random.pick(FOUND)
  return { ...indicator, score: { score: indicator.weight - lost, reason } }
}

const FOUND = [
  '抽查发现个别事项更新迟延',
  '个别指南的窗口电话未随变动更新',
  '一项任务超过期限七日完成',
  '来访登记有一件未记载办结日期',
] as const
