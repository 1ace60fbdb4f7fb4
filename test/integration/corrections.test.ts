/** What was registered wrongly is put right by a new act: what stood before stays, and the numbers follow. */
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { factsOfAreas } from '../../src/annual-report/records-of-areas.ts'
import { changeBoard, closeBoard, reopenBoard } from '../../src/boards/actions/change-board.ts'
import { correctPosting, hangAgain, takeDown, voidPosting } from '../../src/boards/actions/change-posting.ts'
import { boardFacts, importBoard, post, printPoster } from '../../src/boards/actions/keep-boards.ts'
import { readBoardHistory, readBoards, readPhoto } from '../../src/boards/actions/read-boards.ts'
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
import {
  approveAnswer,
  draftAnswer,
  readConsultation,
  readConsultations,
  withdrawAnswer,
} from '../../src/visits/actions/answer-consultation.ts'
import { askInPublic, consultStatus } from '../../src/visits/actions/ask-in-public.ts'
import {
  amendConsultation,
  correctAnswer,
  publishAnswer,
} from '../../src/visits/actions/correct-consultation.ts'
import { correctVisit } from '../../src/visits/actions/correct-visit.ts'
import { readVisit } from '../../src/visits/actions/read-visits.ts'
import { actOnVisit, registerVisit, revealVisitor } from '../../src/visits/actions/register-visit.ts'
import { type Office, openOffice } from './registers-office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice('2025-03-03')
})
afterAll(() => office.close())

function value<T>(result: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

describe('来访登记', () => {
  const visitor = { name: '李戊己', gender: '女', age: '40', idNumber: '', address: '', phone: '13800138000' }
  const facts = {
    source: 'visit',
    kind: 'complaint',
    receivedOn: localDate('2025-02-24'),
    place: '接访室',
    people: 3,
    matter: '反映楼道照明长期损坏',
    unitId: null,
    receiver: '',
    applicationNumber: '',
  } as const
  const reason = '登记时人数填错'
  const visitsOf = (year: number) =>
    office.owner.read(
      office.as('clerk').tenancy,
      async (db) => (await factsOfAreas(db, office.street, year)).platform?.visits ?? 0,
    )

  it('refuses a correction that the acts since contradict, of another unit, of nothing, or of a voided one', async () => {
    const clerk = office.as('clerk')
    const id = value(await registerVisit(clerk, facts, visitor))
    value(await actOnVisit(clerk, id, { kind: 'accepted', on: localDate('2025-02-26'), note: '' }))
    const correct = (change: object, who = clerk) =>
      correctVisit(who, id, { facts: { ...facts, ...change }, visitor: {}, reason })
    expect(await correct({ receivedOn: localDate('2025-02-27') })).toMatchObject({
      refusal: { field: 'receivedOn' },
    })
    expect(await correct({ matter: '绝密★' })).toMatchObject({ refusal: { field: 'matter' } })
    expect(await correct({})).toMatchObject({ refusal: { message: '没有改动，不用更正' } })
    expect(await correct({ people: 2 }, office.as('liaison'))).toMatchObject({
      refusal: { code: 'notFound' },
    })
    expect(await correct({ people: 2 }, office.as('stranger'))).toMatchObject({
      refusal: { code: 'notFound' },
    })
    const undo = { kind: 'undone', on: localDate('2025-03-03'), note: '录错了件' } as const
    value(await actOnVisit(clerk, id, undo))
    expect(await actOnVisit(clerk, id, undo)).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    value(await actOnVisit(clerk, id, { ...undo, kind: 'voided' }))
    expect(await correct({ people: 2 })).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    expect(await visitsOf(2025)).toBe(0)
  })

  it('keeps what was corrected, sealed where it is of a person, and counts what stands now', async () => {
    const clerk = office.as('clerk')
    const id = value(await registerVisit(clerk, facts, visitor))
    expect(await visitsOf(2025)).toBe(3)
    value(
      await correctVisit(clerk, id, {
        facts: { ...facts, people: 2, receivedOn: localDate('2025-02-20') },
        visitor: { phone: '13900139000' },
        reason,
      }),
    )
    expect(await visitsOf(2025)).toBe(2)
    const shown = value(await readVisit(clerk, id))
    expect(shown).toMatchObject({
      visit: { people: 2, receivedOn: '2025-02-20', due: { on: '2025-03-07' } },
      masked: { phone: '139****9000' },
    })
    expect(shown.acts.at(-1)).toMatchObject({
      label: '更正登记',
      note: reason,
      changes: [
        { label: '日期', from: '2025-02-24', to: '2025-02-20' },
        { label: '人数', from: '3', to: '2' },
        { label: '来访人联系方式', from: '＊＊＊' },
      ],
    })
    expect(value(await revealVisitor(clerk, id, '核对更正'))).toMatchObject({
      phone: '13900139000',
      earlier: [{ phone: '13800138000' }],
    })
    const dump = await office.owner.pool.query<{ row: string }>(
      'SELECT row_to_json(a)::text AS row FROM visit_act a UNION ALL SELECT data::text FROM audit_event',
    )
    expect(dump.rows.filter(({ row }) => /13800138000|13900139000|李戊己/.test(row))).toEqual([])
  })

  it('takes back the last step, and the voiding itself, and runs the clock of what is left', async () => {
    const clerk = office.as('clerk')
    const id = value(await registerVisit(clerk, facts, visitor))
    const before = await visitsOf(2025)
    const stage = async () => value(await readVisit(clerk, id)).visit
    value(await actOnVisit(clerk, id, { kind: 'accepted', on: localDate('2025-02-25'), note: '' }))
    value(await actOnVisit(clerk, id, { kind: 'answered', on: localDate('2025-02-26'), note: '已修' }))
    expect(await stage()).toMatchObject({ stage: 'closed', closedOn: '2025-02-26', due: null })
    const undo = { kind: 'undone', on: localDate('2025-03-03'), note: '还没有答复' } as const
    value(await actOnVisit(clerk, id, undo))
    expect(await stage()).toMatchObject({ stage: 'accepted', closedOn: null, due: { kind: 'settle' } })
    value(await actOnVisit(clerk, id, { ...undo, kind: 'voided', note: '重复登记' }))
    expect(await visitsOf(2025)).toBe(before - 3)
    value(await actOnVisit(clerk, id, undo))
    expect(await stage()).toMatchObject({ stage: 'accepted' })
    expect(await visitsOf(2025)).toBe(before)
    expect(value(await readVisit(clerk, id)).acts).toHaveLength(6)
  })
})

describe('公众咨询', () => {
  it('corrects an answer by another reviewed one, and shows the old one until then', async () => {
    const { services, street } = office
    const [clerk, reviewer] = [office.as('clerk'), office.as('reviewer')]
    const receipt = value(
      await askInPublic(
        services,
        street,
        { kind: 'question', topic: '办理时间', question: '周末能办社保卡吗？', contact: '', token: 'a' },
        '198.51.100.9',
      ),
    )
    const id =
      (await readConsultations(clerk, { page: 1, pageSize: 9 })).consultations[0]?.consultationId ?? ''
    const next = { answer: '周六上午办理。', publicQuestion: '周末能办社保卡吗？' }
    const publicRows = async () =>
      (await office.owner.pool.query('SELECT topic, answer FROM public_answer')).rows
    expect(await correctAnswer(clerk, id, next, '说法变了')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
    value(await draftAnswer(clerk, id, { ...next, answer: '周末不办理。' }))
    value(await approveAnswer(reviewer, id, true))
    expect(
      await amendConsultation(clerk, id, { kind: 'question', topic: '找13912345678' }, '改'),
    ).toMatchObject({
      refusal: { field: 'topic' },
    })
    value(await amendConsultation(clerk, id, { kind: 'siteError', topic: '社保卡办理时间' }, '主题不清'))
    expect(await publicRows()).toEqual([{ topic: '社保卡办理时间', answer: '周末不办理。' }])
    expect(value(await readConsultation(clerk, id)).consultation.dueOn).toBe('2025-03-06')
    expect(await correctAnswer(clerk, id, { ...next, answer: '周末不办理。' }, '没有变')).toMatchObject({
      refusal: { message: '没有改动，不用更正' },
    })
    value(await correctAnswer(clerk, id, next, '周六已经开放窗口'))
    expect(await publicRows()).toEqual([{ topic: '社保卡办理时间', answer: '周末不办理。' }])
    expect(value(await consultStatus(services, street, receipt.code, 'z'))).toMatchObject({
      correcting: true,
      answer: '',
    })
    expect(value(await readConsultation(clerk, id)).acts.at(-1)).toMatchObject({
      label: '更正答复',
      note: '周六已经开放窗口',
      changes: [{ label: '答复', from: '周末不办理。', to: '周六上午办理。' }],
    })
    value(await approveAnswer(reviewer, id, false))
    expect(await publicRows()).toEqual([])
    expect(await publishAnswer(clerk, id, '可以公开')).toMatchObject({ refusal: { code: 'forbidden' } })
    value(await publishAnswer(reviewer, id, '可以公开'))
    expect(await publishAnswer(reviewer, id, '可以公开')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
    value(await withdrawAnswer(reviewer, id, '再核对'))
    value(await publishAnswer(reviewer, id, '核对无误'))
    expect(await publicRows()).toEqual([{ topic: '社保卡办理时间', answer: '周六上午办理。' }])
    expect(value(await consultStatus(services, street, receipt.code, 'z'))).toMatchObject({
      correcting: false,
      answer: '周六上午办理。',
    })
  })
})

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  return (await extractText(new Uint8Array(bytes), { mergePages: true })).text.replace(/\s/g, '')
}

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

describe('公开栏', () => {
  const board = {
    name: '芳林路公开栏',
    kind: 'column',
    place: '小区北门',
    size: '',
    unitId: null,
    rotateDays: 30,
  } as const
  const posting = {
    title: '救助政策',
    body: '一、条件',
    postedOn: localDate('2025-02-01'),
    untilOn: null,
  } as const

  it('is changed with a reason, closed when nothing hangs there, and taken into use again', async () => {
    const [clerk, liaison] = [office.as('clerk'), office.as('liaison')]
    const boardId = await office.owner.write(clerk.tenancy, (tx) => importBoard(tx, board))
    const count = async () =>
      (await office.owner.read(clerk.tenancy, (db) => boardFacts(db, office.street, 2025))).boards
    expect(await changeBoard(liaison, boardId, board, '迁移')).toMatchObject({ refusal: { field: 'unitId' } })
    expect(await changeBoard(office.as('stranger'), boardId, board, '迁移')).toMatchObject({
      refusal: { code: 'notFound' },
    })
    expect(await changeBoard(clerk, boardId, board, '没有改')).toMatchObject({ refusal: { code: 'invalid' } })
    value(await changeBoard(clerk, boardId, { ...board, place: '小区南门' }, '迁移'))
    const postingId = value(await post(clerk, { ...posting, boardId }, undefined))
    expect(await closeBoard(clerk, boardId, '拆除')).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    value(await takeDown(clerk, postingId, localDate('2025-03-01'), '留档'))
    const before = await count()
    value(await closeBoard(clerk, boardId, '拆除'))
    expect(await count()).toBe(before - 1)
    expect(await post(clerk, { ...posting, boardId }, undefined)).toMatchObject({
      refusal: { code: 'notFound' },
    })
    expect(await hangAgain(clerk, postingId, '没有撤')).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    expect(await changeBoard(clerk, boardId, board, '改')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
    value(await reopenBoard(clerk, boardId, '没有拆'))
    expect(await count()).toBe(before)
    expect(value(await readBoardHistory(clerk, 'board', boardId)).acts).toMatchObject([
      { label: '修改公开栏', changes: [{ label: '地点', from: '小区北门', to: '小区南门' }] },
      { label: '停用', note: '拆除' },
      { label: '恢复使用' },
    ])
  })

  it('shows what was corrected on it, prints the day of correction, and counts nothing void', async () => {
    const clerk = office.as('clerk')
    const boardId = await office.owner.write(clerk.tenancy, (tx) =>
      importBoard(tx, { ...board, name: '二号栏' }),
    )
    const count = async () =>
      (await office.owner.read(clerk.tenancy, (db) => boardFacts(db, office.street, 2025))).boardChanges
    const id = value(await post(clerk, { ...posting, boardId }, undefined))
    const before = await count()
    const next = { ...posting, untilOn: localDate('2025-03-03') }
    expect(
      await correctPosting(clerk, id, { ...next, untilOn: localDate('2025-01-31') }, '改', undefined),
    ).toMatchObject({ refusal: { field: 'untilOn' } })
    expect(await correctPosting(clerk, id, next, '没有改', undefined)).toMatchObject({
      refusal: { code: 'invalid' },
    })
    expect(await readPhoto(clerk, id)).toMatchObject({ refusal: { code: 'notFound' } })
    const photo = {
      name: '栏.png',
      bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
    }
    value(await correctPosting(clerk, id, { ...next, title: '救助新政策' }, '标题有误', photo))
    expect(await readPhoto(clerk, id)).toMatchObject({ file: { name: '栏.png', type: 'image/png' } })
    const poster = await printPoster(clerk, id)
    if (!('file' in poster)) throw new Error('no poster')
    expect(poster.file.name).toBe('救助新政策.pdf')
    expect(await textOfPdf(poster.file.bytes)).toContain('2025年3月3日更正')
    value(await takeDown(clerk, id, localDate('2025-03-02'), '柜中'))
    value(await hangAgain(clerk, id, '还在贴'))
    const shown = (await readBoards(clerk)).postings.find(({ postingId }) => postingId === id)
    expect(shown).toMatchObject({ removedOn: null, removedNote: '', title: '救助新政策' })
    value(await voidPosting(clerk, id, '没有张贴'))
    expect(await count()).toBe(before - 1)
    expect(await takeDown(clerk, id, localDate('2025-03-02'), '')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
    expect(
      value(await readBoardHistory(clerk, 'posting', id)).acts.map(({ label, changes }) => [label, changes]),
    ).toEqual([
      [
        '更正张贴',
        [
          { label: '标题', from: '救助政策', to: '救助新政策' },
          { label: '照片', from: '', to: '有' },
        ],
      ],
      ['撤下', []],
      [
        '恢复在贴',
        [
          { label: '撤下日期', from: '2025-03-02', to: '' },
          { label: '材料留存', from: '柜中', to: '' },
        ],
      ],
      ['作废', []],
    ])
  })
})
