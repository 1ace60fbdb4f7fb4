/**
 * regulations.organ — 表二规章数大于0，而该机关无权制定规章. Only 国务院部门 and the 人民政府 of a province, 设区的市 or
 * 自治州 can (立法法91、93); a district, county, street, town or bureau of one cannot.
 */
import type { CellPath } from '../model.ts'
import { proactivePath } from '../model.ts'
import type { Finding } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { countAt, findingAt } from './check.ts'
import { sayCell } from './naming.ts'
import { regulationPower, selfReference } from './organ-power.ts'

function powerlessName(subject: Subject): string | undefined {
  if (subject.organ !== null) {
    return regulationPower(subject.organ) === 'none' ? subject.organ : undefined
  }
  const text = (subject.text.sections ?? []).map((section) => section.text).join('\n')
  const title = subject.text.title ?? ''
  const self = selfReference(`${title}\n${text}\n${openingOf(subject)}`)
  return self === undefined ? undefined : `${self}级机关`
}

/** The lines before the first section, where a report says who made it. */
function openingOf(subject: Subject): string {
  return (subject.text.lines ?? [])
    .slice(0, 20)
    .map((line) => line.text)
    .join('\n')
}

function run(subject: Subject): readonly Finding[] {
  const name = powerlessName(subject)
  if (name === undefined) return []
  const block = subject.form.proactive.find((candidate) =>
    candidate.rows.some((row) => row.key === 'regulations'),
  )
  const paths: readonly CellPath[] = (block?.columns ?? []).map((column) =>
    proactivePath('regulations', column.key),
  )
  return paths.flatMap((path) => {
    const actual = countAt(subject.cells, path)
    if (actual === undefined || actual <= 0) return []
    return [
      findingAt(subject, path, {
        rule: 'regulations.organ',
        severity: 'warning',
        expected: 0,
        actual,
        message: `${sayCell(subject.form, path)}填${actual}，${name}无权制定规章，应填0；所填如为规范性文件，应移至该行`,
        article: '立法法93',
      }),
    ]
  })
}

export const regulationsOrgan: Check = {
  rule: 'regulations.organ',
  severity: 'warning',
  run,
  examples: [
    {
      title: '设区的市的政府可以制定规章',
      given: { organ: '宿迁市人民政府', cells: { 'proactive.regulations.inForce': 11 } },
      expect: [],
    },
    {
      title: '街道办事处填规章5件',
      given: { organ: '某区花园街道办事处', form: '2019', cells: { 'proactive.regulations.made': 5 } },
      expect: [{ path: 'proactive.regulations.made', expected: 0, actual: 5 }],
    },
    {
      title: '县林业局填现行有效1件',
      given: { organ: '某县林业局', cells: { 'proactive.regulations.inForce': 1 } },
      expect: [{ path: 'proactive.regulations.inForce', actual: 1 }],
    },
    {
      title: '自治区人民政府可以',
      given: { organ: '某某自治区人民政府', cells: { 'proactive.regulations.inForce': 20 } },
      expect: [],
    },
    {
      title: '没有写明机关名称，但自称“我镇”',
      given: {
        cells: { 'proactive.regulations.inForce': 6 },
        text: { lines: [{ text: '现结合我镇实际，编制本报告。', place: { line: 2 } }] },
      },
      expect: [{ path: 'proactive.regulations.inForce', actual: 6 }],
    },
    {
      title: '不知道是什么机关，不作判断',
      given: { cells: { 'proactive.regulations.inForce': 6 } },
      expect: [],
    },
  ],
}
