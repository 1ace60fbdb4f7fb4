/**
 * What people of the street do at their desks with the open cases: the same actions as the program's, so that drafts,
 * letters, reminders and refusals are theirs. Only what bears no number is dated back: numbers follow the dates.
 */
import type { ImportedCase } from '../../applications/actions/import-cases.ts'
import { saveView } from '../../applications/actions/keep-views.ts'
import { storeFile } from '../../applications/actions/store-file.ts'
import { takeAct } from '../../applications/actions/take-act.ts'
import type { Taken } from '../../applications/act-handler.ts'
import type { ActBody } from '../../applications/render/inputs.ts'
import type { LocalDate } from '../../law/local-date.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { type Demo, deskContextOf, type LoadedOrgan, loginContextOf } from '../context.ts'
import type { CasePeople } from './builder.ts'
import { replyDocument } from './reply-document.ts'
import type { DecidedCase } from './load-cases.ts'

type Who = keyof CasePeople | 'jiandu' | 'lianluo'

interface Desk {
  readonly demo: Demo
  readonly loaded: LoadedOrgan
  /** Working days ago. */
  readonly ago: (workdays: number) => LocalDate
  readonly id: (key: string) => string
  readonly act: (who: Who, key: string, body: ActBody) => Promise<Taken>
}

/** Answers how many cases came to be by splitting. */
export async function workAtDesk(
  demo: Demo,
  loaded: LoadedOrgan,
  shown: ReadonlyMap<string, ImportedCase>,
  decided: readonly DecidedCase[],
): Promise<number> {
  // In the years of the story the street has nothing open to work on.
  if (loaded.data.code !== 'wangchenglu' || !shown.has('returned')) return 0
  const desk = deskOf(demo, loaded, shown)
  await receive(desk)
  await keepCompany(desk, decided)
  await decide(desk)
  await answerOnline(desk)
  await saveViews(desk)
  return splitUp(desk)
}

function deskOf(demo: Demo, loaded: LoadedOrgan, shown: ReadonlyMap<string, ImportedCase>): Desk {
  const id = (key: string): string => {
    const one = shown.get(key)
    if (one === undefined) throw new Error(`the demo has no open case ${key}`)
    return one.id
  }
  return {
    demo,
    loaded,
    id,
    ago: (workdays) => (workdays === 0 ? demo.today : demo.days.before(demo.today, workdays)),
    async act(who, key, body) {
      const { services, tenancy, actor } = contextOf(demo, loaded, who)
      const taken = await takeAct(services, tenancy, actor, id(key), body)
      if (!taken.ok) throw new Error(`${body.act} on ${key} was refused: ${taken.refusal.message}`)
      return taken.value
    },
  }
}

function contextOf(demo: Demo, loaded: LoadedOrgan, who: Who): DeskContext {
  if (who === 'lianluo') return loginContextOf(demo, loaded, loaded, who)
  if (who !== 'jiandu') return deskContextOf(demo, loaded, who)
  const district = demo.organs.find(({ data }) => data.kind === 'district')
  if (district === undefined) throw new Error('the demo has no district')
  return loginContextOf(demo, loaded, district, who)
}

/** One letter sent twice becomes one case; a wrong day and a wrong entry are put right, not rubbed out. */
async function receive({ act, ago, id }: Desk): Promise<void> {
  await act('clerk', 'merged', { act: 'mergeInto', on: ago(1), into: id('merge-into') })
  await act('clerk', 'wrong-day', {
    act: 'undo',
    on: ago(2),
    target: 2,
    newDay: ago(3),
    reason: '误按寄出日登记，回执载明的签收日为次日',
  })
  const { seq } = await act('clerk', 'handling-1', {
    act: 'search',
    on: ago(3),
    scope: '财政所2025年度凭证',
    keywords: '垃圾清运合同',
    result: '检索到合同2份',
    searcher: '财政所经办人',
  })
  await act('clerk', 'handling-1', {
    act: 'undo',
    on: ago(2),
    target: seq,
    reason: '检索的是另一件申请的材料，误登在本件名下',
  })
}

/** 一事一申请: a letter with three requests becomes three cases, two of them handed to whoever holds the files. */
async function splitUp({ act, ago }: Desk): Promise<number> {
  const parts = [
    { infoName: '社区老年助餐点运营补贴', content: '申请公开社区老年助餐点的运营补贴标准和发放情况。' },
    { infoName: '适老化改造名单确定办法', content: '申请公开居家适老化改造入户名单的确定办法和公示情况。' },
    { infoName: '街道干部体检安排', content: '申请公开街道干部体检的安排。' },
  ]
  await act('clerk', 'split', { act: 'splitInto', on: ago(2), parts })
  return parts.length
}

/** Seen by few, linked, noted, urged from the house and from above. */
async function keepCompany(desk: Desk, decided: readonly DecidedCase[]): Promise<void> {
  const { act, ago, id, loaded } = desk
  await act('clerk', 'restricted', {
    act: 'restrict',
    on: ago(5),
    restricted: true,
    reason: '涉及未成年人监护和家庭隐私，只限经办和审批人员查看',
  })
  const earlier = decided.findLast(({ outcome }) => outcome === 'A1')
  if (earlier !== undefined)
    await act('clerk', 'due-5', {
      act: 'link',
      on: ago(6),
      to: earlier.id,
      why: '此前同类申请的答复口径，供参考',
    })
  await act('clerk', 'merge-into', {
    act: 'link',
    on: ago(1),
    to: id('late'),
    why: '同一小区，现场照片可以共用',
  })
  const liaison = loaded.logins.get('lianluo')
  await act('clerk', 'noted', {
    act: 'note',
    on: ago(4),
    text: '申请人来电，希望先提供岗位补贴标准；请公共服务办公室核对现行文件号。',
    mentions: liaison === undefined ? [] : [liaison.personId],
  })
  await act('lianluo', 'noted', {
    act: 'note',
    on: ago(2),
    text: '补贴标准以区人社部门2024年通知为准，复印件已送党政综合办公室；考勤办法为社区内部管理制度，请定是否提供。',
    mentions: [loaded.people.clerk],
  })
  await act('reviewer', 'awaiting-signature', {
    act: 'note',
    on: ago(1),
    text: '口径与去年同类答复一致，已核对。',
    mentions: [loaded.people.signer],
  })
  await act('head', 'urged', { act: 'urge', on: ago(2), text: '请城市管理办公室本周内提出答复意见。' })
  await act('jiandu', 'late', {
    act: 'urge',
    on: ago(0),
    text: '本件已超过答复期限，请立即办理，并于两个工作日内书面说明逾期原因。',
  })
}

const ATTACHED = { attachments: [], files: [] }

/** Drafts at every desk they can lie on. */
async function decide({ act, ago, loaded }: Desk): Promise<void> {
  await act('clerk', 'in-review', {
    act: 'draft',
    on: ago(2),
    outcome: 'D1b',
    elements: {
      reason: '出警记录由公安机关制作和保存，本机关不制作也不保存',
      responsibleOrgan: '洛阳市公安局西工分局，地址和电话见其政府信息公开指南',
    },
    ...ATTACHED,
  })
  await act('clerk', 'awaiting-secrecy', {
    act: 'search',
    on: ago(3),
    scope: '平安建设办公室应急预案卷、物资台账',
    keywords: '防汛物资、储备点',
    result: '检索到《防汛物资储备点位和清单》3页',
    searcher: '平安建设办公室经办人',
  })
  await act('clerk', 'awaiting-secrecy', {
    act: 'askSecrecy',
    on: ago(1),
    note: '清单载有储备点联系人电话，拟遮挡后提供，请审查点位能否公开。',
  })
  await act('clerk', 'awaiting-signature', {
    act: 'draft',
    on: ago(3),
    outcome: 'D2',
    elements: { reason: '本机关只保存逐人登记，没有按年龄段、行业交叉汇总过，需要另行加工、统计后才能形成' },
    ...ATTACHED,
  })
  await act('reviewer', 'awaiting-signature', { act: 'review', on: ago(1), comment: '同意，请签发' })
  await act('clerk', 'returned', {
    act: 'draft',
    on: ago(4),
    outcome: 'A2',
    elements: { access: '补助标准见街道公开栏' },
    ...ATTACHED,
  })
  await act('reviewer', 'returned', {
    act: 'returnDraft',
    on: ago(1),
    reason: '只写“见公开栏”不够具体，请写明栏目、网址和查阅点；补助金额是否公开未作说明，请补充后再送审。',
  })
  const budget = {
    access: `在${loaded.organ.shortName}政府信息公开专栏“财政预决算”栏目检索“部门预算”，或者到便民服务中心公开查阅点查阅`,
  }
  await act('clerk', 'undelivered', {
    act: 'draft',
    on: ago(2),
    outcome: 'A2',
    elements: budget,
    ...ATTACHED,
  })
  await act('reviewer', 'undelivered', { act: 'review', on: ago(1), comment: '同意' })
  await act('signer', 'undelivered', { act: 'sign', on: ago(0) })
  await act('clerk', 'mail-returned', {
    act: 'mailReturned',
    on: ago(2),
    reason: '邮件因“收件地址无此人”退回，已电话联系申请人核对地址',
  })
}

/** The reply goes out with the information itself, opened for download: what an applicant sees on the status page. */
async function answerOnline({ act, ago, demo, loaded }: Desk): Promise<void> {
  const { services, tenancy } = deskContextOf(demo, loaded, 'clerk')
  const files: { hash: string; name: string; size: number }[] = []
  for (const { name, bytes } of await replyDocument(loaded.organ.name)) {
    const stored = await storeFile(services, tenancy, { name, bytes })
    if (!stored.ok) throw new Error(stored.refusal.message)
    files.push({ hash: stored.value.hash, name: stored.value.name, size: stored.value.size })
  }
  await act('clerk', 'tracked', {
    act: 'search',
    on: ago(5),
    scope: '城市管理办公室项目卷、电子公文系统',
    keywords: '春和社区1号院、改造、验收',
    result: '检索到实施方案、改造内容公示、竣工验收单各1份',
    searcher: '城市管理办公室经办人',
  })
  await act('secrecy', 'tracked', {
    act: 'reviewSecrecy',
    on: ago(3),
    result: 'releasable',
    opinion: '方案、公示和验收单不涉及国家秘密；住户姓名、电话已遮挡，可以提供',
  })
  await act('clerk', 'tracked', {
    act: 'draft',
    on: ago(2),
    outcome: 'A1',
    elements: {
      provided: '《春和社区1号院老旧小区改造实施方案》《竣工验收单》电子文件各1份',
      form: '按申请要求以电子文件提供，网上下载',
    },
    attachments: [],
    files,
  })
  await act('reviewer', 'tracked', { act: 'review', on: ago(1), comment: '同意' })
  await act('signer', 'tracked', { act: 'sign', on: ago(0) })
  await act('clerk', 'tracked', { act: 'offerDownload', on: ago(0) })
}

/** Filters of the list that people keep. */
async function saveViews({ demo, loaded }: Desk): Promise<void> {
  const views: readonly (readonly [Who, string, Readonly<Record<string, string>>])[] = [
    ['clerk', '五日内到期', { view: 'dueSoon', sort: 'due' }],
    ['clerk', '城市管理办公室在办', { view: 'open', unit: loaded.units[4] ?? '' }],
    ['clerk', '今年不予公开（第三方）', { view: 'all', outcome: 'C4', sort: '-received' }],
    ['head', '已催办', { view: 'open', urged: 'yes' }],
    ['signer', '等我签发', { view: 'awaitingSignature' }],
  ]
  for (const [who, name, query] of views) {
    const saved = await saveView(contextOf(demo, loaded, who), { name, query })
    if (!saved.ok) throw new Error(saved.refusal.message)
  }
}
