import { memo, useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { showTabs, type SourceSpot } from '../render/source-view.ts'

/** The text as it was read, line by line; the line and piece of the chosen cell are marked and scrolled to. */
export function SourcePane({
  lines,
  leftOut,
  spot,
}: {
  lines: readonly string[]
  leftOut: number
  spot: SourceSpot | undefined
}) {
  const pane = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (spot === undefined || pane.current === null) return
    const line = pane.current.querySelector<HTMLElement>(`[data-line="${spot.line}"]`)
    // Only the pane moves: the page stays where the cell was pressed.
    if (line !== null) pane.current.scrollTop = line.offsetTop - pane.current.clientHeight / 3
  }, [spot])
  return (
    <div className="check-source" ref={pane} role="region" aria-label="原文" tabIndex={0}>
      <ol>
        {lines.map((text, index) => (
          <Line
            key={index}
            number={index + 1}
            text={text}
            spot={spot?.line === index + 1 ? spot : undefined}
          />
        ))}
      </ol>
      {leftOut > 0 ? <p className="desk-muted">其余 {leftOut} 行没有显示，请看原文件。</p> : null}
    </div>
  )
}

const LONGEST = 4000

const Line = memo(function Line(props: { number: number; text: string; spot: SourceSpot | undefined }) {
  const { number, spot } = props
  const text = props.text.length > LONGEST ? `${props.text.slice(0, LONGEST)}……` : props.text
  return (
    <li value={number} data-line={number} className={spot === undefined ? '' : 'check-line-active'}>
      {spot === undefined ? showTabs(text) : marked(text, spot)}
    </li>
  )
})

function marked(text: string, { from, to }: SourceSpot): ReactNode {
  if (from === undefined || to === undefined || from === to) return showTabs(text)
  return (
    <>
      {showTabs(text.slice(0, from))}
      <mark>{text.slice(from, to)}</mark>
      {showTabs(text.slice(to))}
    </>
  )
}
