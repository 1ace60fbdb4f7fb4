/** The course of one made-up case, lawful in every step: acts, reply and what is kept beside them. */
import type { Channel, NewAct, WayWanted } from '../../applications/model.ts'
import { feeOf } from '../../law/fees.ts'
import type { LocalDate } from '../../law/local-date.ts'
import type { Outcome } from '../../law/outcomes.ts'
import { FEES_IN_FORCE } from '../../law/parameters.ts'
import type { Days } from '../days.ts'
import type { Random } from '../random.ts'
import { buildCase, type CaseBuilder, type CasePeople } from './builder.ts'
import { elementsOf, type ReplyFacts } from './elements.ts'
import type { Subject } from './subjects.ts'

export interface CaseSetting {
  readonly random: Random
  readonly days: Days
  readonly people: CasePeople
  readonly organ: string
  readonly unit: string
  readonly subject: Subject
  readonly channel: Channel
  readonly way: WayWanted
  readonly submittedOn: LocalDate
  readonly outcome: Outcome
}

export interface PlannedCase {
  readonly acts: readonly NewAct[]
  readonly elements: Readonly<Record<string, string>>
  readonly correctedContent?: string
}

/** How a case comes to its decision; which ways an outcome can come about is the law's. */
type Course = 'plain' | 'correction' | 'extension' | 'thirdParty' | 'organ' | 'fee' | 'agreedDate' | 'late'

interface Telling extends CaseSetting {
  readonly builder: CaseBuilder
  readonly received: LocalDate
  facts: ReplyFacts
}

export function planCase(setting: CaseSetting): PlannedCase {
  const { random, days, people, subject, organ } = setting
  const builder = buildCase(people, days)
  const received = builder.receive(setting.channel, setting.submittedOn, random.int(0, 2))
  builder.assign(days.after(received, 1), setting.unit)
  const facts: ReplyFacts = {
    subject,
    organ,
    pages: random.int(2, 28),
    turn: random.int(0, 5),
  }
  const telling: Telling = { ...setting, builder, received, facts }
  if (setting.outcome === 'F3' && random.chance(0.6)) return withdrawn(telling)
  const signOn = COURSES[courseOf(setting)](telling)
  finish(telling, signOn)
  const corrected = builder.acts.some(({ kind }) => kind === 'correctionReceived')
  return {
    acts: builder.acts,
    elements: elementsOf(setting.outcome, telling.facts),
    ...(corrected ? { correctedContent: correctedContent(setting) } : {}),
  }
}

function correctedContent({ outcome, subject }: CaseSetting): string {
  return outcome === 'D3'
    ? '我要全部有关材料，越全越好。'
    : `${subject.content}文件名称为《${subject.infoName}》。`
}

function courseOf({ outcome, random, subject, submittedOn }: CaseSetting): Course {
  if (outcome === 'D3' || outcome === 'F1') return 'correction'
  if (outcome === 'F2') return 'fee'
  if (outcome === 'E4') return 'agreedDate'
  if (outcome === 'C4') return 'thirdParty'
  const dice = random.next()
  if (outcome === 'B' && subject.thirdParty !== undefined && dice < 0.6) return 'thirdParty'
  if (outcome !== 'A1') return dice < 0.1 ? 'extension' : dice > 0.97 ? 'late' : 'plain'
  if (dice < 0.1) return 'correction'
  if (dice < 0.2) return 'extension'
  if (dice < 0.3 && subject.thirdParty !== undefined) return 'thirdParty'
  if (dice < 0.38) return 'organ'
  if (dice < 0.43 && submittedOn >= FEES_IN_FORCE) return 'fee'
  if (dice < 0.45) return 'agreedDate'
  return dice > 0.97 ? 'late' : 'plain'
}

/** Each tells what comes before the decision and answers the day of signature. */
const COURSES: Readonly<Record<Course, (telling: Telling) => LocalDate>> = {
  plain: ({ days, received, random }) => days.after(received, random.int(6, 18)),
  late: ({ days, received, random }) => days.after(received, random.int(21, 26)),
  correction,
  extension,
  thirdParty: (telling) => consultation(telling, 'thirdParty'),
  organ: (telling) => consultation(telling, 'organ'),
  fee,
  agreedDate: reasons,
}

function correction(telling: Telling): LocalDate {
  const { days, random, people, received, builder, outcome } = telling
  const asked = builder.add('askCorrection', days.after(received, random.int(3, 6)), people.clerk, {
    ...random.pick(CORRECTIONS),
    until: days.after(received, 13),
  })
  telling.facts = { ...telling.facts, correctionOn: asked }
  if (outcome === 'F1') return days.after(received, random.int(17, 20))
  const answered = builder.add('correctionReceived', days.after(asked, random.int(3, 7)), null, {
    how: '书面补正',
  })
  return days.after(answered, random.int(6, 16))
}

/** What is unclear in the requests of people who do not know the files of an office. */
const CORRECTIONS = [
  {
    matters: ['所需政府信息的名称、文号或者便于查询的其他特征性描述'],
    guidance: '可以写明文件的大致时间、所涉项目和地点；不清楚名称的，可以来电或者到窗口由工作人员协助查找。',
  },
  {
    matters: ['所涉小区、楼栋或者项目的具体名称', '所需信息的起止年度'],
    guidance: '同一事项各小区分别立卷，写明小区和年度后即可检索；也可以先到公开查阅点查看目录。',
  },
  {
    matters: ['“有关文件”所指的文件种类（方案、合同、验收单或者其他）'],
    guidance: '可以逐项列出需要的文件；只需要结果的，写明“公示结果”即可，本机关协助查找。',
  },
] as const
const EXTENSION_REASONS = [
  '所涉文件年代较久，需要到多个科室和档案室查找核对',
  '所涉材料数量较多，需要逐页核对并遮挡个人信息',
  '原承办人已调离，需要向原参建单位核实文件版本',
  '所涉档案正在移交区档案馆，需要办理调阅手续',
] as const

function extension({ days, random, people, received, builder }: Telling): LocalDate {
  const workingDays = random.pick([10, 15, 20])
  const reason = random.pick(EXTENSION_REASONS)
  builder.add('proposeExtension', days.after(received, random.int(14, 16)), people.clerk, {
    workingDays,
    reason,
  })
  builder.add('extend', days.after(received, random.int(17, 19)), people.head, { workingDays, reason })
  return days.after(received, random.int(22, 18 + workingDays))
}

function consultation(telling: Telling, kind: 'thirdParty' | 'organ'): LocalDate {
  const { days, random, people, received, builder, outcome, subject } = telling
  const isThird = kind === 'thirdParty'
  const party = isThird
    ? (subject.thirdParty ?? '某某有限公司')
    : random.pick(['西工区城市更新建设局', '西工区财政局', '洛阳市生态环境局西工分局'])
  const sent = days.after(received, random.int(2, 4))
  const delivered = days.after(sent, random.int(1, 3))
  builder.add(isThird ? 'consultThirdParty' : 'consultOrgan', sent, people.clerk, { party, delivered })
  const opinion =
    outcome === 'A1' ? ('agree' as const) : outcome === 'B' ? ('partly' as const) : ('refuse' as const)
  // 条例 32: silence does not stop the office; it decides by itself after fifteen working days.
  const silent = random.chance(0.25)
  telling.facts = {
    ...telling.facts,
    consultedOn: sent,
    ...(silent ? {} : { opinion: isThird ? OPINIONS[opinion] : '' }),
  }
  if (silent) return days.after(delivered, 15 + random.int(4, 8))
  const reason = opinion === 'agree' ? {} : { reason: random.pick(OBJECTIONS) }
  const replied = days.after(delivered, random.int(3, 13))
  builder.add(isThird ? 'thirdPartyReplied' : 'organReplied', replied, people.clerk, { opinion, ...reason })
  return days.after(replied, random.int(5, 10))
}

const OBJECTIONS = [
  '其中含有本单位的报价构成，公开会影响后续投标',
  '附表载有员工和住户的姓名、电话，不同意公开',
  '技术方案为本单位所有，只同意公开总价和期限',
] as const
const OPINIONS = {
  agree: '其同意公开',
  partly: '其同意公开其中不涉及报价和个人信息的部分',
  refuse: '其不同意公开并说明了理由',
} as const

function fee(telling: Telling): LocalDate {
  const { days, random, people, received, builder, outcome } = telling
  const quantity = random.int(60, 190)
  const amount = feeOf({ method: 'perPage', pages: quantity }).amountYuan
  const notice = { method: 'perPage', amount } as const
  const sent = days.after(received, random.int(4, 7))
  builder.add('sendFeeNotice', sent, people.clerk, { ...notice, quantity, letter: '' })
  const delivered = builder.add('feeNotice', days.after(sent, random.int(1, 3)), people.clerk, notice)
  telling.facts = { ...telling.facts, pages: quantity, feeOn: delivered, feeAmount: amount }
  if (outcome === 'F2') return days.after(delivered, random.int(23, 26))
  const paid = days.after(delivered, random.int(3, 12))
  builder.add('feePaid', paid, people.clerk, { amount, receipt: `演示${random.int(100_000, 999_999)}` })
  return days.after(paid, random.int(5, 12))
}

/** 条例 35: reasons asked; where they hold, a later date is set. */
function reasons(telling: Telling): LocalDate {
  const { days, random, people, received, builder, outcome } = telling
  const asked = builder.add('askReasons', days.after(received, random.int(2, 4)), people.clerk, {
    volume: '近三个月内就同一事项提出申请27件',
    until: days.after(received, 12),
  })
  telling.facts = { ...telling.facts, reasonsOn: asked }
  const answered = builder.add('reasonsReceived', days.after(asked, random.int(3, 6)), null, {
    how: '书面说明',
  })
  if (outcome === 'E4') return days.after(answered, random.int(4, 8))
  const until = days.after(received, random.int(35, 45))
  builder.add('agreeDate', days.after(received, random.int(13, 18)), people.head, {
    until,
    why: '申请人为开展课题研究需要逐年资料，理由合理，但难以在法定期限内全部办结',
  })
  return days.before(until, random.int(2, 6))
}

function finish(telling: Telling, signOn: LocalDate): void {
  const { builder, days, random, people, outcome, way, subject } = telling
  if (outcome === 'E1')
    builder.add('handOver', days.before(signOn, 3), people.clerk, {
      to: '区信访接待中心',
      reason: '申请内容属于信访、投诉事项',
    })
  const signed = builder.decide(outcome, signOn, subject.infoName)
  const objected = builder.acts.some(
    (act) => act.kind === 'thirdPartyReplied' && act.data.opinion !== 'agree',
  )
  if (objected && outcome === 'B')
    builder.add('notifyThirdParty', days.after(signed, 1), people.clerk, {
      content: `《${subject.infoName}》中不涉及商业秘密和个人隐私的部分`,
      reason: '该部分公开不会损害第三方合法权益',
    })
  builder.deliver(way, days.after(signed, random.int(0, 2)), random.int(2, 5))
  builder.add('archive', days.after(builder.last, random.int(5, 20)), people.clerk, volumeOf(telling))
}

/** 卷号 as the file room gives it: by year of application and outcome group. */
function volumeOf({ submittedOn, outcome, random }: Telling): { volume: string } {
  return { volume: `${submittedOn.slice(0, 4)}-公开-${outcome.charAt(0)}-${random.int(1, 99)}` }
}

function withdrawn(telling: Telling): PlannedCase {
  const { builder, days, random, received, people } = telling
  builder.add('withdraw', days.after(received, random.int(3, 10)), null, {
    how: random.pick(['书面撤回', '当面撤回，签字确认', '在查询页面撤回']),
  })
  builder.add('archive', days.after(builder.last, random.int(2, 8)), people.clerk, volumeOf(telling))
  return { acts: builder.acts, elements: {} }
}
