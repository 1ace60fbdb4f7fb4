import { composeDate, type LocalDate, yearOf } from '../law/local-date.ts'
import { actOnTask } from '../tasks/actions/act-on-task.ts'
import { openRectification, recordAppraisal, scoreIndicator } from '../tasks/actions/assess.ts'
import { importTaskPlan } from '../tasks/actions/make-plan.ts'
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
  const tasks = GROUPS.flatMap(([group, entries]) =>
    entries.map(([title, requirement]) => taskOf(loaded, random, year, group, title, requirement)),
  )
  const made = await demo.database.write(tenancyOf(loaded), async (tx) => {
    const plan = await importTaskPlan(
      tx,
      {
        year,
        title: `${loaded.organ.shortName}${year}年政务公开工作主要任务分解表`,
        docNumber: `${(loaded.organ.settings.letterPrefix ?? '').replace(/公复$/, '')}办〔${year}〕${random.int(5, 30)}号`,
        issuedOn,
        tasks,
        indicators: INDICATORS,
      },
      loaded.people.head,
    )
    if (past) await close(demo, tx, loaded, year)
    return plan
  })
  const recent = year >= yearOf(demo.today) - 1
  if (recent) await advance(demo, loaded, made, random, past, issuedOn)
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
): Promise<void> {
  const { head } = loaded.people
  await recordAppraisal(
    tx,
    { year, kind: 'assessment', result: `${year}年度政务公开工作考核结果为良好` },
    head,
  )
  await recordAppraisal(tx, { year, kind: 'socialAppraisal', result: '社会评议满意度为百分之九十二' }, head)
  await recordAppraisal(tx, { year, kind: 'accountability', result: '没有发生责任追究情形' }, head)
  const fault = {
    year,
    source: 'assessment',
    problem: '个别社区公开栏内容更换不及时',
    measure: '建立更换台账，每月报送照片',
    unitId: loaded.units[0] ?? null,
    dueOn: demo.days.after(composeDate(year + 1, 3, 31), 0),
  } as const
  await openRectification(tx, fault, { on: demo.days.after(composeDate(year + 1, 1, 10), 0), personId: head })
}

interface MadePlan {
  readonly taskIds: readonly string[]
  readonly indicatorIds: readonly string[]
}

/** Progress as the units report it; in a past year everything is done and scored. */
async function advance(
  demo: Demo,
  loaded: LoadedOrgan,
  plan: MadePlan,
  random: Random,
  past: boolean,
  issuedOn: LocalDate,
): Promise<void> {
  const context = deskContextOf(demo, loaded, 'head')
  for (const taskId of plan.taskIds) {
    const on = demo.days.after(issuedOn, random.int(10, 60))
    if (on > demo.today) continue
    const done = past || random.chance(0.35)
    const progress = await actOnTask(context, taskId, {
      kind: 'progress',
      on,
      note: '已明确责任人，按月推进',
    })
    if (!progress.ok) throw new Error(progress.refusal.message)
    if (done) await actOnTask(context, taskId, { kind: 'done', on, note: '已经完成，材料齐全' })
    else if (random.chance(0.2))
      await actOnTask(context, taskId, { kind: 'urged', on, note: '请于本月底前完成' })
  }
  if (!past) return
  for (const [index, indicatorId] of plan.indicatorIds.entries()) {
    const weight = INDICATORS[index]?.weight ?? 0
    if (INDICATORS[index]?.parent === null) continue
    const lost = random.int(0, 3) * 50
    await scoreIndicator(
      context,
      indicatorId,
      weight - lost,
      lost === 0 ? '符合要求' : '抽查发现个别事项更新迟延',
    )
  }
}
