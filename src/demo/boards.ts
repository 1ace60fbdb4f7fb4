import { importBoard, importPosting, recordTransfer } from '../boards/actions/keep-boards.ts'
import { addDays, composeDate, type LocalDate, yearOf } from '../law/local-date.ts'
import { type NoticeReceipt, recordTraining, sendNotice } from '../notices/actions/keep-notices.ts'
import type { Tx } from '../platform/database/database.ts'
import { type Demo, type LoadedOrgan, tenancyOf } from './context.ts'
import { deck, type Random, seeded } from './random.ts'

const POSTINGS: readonly (readonly [string, string])[] = [
  [
    '城市低保对象公示',
    '本季度享受城市居民最低生活保障的家庭名单（隐去个人信息）公示如下，如有异议请到社会救助窗口反映。',
  ],
  ['居民医保集中缴费提醒', '集中缴费期截至年底，可以手机缴费，也可以到社区代办。'],
  ['防汛转移路线图', '低洼院落的转移路线、安置点和负责人办公电话见图。'],
  ['便民服务事项一览', '十五项服务事项的窗口、材料和时限，可以扫码查看全文。'],
  ['社区财务收支公开', '上季度社区经费收支情况公开，明细可以到社区查阅。'],
  ['老旧小区改造方案公示', '改造内容、工期和意见反馈方式公示，公示期十日。'],
]

/** Boards with what hung on them, hand-overs to archive and library, notices and trainings. Answers the postings. */
export async function loadBoards(demo: Demo, loaded: LoadedOrgan): Promise<number> {
  const random = seeded(`${loaded.data.code}|boards`)
  return demo.database.write(tenancyOf(loaded), async (tx) => {
    const postings = loaded.data.kind === 'street' ? await hangBoards(demo, loaded, tx, random) : 0
    for (let year = 2019; year <= yearOf(demo.today); year += 1)
      await tellYear(demo, loaded, tx, random, year)
    return postings
  })
}

async function hangBoards(demo: Demo, loaded: LoadedOrgan, tx: Tx, random: Random): Promise<number> {
  const { shortName } = loaded.organ
  const places = [
    { name: `${shortName}政务公开栏`, kind: 'column' as const, unitId: loaded.units[0] ?? null },
    { name: `${shortName}便民服务中心电子屏`, kind: 'screen' as const, unitId: loaded.units[0] ?? null },
    {
      name: `${shortName}政府信息公开查阅点`,
      kind: 'readingPoint' as const,
      unitId: loaded.units[0] ?? null,
    },
    ...loaded.data.communities.map((name, index) => ({
      name: `${name}公开栏`,
      kind: 'column' as const, // the kinds of the boards area
      unitId: loaded.communities[index] ?? null,
    })),
  ]
  const next = deck(random, POSTINGS)
  let count = 0
  for (const { name, kind, unitId } of places) {
    const place = name.replace(/(公开栏|电子屏|政府信息公开查阅点)$/, '')
    const boardId = await importBoard(tx, {
      name,
      kind,
      place,
      size: kind === 'column' ? '240×120厘米' : '',
      unitId,
      rotateDays: 60,
    })
    if (kind === 'readingPoint') continue
    for (const postedOn of everyQuarter(demo, random)) {
      const [title, body] = next()
      const untilOn = addDays(postedOn, 60)
      // Taken down when its time was over; what hangs now still hangs.
      const removedOn = untilOn < demo.today ? untilOn : null
      await importPosting(tx, { boardId, title, body, postedOn, untilOn, removedOn }, loaded.people.clerk)
      count += 1
    }
  }
  return count
}

function everyQuarter(demo: Demo, random: Random): readonly LocalDate[] {
  const days: LocalDate[] = []
  for (let year = Math.max(2019, yearOf(demo.today) - 3); year <= yearOf(demo.today); year += 1)
    for (const month of [2, 5, 8, 11]) days.push(demo.days.inMonth(random, year, month))
  return days.filter((day) => day <= demo.today && day >= '2019-05-15')
}

async function tellYear(
  demo: Demo,
  loaded: LoadedOrgan,
  tx: Tx,
  random: Random,
  year: number,
): Promise<void> {
  const { head } = loaded.people
  const on = (month: number): LocalDate => demo.days.inMonth(random, year, month)
  const trainedOn = on(random.int(6, 8))
  const againOn = on(11)
  const trainees = loaded.units.length + loaded.communities.length
  if (trainedOn <= demo.today)
    await recordTraining(
      tx,
      {
        title: '政府信息公开条例和答复文书培训',
        heldOn: trainedOn,
        way: 'meeting',
        content: '条例要点、公开属性认定和答复书要素',
        trainees,
      },
      head,
    )
  if (againOn <= demo.today)
    await recordTraining(
      tx,
      {
        title: '政务公开联络员业务培训',
        heldOn: againOn,
        way: 'group',
        content: '公开栏更新、办事指南要素核对和年报数据口径',
        trainees,
      },
      head,
    )
  const sentOn = on(12)
  if (sentOn <= demo.today)
    await sendNotice(
      tx,
      {
        title: `请核对${year}年度办理数据`,
        body: '各科室、社区请于月底前核对全年办理记录和台账，核对无误后封账。',
        sentOn,
        unitIds: [],
        needsReply: true,
        dueOn: composeDate(year, 12, 31),
        receipts: await receiptsOf(tx, random, composeDate(year, 12, 31) < demo.today ? 1 : 0.4),
      },
      head,
    )
  if (sentOn <= demo.today && loaded.data.kind !== 'department')
    await recordTransfer(
      tx,
      {
        place: random.pick(['archive', 'library'] as const),
        receiver: '档案（图书）接收室',
        sentOn,
        items: [`${year}年主动公开文件汇编`, '政府信息公开指南'],
      },
      head,
    )
  if (year === yearOf(demo.today)) {
    const lately = demo.days.before(demo.today, 3)
    await sendNotice(
      tx,
      {
        title: '请更新社区公开栏',
        body: '请各社区本周内更换公开栏内容，上传张贴照片。',
        sentOn: lately,
        unitIds: [...loaded.communities],
        needsReply: true,
        dueOn: demo.days.after(demo.today, 3),
        receipts: await receiptsOf(tx, random, 0.4, loaded.communities),
      },
      head,
    )
  }
}

/** The liaisons of the units, or of some of them: what is over was answered by all, what runs by a part. */
async function receiptsOf(
  tx: Tx,
  random: Random,
  share: number,
  units?: readonly string[],
): Promise<readonly NoticeReceipt[]> {
  const liaisons = await tx.db
    .selectFrom('person_unit')
    .select(['person_id', 'unit_id'])
    .where('organ_id', '=', tx.tenancy.organId)
    .where('relation', '=', 'liaison')
    .orderBy('person_id')
    .execute()
  return liaisons
    .filter(({ unit_id }) => units === undefined || units.includes(unit_id))
    .filter(() => random.chance(share))
    .map(({ person_id: personId }) => ({ personId, kind: 'acknowledged', note: random.pick(REPLIES) }))
}

const REPLIES = ['已核对，数据无误', '已办理，照片已上传', '已核对，一处笔误已更正'] as const
