import { importHandledRecords } from '../guides/actions/enter-handled.ts'
import { type GuideToImport, importGuides } from '../guides/actions/import-guides.ts'
import { type Handled, HANDLED_CHANNELS } from '../guides/model.ts'
import { composeDate, type LocalDate, yearOf } from '../law/local-date.ts'
import { type Demo, type LoadedOrgan, tenancyOf } from './context.ts'
import { BUREAU_MATTERS, contentOf, type DemoMatter, LATER_MATTERS, STREET_MATTERS } from './guides-data.ts'
import { type Random, seeded } from './random.ts'

/** What 王城路街道 handled in 2020, one record each: the figure of its published report. */
export const STORY_YEAR = 2020
export const STORY_HANDLED = 1162

/** Service guides and what was handled under them, year by year. Answers the number of guides and of records. */
export async function loadGuides(
  demo: Demo,
  loaded: LoadedOrgan,
): Promise<{ readonly guides: number; readonly records: number }> {
  const matters = mattersOf(loaded).filter((matter) => startOf(matter) <= demo.today)
  return demo.database.write(tenancyOf(loaded), async (tx) => {
    const ids = await importGuides(
      tx,
      matters.map((matter) => toImport(demo, loaded, matter)),
    )
    const records = matters.flatMap((matter, index) => handledOf(demo, loaded, matter, ids[index] ?? ''))
    if (loaded.data.code === 'wangchenglu') records.push(...storyRecords(demo, loaded, ids))
    await importHandledRecords(tx, records.sort(byDay), loaded.people.clerk)
    return { guides: ids.length, records: records.length }
  })
}

function mattersOf({ data }: LoadedOrgan): readonly DemoMatter[] {
  if (data.code === 'wangchenglu') return [...STREET_MATTERS, ...LATER_MATTERS]
  if (data.kind === 'street') return STREET_MATTERS.map((matter) => ({ ...matter, unit: 1 }))
  return BUREAU_MATTERS[data.code] ?? []
}

function startOf({ since }: DemoMatter): LocalDate {
  return since === undefined ? composeDate(2018, 6, 1) : composeDate(since, since === 2019 ? 7 : 3, 1)
}

function toImport(demo: Demo, loaded: LoadedOrgan, matter: DemoMatter): GuideToImport {
  const { settings, shortName } = loaded.organ
  const validFrom = startOf(matter)
  const place =
    loaded.data.kind === 'street'
      ? `${shortName}便民服务中心窗口，或者所在社区`
      : `${settings.address ?? ''}一楼服务窗口`
  return {
    row: matter.row ?? 'otherServices',
    name: matter.name,
    category: matter.category,
    unitId: loaded.units[matter.unit] ?? null,
    validFrom,
    content: contentOf(matter, place, settings.phone ?? ''),
    publishedOn: demo.days.after(validFrom, 3),
    madeBy: loaded.people.clerk,
    publishedBy: loaded.people.head,
  }
}

/** A month's number a matter, from the coming into force of the 条例 on; the story's year is told record by record. */
function handledOf(demo: Demo, loaded: LoadedOrgan, matter: DemoMatter, guideId: string): Handled[] {
  const random = seeded(`${loaded.data.code}|handled|${matter.name}`)
  const records: Handled[] = []
  for (let year = Math.max(2019, yearOf(startOf(matter))); year <= yearOf(demo.today); year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const count = Math.max(0, Math.round(matter.weight * (0.4 + random.next())))
      const handledOn = demo.days.inMonth(random, year, month)
      const record = handled(random, loaded, matter, guideId, handledOn, count)
      const isStory = loaded.data.code === 'wangchenglu' && year === STORY_YEAR
      if (!isStory && count > 0 && handledOn <= demo.today && handledOn >= startOf(matter))
        records.push(record)
    }
  }
  return records
}

function storyRecords(demo: Demo, loaded: LoadedOrgan, guideIds: readonly string[]): Handled[] {
  const random = seeded('wangchenglu|story')
  const drawn = STREET_MATTERS.flatMap((matter, index) =>
    Array.from({ length: matter.weight }, () => ({ matter, guideId: guideIds[index] ?? '' })),
  )
  return Array.from({ length: STORY_HANDLED }, () => {
    const { matter, guideId } = random.pick(drawn)
    return handled(random, loaded, matter, guideId, demo.days.inYear(random, STORY_YEAR), 1)
  }).filter(({ handledOn }) => handledOn <= demo.today)
}

function handled(
  random: Random,
  { units, communities }: LoadedOrgan,
  matter: DemoMatter,
  guideId: string,
  handledOn: LocalDate,
  count: number,
): Handled {
  const channel = random.pick(HANDLED_CHANNELS)
  const inCommunity = channel === 'community' && communities.length > 0
  return {
    guideId,
    handledOn,
    count,
    channel: communities.length === 0 && channel === 'community' ? 'counter' : channel,
    unitId: inCommunity ? random.pick(communities) : (units[matter.unit] ?? null),
    result: random.chance(0.97) ? 'done' : random.pick(['refused', 'forwarded'] as const),
    note: '',
  }
}

function byDay(a: Handled, b: Handled): number {
  return a.handledOn < b.handledOn ? -1 : a.handledOn > b.handledOn ? 1 : 0
}
