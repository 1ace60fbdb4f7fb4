/** What was registered wrongly of tasks and rectifications is put right by a new act, and the numbers follow. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localDate } from '../../src/law/local-date.ts'
import { actOnRectification, correctRectification } from '../../src/tasks/actions/act-on-rectification.ts'
import { actOnTask } from '../../src/tasks/actions/act-on-task.ts'
import { openRectification, scoreIndicator } from '../../src/tasks/actions/assess.ts'
import { adjustTask, changePlan } from '../../src/tasks/actions/change-plan.ts'
import {
  addIndicator,
  changeIndicator,
  restoreIndicator,
  retireIndicator,
} from '../../src/tasks/actions/keep-indicators.ts'
import { makePlan } from '../../src/tasks/actions/make-plan.ts'
import {
  assessmentSummary,
  readEvidence,
  readIndicatorHistory,
  readPlan,
  readPlanHistory,
  readTask,
} from '../../src/tasks/actions/read-tasks.ts'
import { readRectification, readYearResults } from '../../src/tasks/actions/read-year.ts'
import { value } from '../support/results.ts'
import { type Office, openOffice } from '../support/registers-office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice('2025-03-03')
})
afterAll(() => office.close())

const PHOTO = { name: '清单.csv', bytes: new TextEncoder().encode('序号,事项\n1,公开栏') }

describe('任务与指标', () => {
  const task = {
    group: '一',
    title: '更新指南',
    requirement: '',
    leadUnitId: null,
    unitIds: [],
    deadline: { on: null, text: '年底前' },
  } as const
  const content = { name: '主动公开', weight: 0, rule: '', sampling: '', computed: null } as const
  const head = { year: 2025, title: '2025年分解表', docNumber: '', issuedOn: localDate('2025-01-15') }

  it('keeps the words of plan and task that were put right, and counts no task given up', async () => {
    const clerk = office.as('clerk')
    const planId = value(await makePlan(clerk, { ...head, tasks: [task, task], indicators: [] }))
    expect(await changePlan(office.as('stranger'), planId, { ...head, title: '别的' }, '改')).toMatchObject({
      refusal: { code: 'notFound' },
    })
    expect(await changePlan(clerk, planId, head, '没有改')).toMatchObject({ refusal: { code: 'invalid' } })
    value(await changePlan(clerk, planId, { ...head, docNumber: '西办〔2025〕3号' }, '补文号'))
    expect(value(await readPlanHistory(clerk, planId, undefined)).acts).toMatchObject([
      { note: '补文号', changes: [{ label: '文号', from: '', to: '西办〔2025〕3号' }] },
    ])
    const [first = '', second = ''] = value(await readPlan(clerk, planId, undefined)).tasks.map(
      (one) => one.taskId,
    )
    const moved = {
      ...task,
      leadUnitId: office.units.relief,
      deadline: { on: localDate('2025-06-25'), text: null },
    }
    expect(await adjustTask(clerk, first, task, '没有改')).toMatchObject({ refusal: { code: 'invalid' } })
    value(await adjustTask(clerk, first, moved, '领导分工调整'))
    expect(value(await readTask(clerk, first, undefined)).acts.at(-1)).toMatchObject({
      label: '调整',
      changes: [
        { label: '牵头科室', from: '', to: '社会事务办' },
        { label: '时限', from: '年底前', to: '2025-06-25' },
      ],
    })
    const drop = { kind: 'dropped', on: localDate('2025-03-01'), note: '重复列入' } as const
    expect(await actOnTask(office.as('liaison'), second, drop)).toMatchObject({
      refusal: { code: 'forbidden' },
    })
    value(await actOnTask(clerk, second, drop))
    expect(await adjustTask(clerk, second, moved, '改')).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    const summary = () => office.owner.read(clerk.tenancy, (db) => assessmentSummary(db, office.street, 2025))
    expect((await summary()).tasks).toMatchObject({ all: 1 })
    value(await actOnTask(clerk, second, { ...drop, kind: 'reopened' }))
    expect((await summary()).tasks).toMatchObject({ all: 2 })
  })

  it('edits indicators within their scores, on two levels, and counts the lower one only', async () => {
    const clerk = office.as('clerk')
    const planId = value(await makePlan(clerk, { ...head, year: 2024, tasks: [], indicators: [] }))
    const top = value(await addIndicator(clerk, planId, null, { ...content, weight: 4000 }))
    const low = value(await addIndicator(clerk, planId, top, { ...content, name: '指南', weight: 3000 }))
    expect(await addIndicator(clerk, planId, low, content)).toMatchObject({ refusal: { field: 'parentId' } })
    expect(await scoreIndicator(clerk, top, 4000, '')).toMatchObject({ refusal: { field: 'score' } })
    value(await scoreIndicator(clerk, low, 2500, '缺一项'))
    const plain = value(await addIndicator(clerk, planId, null, { ...content, name: '培训', weight: 1000 }))
    value(await scoreIndicator(clerk, plain, 1000, ''))
    expect(await addIndicator(clerk, planId, plain, content)).toMatchObject({
      refusal: { field: 'parentId' },
    })
    const less = { ...content, name: '指南', weight: 2000 }
    expect(await changeIndicator(clerk, low, less, '降权')).toMatchObject({ refusal: { field: 'weight' } })
    value(await changeIndicator(clerk, low, { ...less, weight: 4000 }, '按区里分值'))
    expect(await retireIndicator(clerk, top, '合并')).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    const shown = async () => value(await readPlan(clerk, planId, undefined))
    expect((await shown()).indicators.map(({ name }) => name)).toEqual(['主动公开', '指南', '培训'])
    expect((await shown()).total).toEqual({ score: 3500, scored: 5000, weight: 5000 })
    value(await retireIndicator(clerk, plain, '区里取消'))
    expect(await scoreIndicator(clerk, plain, 900, '扣')).toMatchObject({ refusal: { field: 'score' } })
    expect((await shown()).total).toEqual({ score: 2500, scored: 4000, weight: 4000 })
    value(await restoreIndicator(clerk, plain, '区里恢复'))
    expect((await shown()).total.weight).toBe(5000)
    const history = value(await readIndicatorHistory(clerk, low, undefined))
    expect(history.acts.at(-1)).toMatchObject({
      label: '修改指标',
      note: '按区里分值',
      changes: [{ label: '分值', from: '30', to: '40' }],
    })
    expect(history.scores).toMatchObject([{ score: 2500, reason: '缺一项' }])
  })
})

describe('整改', () => {
  it('is done only with evidence and another one’s acceptance; sent back and withdrawn it does not count', async () => {
    const { owner, units, street } = office
    const [clerk, head, liaison] = [office.as('clerk'), office.as('head'), office.as('liaison')]
    const facts = {
      source: 'assessment',
      problem: '公开栏更换不及时',
      measure: '',
      unitId: units.community,
      dueOn: null,
    } as const
    const on = localDate('2025-03-01')
    const id = await owner.write(clerk.tenancy, (tx) =>
      openRectification(tx, { year: 2025, ...facts }, { on, personId: null }),
    )
    const act = (
      who: typeof clerk,
      kind: Parameters<typeof actOnRectification>[2]['kind'],
      file?: typeof PHOTO,
    ) => actOnRectification(who, id, { kind, on, note: '已经换新', file })
    const count = async () =>
      (await owner.read(clerk.tenancy, (db) => assessmentSummary(db, street, 2025))).rectifications
    expect(await act(liaison, 'reported')).toMatchObject({ refusal: { field: 'files' } })
    expect(await act(liaison, 'accepted')).toMatchObject({ refusal: { code: 'forbidden' } })
    expect(await act(clerk, 'accepted')).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    expect(await act(office.as('stranger'), 'progress')).toMatchObject({ refusal: { code: 'notFound' } })
    expect(await act(liaison, 'reported', { ...PHOTO, name: '绝密★.csv' })).toMatchObject({
      refusal: { code: 'classified' },
    })
    value(await act(clerk, 'reported', PHOTO))
    expect(await act(clerk, 'accepted')).toMatchObject({ refusal: { code: 'forbidden' } })
    expect(await count()).toEqual({ all: 1, done: 0 })
    value(await act(head, 'returned'))
    const fix = async () => value(await readYearResults(clerk, 2025, undefined)).rectifications[0]
    expect(await fix()).toMatchObject({ stage: 'open', doneOn: null, result: '' })
    value(await act(liaison, 'reported', PHOTO))
    value(await act(head, 'accepted'))
    expect(await count()).toEqual({ all: 1, done: 1 })
    value(await correctRectification(clerk, id, { ...facts, unitId: units.relief }, '责任单位登记错'))
    expect(await act(liaison, 'progress')).toMatchObject({ refusal: { code: 'notFound' } })
    expect(await fix()).toMatchObject({ stage: 'accepted', result: '已经换新' })
    const history = value(await readRectification(clerk, id, undefined)).acts
    expect(history.map(({ label }) => label)).toEqual([
      '登记',
      '报整改完成',
      '退回继续整改',
      '报整改完成',
      '验收通过',
      '更正',
    ])
    expect(history.at(-1)?.changes).toEqual([{ label: '责任单位', from: '芳林路社区', to: '社会事务办' }])
    expect(await readEvidence(clerk, history[1]?.fileHash ?? '')).toMatchObject({
      file: { name: '清单.csv' },
    })
    expect(await readEvidence(office.as('stranger'), history[1]?.fileHash ?? '')).toMatchObject({
      refusal: { code: 'notFound' },
    })
    value(await act(clerk, 'reopened'))
    value(await act(clerk, 'withdrawn'))
    expect(await count()).toEqual({ all: 0, done: 0 })
  })
})
