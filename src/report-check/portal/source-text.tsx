import type { ReactNode } from 'react'
import type { FormDefinition } from '../../annual-report/model.ts'
import { Section } from '../../portal/components/index.ts'
import type { Checked } from '../model.ts'
import { showTabs, type SourceSpot, sourceSpots } from '../render/source-view.ts'

/** Lines and characters shown at most: a page must stay readable on a phone. */
const MAX_LINES = 3000
const MAX_LINE = 2000

/** The text as it was read, folded; a link to a line opens it (`<details>` opens for its fragment). */
export function SourceText({ checked, form }: { checked: Checked; form: FormDefinition }): ReactNode {
  const { lines } = checked.report
  const byLine = Map.groupBy(sourceSpots(form, checked.report).values(), (spot) => spot.line)
  return (
    <Section title="读到的原文" id="source">
      <details className="check-source">
        <summary>展开原文（{lines.length}行）</summary>
        <ol>
          {lines.slice(0, MAX_LINES).map(({ text, place }, index) => (
            <li key={index} id={`line-${index + 1}`} value={index + 1}>
              {place.page !== undefined && lines[index - 1]?.place.page !== place.page && (
                <span className="check-page">第{place.page}页</span>
              )}
              <LineText text={text} spots={byLine.get(index + 1) ?? []} />
            </li>
          ))}
        </ol>
        {lines.length > MAX_LINES && <p>其余{lines.length - MAX_LINES}行没有显示。</p>}
      </details>
    </Section>
  )
}

/** The line with the cells that were read out of it marked. */
function LineText({ text, spots }: { text: string; spots: readonly SourceSpot[] }): ReactNode {
  if (text.length > MAX_LINE) return `${showTabs(text.slice(0, MAX_LINE))}……`
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to } of [...spots].sort((left, right) => (left.from ?? 0) - (right.from ?? 0))) {
    if (from === undefined || to === undefined || from < at || from === to) continue
    parts.push(showTabs(text.slice(at, from)), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  return [...parts, showTabs(text.slice(at))]
}
