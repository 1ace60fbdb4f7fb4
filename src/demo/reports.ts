import { draftAll } from '../annual-report/actions/draft-texts.ts'
import { importFiledReport } from '../annual-report/actions/import-filed-report.ts'
import { formForYear } from '../annual-report/forms/index.ts'
import { hasPlaceholder } from '../annual-report/prose.ts'
import { TEXT_KEYS, type TextKey } from '../annual-report/rules.ts'
import { computeCells } from '../annual-report/sources.ts'
import { composeDate, type LocalDate, yearOf } from '../law/local-date.ts'
import type { Tx } from '../platform/database/database.ts'
import { type Demo, type LoadedOrgan, tenancyOf } from './context.ts'
import { seeded } from './random.ts'
import { improvementsOf, PROBLEMS_NOTE, problemsOf, STORY_OVERVIEW } from './reports-data.ts'
import { STORY_YEAR } from './guides.ts'

/** The annual reports of past years, computed from the records just loaded, filed and published. Answers their number. */
export async function loadReports(demo: Demo, loaded: LoadedOrgan): Promise<number> {
  let count = 0
  await demo.database.write(tenancyOf(loaded), async (tx) => {
    for (let year = 2019; year < yearOf(demo.today); year += 1) {
      const filedOn = filedDay(demo, loaded, year)
      if (filedOn > demo.today) continue
      await fileOne(demo, loaded, tx, year, filedOn)
      count += 1
    }
  })
  return count
}

/** 条例 49: departments before 31 January, the government before 31 March; one street was late once. */
function filedDay(demo: Demo, { data }: LoadedOrgan, year: number): LocalDate {
  const random = seeded(`${data.code}|filed|${year}`)
  if (data.kind === 'district') return demo.days.after(composeDate(year + 1, 3, 8), random.int(0, 8))
  if (data.code === 'hanyuanjie' && year === 2022) return demo.days.after(composeDate(year + 1, 2, 13), 0)
  return demo.days.after(composeDate(year + 1, 1, 8), random.int(0, 8))
}

async function fileOne(
  demo: Demo,
  loaded: LoadedOrgan,
  tx: Tx,
  year: number,
  filedOn: LocalDate,
): Promise<void> {
  const { organ } = loaded
  const form = formForYear(year)
  const cells = await computeCells(tx.db, organ.organId, form, year, filedOn)
  const drafts = await draftAll(tx.db, { organ, year, form, cells, today: filedOn })
  const publishedOn = demo.days.after(filedOn, 5)
  const texts: Partial<Record<TextKey, string>> = {}
  for (const key of TEXT_KEYS) texts[key] = withoutGaps(drafts[key].text)
  texts.problems = problemsOf(organ.shortName, year)
  if (loaded.data.code === 'wangchenglu' && year === STORY_YEAR) texts.overview = STORY_OVERVIEW
  await importFiledReport(tx, {
    organ: { code: organ.code, name: organ.name },
    year,
    form: form.id,
    cells,
    texts,
    filedOn,
    ...(publishedOn <= demo.today ? { publishedOn } : {}),
    improvements: improvementsOf(year),
    by: '演示',
  })
}

/** Sentences the records could not fill are left out. */
function withoutGaps(text: string): string {
  const lines = text.split('\n').map((line) =>
    line
      .split(/(?<=[。；])/)
      .filter((sentence) => !hasPlaceholder(sentence))
      .join(''),
  )
  const kept = lines.filter((line, index) => line !== '' || lines[index - 1] !== '')
  return kept.join('\n').trim() || PROBLEMS_NOTE
}
