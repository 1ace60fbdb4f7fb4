/**
 * normative.inconsistent — 表二规章、规范性文件自相矛盾. Made but none public or in force; more made than published (a
 * normative document is not to be applied before it is published); more published than made plus the backlog of the
 * year before; a stock that is less than what this year alone added.
 */
import { proactivePath } from '../model.ts'
import type { Finding } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { countAt, findingAt } from './check.ts'
import { sayRow } from './naming.ts'
import { previousYearOf } from './previous.ts'

interface Contradiction {
  readonly column: string
  readonly expected?: number
  readonly actual: number
  readonly says: string
}

function contradictionOf2021(subject: Subject, row: string): Contradiction | undefined {
  const [issued, repealed, inForce] = ['issued', 'repealed', 'inForce'].map((column) =>
    countAt(subject.cells, proactivePath(row, column)),
  )
  if (issued === undefined || repealed === undefined || inForce === undefined) return undefined
  if (issued > 0 && inForce === 0) {
    return { column: 'inForce', actual: 0, says: `本年制发${issued}件，现行有效却为0件` }
  }
  if (inForce >= issued - repealed) return undefined
  return {
    column: 'inForce',
    actual: inForce,
    says: `本年制发${issued}件、废止${repealed}件，现行有效却只有${inForce}件`,
  }
}

function contradictionOf2019(subject: Subject, row: string): Contradiction | undefined {
  const [made, published, total] = ['made', 'published', 'total'].map((column) =>
    countAt(subject.cells, proactivePath(row, column)),
  )
  if (made === undefined || published === undefined || total === undefined) return undefined
  if (made > 0 && total === 0) {
    return { column: 'total', actual: 0, says: `新制作${made}件，对外公开总数量却为0件` }
  }
  if (published > total) {
    return { column: 'total', actual: total, says: `新公开${published}件，对外公开总数量却只有${total}件` }
  }
  if (published < made) {
    const says = `新制作${made}件，新公开只有${published}件，未公布的不得作为行政管理的依据`
    return { column: 'published', expected: made, actual: published, says }
  }
  const backlog = backlogOf(subject, row)
  if (backlog === undefined || published <= made + backlog) return undefined
  return {
    column: 'published',
    expected: made + backlog,
    actual: published,
    says: `新公开${published}件，多于新制作${made}件与上年未公开${backlog}件之和`,
  }
}

/** Documents the year before made and left unpublished; undefined without that report. */
function backlogOf(subject: Subject, row: string): number | undefined {
  const previous = previousYearOf(subject)
  if (previous === undefined || previous.form.id !== '2019') return undefined
  const made = countAt(previous.cells, proactivePath(row, 'made'))
  const published = countAt(previous.cells, proactivePath(row, 'published'))
  return made === undefined || published === undefined ? undefined : Math.max(0, made - published)
}

function run(subject: Subject): readonly Finding[] {
  return ['regulations', 'normativeDocuments'].flatMap((row) => {
    const found =
      subject.form.id === '2019' ? contradictionOf2019(subject, row) : contradictionOf2021(subject, row)
    if (found === undefined) return []
    const path = proactivePath(row, found.column)
    return [
      findingAt(subject, path, {
        rule: 'normative.inconsistent',
        severity: 'warning',
        ...(found.expected === undefined ? {} : { expected: found.expected }),
        actual: found.actual,
        message: `${sayRow(subject.form, path)}自相矛盾：${found.says}，请核实`,
        article: '条例20.1.1',
      }),
    ]
  })
}

const ROW = 'proactive.normativeDocuments'

export const normativeInconsistent: Check = {
  rule: 'normative.inconsistent',
  severity: 'warning',
  run,
  examples: [
    { title: '零报告', expect: [] },
    {
      title: '制发6件，现行有效0件',
      given: { cells: { [`${ROW}.issued`]: 6 } },
      expect: [{ path: `${ROW}.inForce`, actual: 0 }],
    },
    {
      title: '制发10件、废止0件，现行有效只有8件',
      given: { cells: { [`${ROW}.issued`]: 10, [`${ROW}.inForce`]: 8 } },
      expect: [{ path: `${ROW}.inForce`, actual: 8 }],
    },
    {
      title: '废止5件、现行有效5件',
      given: { cells: { [`${ROW}.repealed`]: 5, [`${ROW}.inForce`]: 5 } },
      expect: [],
    },
    {
      title: '新制作87件，公开0件',
      given: { form: '2019', cells: { [`${ROW}.made`]: 87 } },
      expect: [{ path: `${ROW}.total`, actual: 0 }],
    },
    {
      title: '新制作9件，只公开4件',
      given: { form: '2019', cells: { [`${ROW}.made`]: 9, [`${ROW}.published`]: 4, [`${ROW}.total`]: 30 } },
      expect: [{ path: `${ROW}.published`, expected: 9, actual: 4 }],
    },
    {
      title: '新制作60件，新公开60件，总数368件',
      given: {
        form: '2019',
        cells: { [`${ROW}.made`]: 60, [`${ROW}.published`]: 60, [`${ROW}.total`]: 368 },
      },
      expect: [],
    },
    {
      title: '新公开多于新制作加上年未公开',
      given: {
        form: '2019',
        year: 2020,
        cells: { [`${ROW}.made`]: 5, [`${ROW}.published`]: 9, [`${ROW}.total`]: 30 },
        previous: { form: '2019', year: 2019, cells: { [`${ROW}.made`]: 6, [`${ROW}.published`]: 5 } },
      },
      expect: [{ path: `${ROW}.published`, expected: 6, actual: 9 }],
    },
  ],
}
