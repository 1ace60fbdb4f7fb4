/** Visits, questions, tasks, boards and notices of one office, on a real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boardFacts, importBoard, post, printPoster } from '../../src/boards/actions/keep-boards.ts'
import { localDate } from '../../src/law/local-date.ts'
import { receipt, recordTraining, sendNotice, trainingFacts } from '../../src/notices/actions/keep-notices.ts'
import { actOnTask } from '../../src/tasks/actions/act-on-task.ts'
import { recordAppraisal, scoreIndicator } from '../../src/tasks/actions/assess.ts'
import { importTaskPlan } from '../../src/tasks/actions/make-plan.ts'
import { assessmentSummary } from '../../src/tasks/actions/read-tasks.ts'
import {
  approveAnswer,
  draftAnswer,
  readConsultations,
} from '../../src/visits/actions/answer-consultation.ts'
import { askInPublic, consultStatus } from '../../src/visits/actions/ask-in-public.ts'
import { readVisit } from '../../src/visits/actions/read-visits.ts'
import { actOnVisit, registerVisit, revealVisitor } from '../../src/visits/actions/register-visit.ts'
import { value } from '../support/results.ts'
import { type Office, openOffice } from '../support/registers-office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice('2025-03-03')
})
afterAll(() => office.close())

describe('visits and questions', () => {
  const visitor = {
    name: '李戊己',
    gender: '女',
    age: '40',
    idNumber: '11010519491231002X',
    address: '某小区1号楼',
    phone: '13800138000',
  }
  const facts = {
    source: 'visit',
    kind: 'complaint',
    receivedOn: localDate('2025-02-24'),
    place: '接访室',
    people: 1,
    matter: '反映楼道照明长期损坏',
    unitId: null,
    receiver: '',
    applicationNumber: '',
  } as const

  it('seal the visitor, hide accusations and run the fifteen and sixty days', async () => {
    const clerk = office.as('clerk')
    expect(await registerVisit(clerk, facts, { ...visitor, idNumber: '110105194912310021' })).toMatchObject({
      refusal: { field: 'idNumber' },
    })
    expect(await registerVisit(clerk, { ...facts, matter: '秘密★' }, visitor)).toMatchObject({
      refusal: { field: 'matter' },
    })
    const id = value(await registerVisit(clerk, facts, visitor))
    expect(value(await readVisit(clerk, id))).toMatchObject({
      visit: { number: 'LF2025-0001', maskedName: '李某某', due: { kind: 'tell', on: '2025-03-11' } },
      masked: { idNumber: '110***********002X', phone: '138****8000' },
    })
    expect(
      await actOnVisit(clerk, id, { kind: 'answered', on: localDate('2025-02-25'), note: '已修' }),
    ).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    value(await actOnVisit(clerk, id, { kind: 'accepted', on: localDate('2025-02-25'), note: '' }))
    expect(value(await readVisit(clerk, id)).visit.due).toMatchObject({ kind: 'settle', on: '2025-04-27' })
    const dump = await office.owner.pool.query<{ row: string }>(
      'SELECT row_to_json(v)::text AS row FROM visit v',
    )
    expect(dump.rows.some(({ row }) => /李戊己|11010519491231002X|13800138000/.test(row))).toBe(false)
    expect(value(await revealVisitor(clerk, id, '电话回访')).phone).toBe('13800138000')
    const accusation = value(
      await registerVisit(office.as('head'), { ...facts, kind: 'accusation' }, visitor),
    )
    expect(await readVisit(clerk, accusation)).toMatchObject({ refusal: { code: 'notFound' } })
  })

  it('give the same receipt for the same form, keep floods apart, and publish only reviewed answers without numbers', async () => {
    const { services, street } = office
    const ask = (token: string) =>
      askInPublic(
        services,
        street,
        {
          kind: 'question',
          topic: '办理时间',
          question: '周末能办理社保卡吗？',
          contact: '13700000000',
          token,
        },
        '198.51.100.7',
      )
    expect(
      await askInPublic(
        services,
        street,
        { kind: 'question', topic: '', question: '', contact: '', token: '' },
        'x',
      ),
    ).toMatchObject({ refusal: { field: 'topic' } })
    const [first, second] = await Promise.all([ask('一'), ask('一')])
    expect(value(second)).toEqual(value(first))
    for (const token of ['二', '三', '四', '五', '六']) value(await ask(token))
    const all = await readConsultations(office.as('clerk'), { page: 1, pageSize: 50 })
    expect(all.total).toBe(6)
    expect(all.consultations.filter(({ held }) => held).length).toBeGreaterThan(0)
    const id = all.consultations.find(({ number }) => number === value(first).number)?.consultationId ?? ''
    value(
      await draftAnswer(office.as('head'), id, {
        answer: '周末不办理，可拨打13912345678',
        publicQuestion: '周末能办理吗？',
      }),
    )
    expect(await approveAnswer(office.as('head'), id, true)).toMatchObject({ refusal: { code: 'forbidden' } })
    expect(await approveAnswer(office.as('reviewer'), id, true)).toMatchObject({
      refusal: { field: 'answer' },
    })
    expect(value(await consultStatus(services, street, value(first).code, 'y')).answer).toBe('')
    value(
      await draftAnswer(office.as('clerk'), id, { answer: '周末不办理。', publicQuestion: '周末能办理吗？' }),
    )
    value(await approveAnswer(office.as('reviewer'), id, true))
    expect(value(await consultStatus(services, street, value(first).code.toLowerCase(), 'y'))).toMatchObject({
      stage: 'answered',
      answer: '周末不办理。',
    })
    expect(await consultStatus(services, office.other, value(first).code, 'y')).toMatchObject({
      refusal: { code: 'notFound' },
    })
    const dump = await office.owner.pool.query<{ row: string }>(
      'SELECT row_to_json(c)::text AS row FROM consultation c',
    )
    expect(dump.rows.some(({ row }) => row.includes('13700000000') || row.includes(value(first).code))).toBe(
      false,
    )
    const shown = await office.owner.pool.query('SELECT question, answer FROM public_answer')
    expect(shown.rows).toEqual([{ question: '周末能办理吗？', answer: '周末不办理。' }])
  })
})

describe('tasks, boards, notices', () => {
  it('score with reasons, keep evidence by type, and say what the report says', async () => {
    const { owner, street, units } = office
    const clerk = office.as('clerk')
    const made = await owner.write(clerk.tenancy, (tx) =>
      importTaskPlan(tx, {
        year: 2025,
        title: '2025年任务分解表',
        docNumber: '',
        issuedOn: localDate('2025-01-15'),
        tasks: [
          {
            group: '一',
            title: '更新指南',
            requirement: '',
            leadUnitId: units.relief,
            unitIds: [],
            deadline: { on: null, text: '年底前' },
          },
        ],
        indicators: [
          {
            name: '办事公开',
            parent: null,
            weight: 1000,
            rule: '',
            sampling: '',
            computed: 'guidesComplete',
          },
        ],
      }),
    )
    const [taskId = ''] = made.taskIds
    const [indicatorId = ''] = made.indicatorIds
    const act = { kind: 'progress', on: localDate('2025-02-01'), note: '已更新' } as const
    expect(await actOnTask(office.as('liaison'), taskId, act)).toMatchObject({
      refusal: { code: 'forbidden' },
    })
    expect(
      await actOnTask(clerk, taskId, {
        ...act,
        file: { name: 'a.exe', bytes: new Uint8Array([0x4d, 0x5a]) },
      }),
    ).toMatchObject({ refusal: { code: 'unsupportedType' } })
    expect(
      await actOnTask(clerk, taskId, {
        ...act,
        file: { name: '机密★.pdf', bytes: new TextEncoder().encode('%PDF-1.7') },
      }),
    ).toMatchObject({ refusal: { code: 'classified' } })
    value(
      await actOnTask(clerk, taskId, {
        ...act,
        file: { name: '清单.csv', bytes: new TextEncoder().encode('序号,事项\n1,更新指南') },
      }),
    )
    value(await actOnTask(clerk, taskId, { ...act, kind: 'done' }))
    expect(await actOnTask(clerk, taskId, act)).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    expect(await scoreIndicator(clerk, indicatorId, 900, '')).toMatchObject({ refusal: { field: 'reason' } })
    expect(await scoreIndicator(clerk, indicatorId, 1001, '')).toMatchObject({ refusal: { field: 'score' } })
    value(await scoreIndicator(clerk, indicatorId, 900, '两份指南要素不全'))
    await owner.write(clerk.tenancy, (tx) =>
      recordAppraisal(tx, { year: 2025, kind: 'assessment', result: '区级考核为良好。' }, null),
    )
    expect(await owner.read(clerk.tenancy, (db) => assessmentSummary(db, street, 2025))).toEqual({
      assessment: '区级考核为良好',
      tasks: { all: 1, done: 1, urged: 0 },
      score: { score: 900, scored: 1000, weight: 1000 },
      rectifications: { all: 0, done: 0 },
    })
  })

  it('post, print the poster, notify and count', async () => {
    const { services, street, units } = office
    const clerk = office.as('clerk')
    const boardId = await services.database.write(clerk.tenancy, (tx) =>
      importBoard(tx, {
        name: '社区公开栏',
        kind: 'column',
        place: '',
        size: '',
        unitId: units.community,
        rotateDays: 30,
      }),
    )
    const input = {
      boardId,
      title: '救助政策',
      body: '一、条件\n二、材料',
      postedOn: localDate('2025-02-01'),
      untilOn: null,
    }
    expect(await post(clerk, { ...input, postedOn: localDate('2025-03-04') }, undefined)).toMatchObject({
      refusal: { field: 'postedOn' },
    })
    const postingId = value(await post(office.as('liaison'), input, undefined))
    const poster = await printPoster(clerk, postingId)
    if (!('file' in poster)) throw new Error('no poster')
    expect(new TextDecoder().decode(poster.file.bytes.subarray(0, 5))).toBe('%PDF-')
    const noticeId = await services.database.write(clerk.tenancy, (tx) =>
      sendNotice(
        tx,
        {
          title: '报数',
          body: '请报',
          sentOn: localDate('2025-02-01'),
          unitIds: [],
          needsReply: true,
          dueOn: null,
        },
        null,
      ),
    )
    value(await receipt(office.as('liaison'), noticeId, 'acknowledged', '已报'))
    value(await receipt(office.as('liaison'), noticeId, 'acknowledged', '再报'))
    await services.database.write(clerk.tenancy, (tx) =>
      recordTraining(
        tx,
        { title: '条例培训', heldOn: localDate('2025-02-01'), way: 'meeting', content: '', trainees: 22 },
        null,
      ),
    )
    const facts = await services.database.read(clerk.tenancy, async (db) => [
      await boardFacts(db, street, 2025),
      await trainingFacts(db, street, 2025),
    ])
    expect(facts).toEqual([
      { boards: 1, boardChanges: 1, readingPoints: 0 },
      { trainings: 1, trainees: 22 },
    ])
  })
})
