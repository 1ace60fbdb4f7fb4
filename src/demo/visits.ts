import { type LocalDate, yearOf } from '../law/local-date.ts'
import type { Tx } from '../platform/database/database.ts'
import { newId } from '../platform/ids.ts'
import { CONTACT_FIELD, QUESTION_FIELD } from '../visits/actions/ask-in-public.ts'
import { importVisit, type NewVisit } from '../visits/actions/register-visit.ts'
import {
  appendConsultAct,
  type ConsultationRow,
  insertConsultation,
  putPublicAnswer,
} from '../visits/consult-store.ts'
import type { ConsultActKind, VisitAct, VisitKind } from '../visits/model.ts'
import { consultDue } from '../visits/rules.ts'
import { type Demo, type LoadedOrgan, tenancyOf } from './context.ts'
import { deck, type Random, seeded } from './random.ts'

const VISITS: readonly (readonly [VisitKind, string, string])[] = [
  ['consult', '询问独生子女父母奖励扶助的办理条件和所需材料。', '当场说明条件，提供办事指南一份'],
  [
    'complaint',
    '反映三号楼地下室渗水，要求协调维修。',
    '已联系物业服务企业现场查看并完成维修，来访人表示满意',
  ],
  ['suggestion', '建议在社区活动室增设直饮水机。', '已列入下半年便民实事，书面告知来访人'],
  ['complaint', '反映楼道堆放杂物影响通行。', '社区组织清理，并与相关住户约定存放地点'],
  ['consult', '询问党员组织关系转入社区的流程。', '当场说明流程并提供介绍信样式'],
  ['complaint', '反映夜间施工噪声扰民。', '已转有权处理的行政机关依法处理，并告知来访人'],
  ['other', '求助：独居老人需要联系家政服务。', '社区网格员上门协助联系，后续定期回访'],
  ['suggestion', '建议公开栏用大字版张贴低保公示。', '自下期公示起采用大字版'],
  ['complaint', '对临时救助审核结果有异议。', '复核后书面答复，来访人认可'],
]

const QUESTIONS: readonly (readonly [string, string, string])[] = [
  [
    '居民医保断缴后如何恢复',
    '去年没有缴居民医保，今年想恢复，需要带什么材料？',
    '请携带居民身份证到便民服务中心或者所在社区办理，在集中缴费期内缴费的，按规定享受待遇。',
  ],
  [
    '高龄津贴从哪个月开始发',
    '母亲今年满八十岁，津贴什么时候能领？',
    '从申请审核通过的次月起发放。可以由家属代为申请，也可以预约社区上门办理。',
  ],
  [
    '加装电梯的公示期有多长',
    '我们单元想加装电梯，要公示几天？',
    '方案在单元入口公示不少于十日。公示期间有异议的，社区会组织协商。',
  ],
  [
    '失业登记要本人到场吗',
    '在外地，能不能委托家人办理失业登记？',
    '可以网上申请；需要委托的，请提供委托书和双方身份证件。',
  ],
  [
    '依申请公开多久能收到答复',
    '提交了申请，大概多久有答复？',
    '自收到申请之日起二十个工作日内答复；需要延长的，会书面告知并说明理由。',
  ],
  [
    '公开查阅点的开放时间',
    '周末可以去查文件吗？',
    '工作日开放，午间有人值守；周末可以在网上平台查阅、下载。',
  ],
  [
    '社区食堂在哪里',
    '听说开了老年助餐点，地点在哪？',
    '目前设在望城社区和九如社区，凭身份证登记后享受优惠。',
  ],
  ['停水信息在哪里看', '停水检修在哪里提前知道？', '检修信息会在社区公开栏张贴，并在本平台“通知公告”发布。'],
]

/** Visits by the register of petitions, and questions of the public with their answers. Answers both numbers. */
export async function loadVisits(
  demo: Demo,
  loaded: LoadedOrgan,
): Promise<{ readonly visits: number; readonly questions: number }> {
  return demo.database.write(tenancyOf(loaded), async (tx) => {
    const visits = visitsOf(demo, loaded)
    for (const visit of visits) await importVisit(tx, demo.services, visit, loaded.people.clerk)
    const questions = await loadQuestions(demo, loaded, tx)
    return { visits: visits.length, questions }
  })
}

function visitsOf(demo: Demo, loaded: LoadedOrgan): readonly NewVisit[] {
  const random = seeded(`${loaded.data.code}|visits`)
  const next = deck(random, VISITS)
  const aYear = loaded.data.kind === 'street' ? 10 : 4
  const visits: NewVisit[] = []
  for (let year = 2019; year <= yearOf(demo.today); year += 1)
    for (let index = 0; index < aYear; index += 1) {
      const receivedOn = demo.days.inYear(random, year)
      const visit = oneVisit(demo, loaded, random, next(), receivedOn)
      if (receivedOn >= '2019-05-15' && receivedOn <= demo.today) visits.push(visit)
    }
  for (const ago of [1, 6])
    visits.push(oneVisit(demo, loaded, random, next(), demo.days.before(demo.today, ago)))
  return visits.sort((a, b) => (a.facts.receivedOn < b.facts.receivedOn ? -1 : 1))
}

function oneVisit(
  demo: Demo,
  loaded: LoadedOrgan,
  random: Random,
  [kind, matter, outcome]: (typeof VISITS)[number],
  receivedOn: LocalDate,
): NewVisit {
  const line = random.int(1000, 9999)
  return {
    facts: {
      source: random.pick(['visit', 'visit', 'visit', 'letter', 'phone', 'online'] as const),
      kind,
      receivedOn,
      place: `${loaded.organ.shortName}来访接待室`,
      people: random.chance(0.9) ? 1 : random.int(2, 5),
      matter,
      unitId: random.pick(loaded.units),
      receiver: `${loaded.names.clerk}（科员）`,
      applicationNumber: '',
    },
    visitor: {
      name: `${random.pick([...'张王李赵陈刘杨黄周吴'])}某某`,
      gender: random.pick(['男', '女']),
      age: String(random.int(28, 81)),
      idNumber: '',
      address: `演示路${random.int(1, 199)}号`,
      phone: `0379-0000${line}`,
    },
    acts: visitActs(demo, random, kind, outcome, receivedOn),
  }
}

/** A question is answered on the spot; the rest is accepted within fifteen days and settled within sixty. */
function visitActs(
  demo: Demo,
  random: Random,
  kind: VisitKind,
  note: string,
  receivedOn: LocalDate,
): readonly VisitAct[] {
  const { days } = demo
  const accepted = days.after(receivedOn, random.int(2, 8))
  const acts: readonly VisitAct[] =
    kind === 'consult'
      ? [{ kind: 'answeredOnSpot', on: receivedOn, note }]
      : [
          { kind: 'accepted', on: accepted, note: '书面告知受理' },
          { kind: 'answered', on: days.after(accepted, random.int(5, 25)), note },
        ]
  return acts.filter(({ on }) => on <= demo.today)
}

async function loadQuestions(demo: Demo, loaded: LoadedOrgan, tx: Tx): Promise<number> {
  const random = seeded(`${loaded.data.code}|questions`)
  const next = deck(random, QUESTIONS)
  const asked: LocalDate[] = []
  for (let year = 2019; year <= yearOf(demo.today); year += 1)
    for (let index = random.int(3, 5); index > 0; index -= 1) asked.push(demo.days.inYear(random, year))
  asked.push(demo.days.before(demo.today, 1), demo.days.before(demo.today, 3))
  const dates = asked.filter((on) => on >= '2019-05-15' && on <= demo.today).sort()
  const numbers = new Map<number, number>()
  for (const on of dates) {
    const year = yearOf(on)
    const number = (numbers.get(year) ?? 0) + 1
    numbers.set(year, number)
    await oneQuestion(demo, loaded, tx, random, next(), on, number)
  }
  for (const [year, last] of numbers)
    await tx.db
      .insertInto('visit_counter')
      .values({ organ_id: loaded.organ.organId, scope: 'consult', year, last })
      .execute()
  return dates.length
}

async function oneQuestion(
  demo: Demo,
  loaded: LoadedOrgan,
  tx: Tx,
  random: Random,
  [topic, question, answer]: (typeof QUESTIONS)[number],
  on: LocalDate,
  number: number,
): Promise<void> {
  const { services, days, today } = demo
  const { organId } = loaded.organ
  const { keys } = services
  const id = newId(tx.now)
  const answeredOn = days.after(on, random.int(1, 5))
  const answered = answeredOn <= today && on < days.before(today, 4)
  const row: ConsultationRow = {
    organ_id: organId,
    consultation_id: id,
    number: `ZX${yearOf(on)}-${String(number).padStart(4, '0')}`,
    kind: 'question',
    topic,
    question: keys.seal(organId, QUESTION_FIELD, question),
    contact: keys.seal(organId, CONTACT_FIELD, `0379-0000${random.int(1000, 9999)}`),
    intake_hash: keys.equalityHash(organId, 'consultIntake', `demo|${id}`),
    code_hash: keys.equalityHash(organId, 'consultCode', `demo|${id}`),
    received_on: on,
    held: false,
    stage: answered ? 'answered' : 'waiting',
    due_on: consultDue('question', on, services.calendar.current()),
    unit_id: loaded.units[1] ?? loaded.units[0] ?? null,
    public_question: answered ? question : '',
    answer: answered ? answer : '',
    drafted_by: answered ? loaded.people.clerk : null,
    answered_on: answered ? answeredOn : null,
    published: answered,
    last_seq: answered ? 3 : 1,
  }
  const sealed = { question: JSON.stringify(row.question), contact: JSON.stringify(row.contact) }
  await insertConsultation(tx.db, { ...row, ...sealed })
  const acts: readonly (readonly [ConsultActKind, LocalDate, string | null])[] = answered
    ? [
        ['received', on, null],
        ['drafted', answeredOn, loaded.people.clerk],
        ['answered', answeredOn, loaded.people.reviewer],
      ]
    : [['received', on, null]]
  for (const [index, [kind, day, personId]] of acts.entries())
    await appendConsultAct(
      tx.db,
      organId,
      id,
      index + 1,
      { kind, on: day, note: '' },
      { now: tx.now, personId },
    )
  if (answered) await putPublicAnswer(tx.db, row, { question, answer, answeredOn })
  tx.audit({
    type: 'consult.received',
    subject: `consultation/${id}`,
    data: { consultationId: id, number: row.number },
  })
}
