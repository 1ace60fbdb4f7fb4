import { importItem } from '../disclosure/actions/import-item.ts'
import { reviseGuide, saveSettings } from '../disclosure/actions/save-settings.ts'
import { type Attachment, type Attribute, DEFAULT_INDEX_RULE, type ItemContent } from '../disclosure/model.ts'
import { indexNumberOf } from '../disclosure/rules.ts'
import { addDays, composeDate, type LocalDate, yearOf } from '../law/local-date.ts'
import type { Tx } from '../platform/database/database.ts'
import { newId } from '../platform/ids.ts'
import { type Demo, deskContextOf, type LoadedOrgan, tenancyOf } from './context.ts'
import { attachmentOf } from './item-files.ts'
import { type DemoItem, standingItems, yearlyItems } from './items-data.ts'
import { newsItems } from './items-news.ts'
import { actsOfItem, fateOf } from './item-acts.ts'
import { deck, type Random, seeded } from './random.ts'

interface Dated {
  readonly item: DemoItem
  readonly on: LocalDate
}

/** Information items of all years: the standing documents, what comes every year, and news. Answers their number. */
export async function loadItems(demo: Demo, loaded: LoadedOrgan): Promise<number> {
  const random = seeded(`${loaded.data.code}|items`)
  const dated = datesOf(demo, loaded, random).filter(({ on }) => on <= demo.today)
  await demo.database.write(tenancyOf(loaded), async (tx) => {
    const serials = new Map<number, number>()
    let normative: string | null = null
    for (const { item, on } of dated) {
      const serial = (serials.get(yearOf(on)) ?? 0) + 1
      serials.set(yearOf(on), serial)
      const itemId = newId(tx.now)
      const interprets: string | null = item.kind === 'interpretation' ? normative : null
      await importOne(demo, loaded, tx, { item, on, serial, itemId, interprets, random })
      if (item.kind === 'normative') normative = itemId
    }
    for (const [year, last] of serials)
      await tx.db
        .insertInto('disclosure_counter')
        .values({ organ_id: loaded.organ.organId, year, last })
        .execute()
  })
  await loadColumn(demo, loaded)
  return dated.length
}

function datesOf(demo: Demo, { data }: LoadedOrgan, random: Random): readonly Dated[] {
  const dated: Dated[] = standingItems().map((item, index) => ({
    item,
    on: demo.days.after(composeDate(2019, 5, 15), index * 2 + 1),
  }))
  const news = deck(random, newsItems())
  for (let year = 2019; year <= yearOf(demo.today); year += 1) {
    const yearly = yearlyItems(data.code).filter(({ month }) => year > 2019 || (month ?? 12) > 5)
    for (const item of yearly)
      dated.push({ item, on: demo.days.inMonth(random, year, item.month ?? random.int(1, 12)) })
    const more = Math.max(1, data.items - yearly.length)
    for (let index = 0; index < more; index += 1) {
      const month = year === 2019 ? random.int(6, 12) : random.int(1, 12)
      dated.push({ item: news(), on: demo.days.inMonth(random, year, month) })
    }
  }
  // The last fortnight has news as well: a column that rests is not kept up (国办秘函〔2019〕19号).
  for (const back of [random.int(6, 10), random.int(3, 5), random.int(1, 4)])
    dated.push({ item: news(), on: demo.days.before(demo.today, back) })
  return dated.filter(({ on }) => on >= '2019-05-15').sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

interface OneItem {
  readonly item: DemoItem
  readonly on: LocalDate
  readonly serial: number
  readonly itemId: string
  readonly interprets: string | null
  readonly random: Random
}

async function importOne(demo: Demo, loaded: LoadedOrgan, tx: Tx, one: OneItem): Promise<void> {
  const { item, on, random } = one
  const fate = fateOf(item, random)
  const attribute: Attribute =
    fate === 'onRequest' ? 'onRequest' : fate === 'withheld' ? 'withheld' : 'proactive'
  const content = await contentOf(demo, loaded, one, attribute)
  const acts = actsOfItem({ demo, loaded, content, on, fate, random })
  const unitId = loaded.units[random.int(0, loaded.units.length - 1)] ?? null
  await importItem(tx, { itemId: one.itemId, unitId, content, acts }, demo.services.calendar.current())
}

async function contentOf(
  demo: Demo,
  loaded: LoadedOrgan,
  one: OneItem,
  attribute: Attribute,
): Promise<ItemContent> {
  const { item, on, serial, interprets, random } = one
  const { organ } = loaded
  const year = yearOf(on)
  const fill = (text: string): string =>
    text
      .replaceAll('{年}', String(year))
      .replaceAll('{上年}', String(year - 1))
      .replaceAll('{简称}', organ.shortName)
      .replaceAll('{机关}', organ.name)
  const formedOn = item.numbered === true ? demo.days.before(on, random.int(1, 6)) : on
  const title = fill(item.title)
  const files: Attachment[] = []
  if (
    item.attachment !== undefined &&
    year >= yearOf(demo.today) - (loaded.data.code === 'wangchenglu' ? 4 : 1)
  )
    files.push(await attachmentOf(demo.services, item.attachment, title))
  const prefix = (organ.settings.letterPrefix ?? organ.shortName).replace(/公复$/, '')
  return {
    title,
    indexNumber: indexNumberOf(DEFAULT_INDEX_RULE, {
      organCode: organ.code,
      clause: item.clause,
      year,
      serial,
    }),
    docNumber: item.numbered === true ? `${prefix}办〔${year}〕${serial}号` : '',
    issuer: organ.name,
    clause: item.clause,
    topic: item.topic,
    category: item.category,
    kind: item.kind,
    keywords: [item.category],
    source: organ.shortName,
    formedOn,
    effectiveOn: item.numbered === true ? formedOn : null,
    expiresOn: item.years === undefined ? null : addDays(formedOn, Math.round(item.years * 365.25)),
    attribute,
    ...reasonsFor(attribute),
    validity: 'valid',
    summary: fill(item.summary),
    body: { format: 'text', source: item.body.map(fill).join('\n') },
    attachments: files,
    interprets,
  }
}

function reasonsFor(attribute: Attribute): Pick<ItemContent, 'attributeReason' | 'attributeBasis'> {
  if (attribute === 'proactive') return { attributeReason: '', attributeBasis: '' }
  if (attribute === 'onRequest')
    return { attributeReason: '内容只涉及特定对象，不需要公众广泛知晓', attributeBasis: '条例13' }
  return { attributeReason: '属于内部事务，对外不产生影响', attributeBasis: '条例16.1' }
}

async function loadColumn(demo: Demo, loaded: LoadedOrgan): Promise<void> {
  const context = deskContextOf(demo, loaded, 'head')
  const saved = await saveSettings(context, {
    indexRule: DEFAULT_INDEX_RULE,
    threeReviews: false,
    categories: [
      '规范性文件',
      '规划计划',
      '预算决算',
      '许可和服务',
      '社会救助',
      '应急管理',
      '监督检查',
      '工作动态',
      '工作制度',
    ],
  })
  if (!saved.ok) throw new Error(saved.refusal.message)
  await reviseGuide(context, '到公开查阅点查阅的，请携带本人有效身份证件；行动不便的可以电话预约上门送阅。')
}
