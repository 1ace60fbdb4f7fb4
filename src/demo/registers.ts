import { composeDate, type LocalDate, yearOf } from '../law/local-date.ts'
import { importRegisterEntries } from '../registers/actions/import-entries.ts'
import type { Entry, EntryKind, RegisterRow } from '../registers/model.ts'
import { type Demo, type LoadedOrgan, tenancyOf } from './context.ts'
import { type Random, seeded } from './random.ts'

interface RegisterItem {
  readonly row: RegisterRow
  readonly name: string
  readonly since: number
  /** Decisions or receipts a month, on average. */
  readonly monthly: number
}

/** Powers an organ has besides its service matters; the street got some enforcement in 2022. */
const ITEMS: Readonly<Record<string, readonly RegisterItem[]>> = {
  wangchenglu: [
    { row: 'penalties', name: '占用公共场所堆放杂物的处罚', since: 2022, monthly: 1.6 },
    { row: 'penalties', name: '沿街商户店外经营的处罚', since: 2022, monthly: 2.4 },
  ],
  jianguanju: [
    { row: 'penalties', name: '食品经营违法行为的处罚', since: 2018, monthly: 7 },
    { row: 'penalties', name: '价格违法行为的处罚', since: 2018, monthly: 2 },
    { row: 'penalties', name: '特种设备违法使用的处罚', since: 2018, monthly: 1.5 },
    { row: 'penalties', name: '虚假宣传的处罚', since: 2021, monthly: 1.2 },
    { row: 'coercion', name: '查封、扣押涉案物品', since: 2018, monthly: 1 },
    { row: 'fees', name: '特种设备检验收费', since: 2018, monthly: 5 },
  ],
  chengjianju: [
    { row: 'penalties', name: '擅自挖掘城市道路的处罚', since: 2018, monthly: 1.4 },
    { row: 'penalties', name: '未按规定设置施工围挡的处罚', since: 2020, monthly: 1.1 },
    { row: 'coercion', name: '强制拆除违法建设', since: 2018, monthly: 0.4 },
  ],
  jiaoyuju: [{ row: 'fees', name: '普通高中学费住宿费代收', since: 2018, monthly: 2 }],
}

const BUYERS: readonly string[] = [
  'xigong',
  'yunshanlu',
  'minshengju',
  'jianguanju',
  'chengjianju',
  'jiaoyuju',
]
const PURCHASES = [
  '办公电脑更新',
  '便民服务大厅设备',
  '档案数字化服务',
  '物业管理服务',
  '公务印刷服务',
  '视频会议设备',
] as const
const MAKERS: Readonly<Record<string, readonly string[]>> = {
  xigong: [
    '关于加强城市更新项目管理的若干规定',
    '关于规范社区工作者管理的办法',
    '关于促进小微企业发展的若干措施',
  ],
  chengjianju: ['关于加强住宅小区加装电梯管理服务的通知', '物业服务质量评价办法'],
}

/** The registers behind 表二. Answers the number of entries. */
export async function loadRegisters(demo: Demo, loaded: LoadedOrgan): Promise<number> {
  const random = seeded(`${loaded.data.code}|registers`)
  return demo.database.write(tenancyOf(loaded), async (tx) => {
    const items = (ITEMS[loaded.data.code] ?? []).filter(({ since }) => dayIn(since) <= demo.today)
    const heads = items.map(({ row, name, since }) => entry(loaded, row, 'item', name, dayIn(since)))
    const ids = heads.length === 0 ? [] : await importRegisterEntries(tx, heads, loaded.people.clerk)
    const rest = [
      ...items.flatMap((item, index) => monthly(demo, loaded, item, ids[index] ?? null, random)),
      ...purchases(demo, loaded, random),
      ...documents(demo, loaded, random),
    ].filter(({ happenedOn }) => happenedOn <= demo.today)
    if (rest.length > 0) await importRegisterEntries(tx, rest, loaded.people.clerk)
    return heads.length + rest.length
  })
}

function dayIn(year: number): LocalDate {
  return composeDate(year, 3, 1)
}

function entry(
  loaded: LoadedOrgan,
  row: RegisterRow,
  kind: EntryKind,
  name: string,
  happenedOn: LocalDate,
  more: Partial<Entry> = {},
): Entry {
  const unitId = loaded.units.at(-1) ?? null
  return {
    row,
    kind,
    name,
    number: '',
    itemId: null,
    happenedOn,
    publishedOn: null,
    endedOn: null,
    count: 1,
    fen: null,
    unitId,
    ...more,
  }
}

function monthly(
  demo: Demo,
  loaded: LoadedOrgan,
  item: RegisterItem,
  itemId: string | null,
  random: Random,
): Entry[] {
  const entries: Entry[] = []
  for (let year = Math.max(2019, item.since); year <= yearOf(demo.today); year += 1)
    for (let month = year === item.since ? 4 : 1; month <= 12; month += 1) {
      const count = Math.floor(item.monthly * (0.4 + 1.2 * random.next()) + random.next() * 0.5)
      const on = demo.days.inMonth(random, year, month)
      if (count === 0) continue
      if (item.row === 'fees')
        entries.push(
          entry(loaded, item.row, 'feeReceipt', item.name, on, { itemId, fen: BigInt(count) * 12_000n }),
        )
      else
        entries.push(entry(loaded, item.row, 'decision', `${item.name}（${month}月）`, on, { itemId, count }))
    }
  return entries
}

function purchases(demo: Demo, loaded: LoadedOrgan, random: Random): Entry[] {
  if (!BUYERS.includes(loaded.data.code)) return []
  const entries: Entry[] = []
  for (let year = 2019; year <= yearOf(demo.today); year += 1)
    for (let index = random.int(1, 3); index > 0; index -= 1) {
      const on = demo.days.inYear(random, year)
      const fen = BigInt(random.int(38_000, 960_000)) * 100n + BigInt(random.int(0, 99))
      const number = `演采〔${year}〕${random.int(10, 99)}号`
      entries.push(entry(loaded, 'procurement', 'purchase', random.pick(PURCHASES), on, { fen, number }))
    }
  return entries
}

/** Normative documents in turn, one every other year, in force for five years. */
function documents(demo: Demo, loaded: LoadedOrgan, random: Random): Entry[] {
  const names = MAKERS[loaded.data.code] ?? []
  return names.map((name, index) => {
    const year = 2019 + index * 2
    const on = demo.days.inMonth(random, year, random.int(6, 11))
    const publishedOn = demo.days.after(on, random.int(2, 9))
    const endedOn = demo.days.after(composeDate(year + 5, 11, 1), 0)
    const prefix = (loaded.organ.settings.letterPrefix ?? '').replace(/公复$/, '')
    return entry(loaded, 'normativeDocuments', 'document', name, on, {
      number: `${prefix}办〔${year}〕${20 + index}号`,
      publishedOn: publishedOn <= demo.today ? publishedOn : null,
      endedOn: endedOn <= demo.today ? endedOn : null,
    })
  })
}
