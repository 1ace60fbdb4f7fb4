/** The flow chart of 依申请公开 as SVG, drawn from the stage × act table; only the places of the boxes are set here. */
import { CASE_ACT_DEFINITIONS } from '../../law/case-acts.ts'
import { STAGE_DEFINITIONS, type Stage } from '../../law/case-stages.ts'
import { flowEdges } from '../../law/stages.ts'

const BOX = { width: 148, height: 46 }
const SIZE = { width: 1000, height: 920 }

interface Place {
  readonly x: number
  readonly y: number
}

/** Centre of each box. Total: a new stage does not compile until it has a place. */
const PLACES: Readonly<Record<Stage, Place>> = {
  submitted: { x: 400, y: 120 },
  registered: { x: 400, y: 220 },
  handling: { x: 400, y: 370 },
  awaitingCorrection: { x: 860, y: 220 },
  awaitingReasons: { x: 860, y: 320 },
  consulting: { x: 860, y: 420 },
  awaitingPayment: { x: 860, y: 520 },
  inReview: { x: 400, y: 520 },
  awaitingSignature: { x: 400, y: 620 },
  decided: { x: 400, y: 720 },
  delivered: { x: 400, y: 820 },
  archived: { x: 660, y: 820 },
  withdrawn: { x: 112, y: 620 },
  split: { x: 112, y: 250 },
}

/** The work on a case: its acts and waits happen between these, and are drawn as one block. */
const IN_HAND: readonly Stage[] = ['registered', 'handling']
const WAITING: readonly Stage[] = ['awaitingCorrection', 'awaitingReasons', 'consulting', 'awaitingPayment']

interface Arrow {
  readonly from: Stage | null
  readonly to: Stage
  readonly label: string
}

/** The arrows as drawn: acts between the same two boxes share one; what leads out of many stages starts at one. */
export function arrowsOf(): readonly Arrow[] {
  const arrows = new Map<string, { from: Stage | null; to: Stage; names: Set<string> }>()
  for (const { from, act, to } of flowEdges()) {
    const start = drawnFrom(from, to)
    if (start === undefined) continue
    const key = `${start}>${to}`
    const arrow = arrows.get(key) ?? { from: start, to, names: new Set<string>() }
    arrow.names.add(CASE_ACT_DEFINITIONS[act].name)
    arrows.set(key, arrow)
  }
  return [...arrows.values()].map(({ from, to, names }) => ({ from, to, label: [...names].join('、') }))
}

/** Withdrawal and drafting lead out of many stages; one arrow and the table below say so. */
function drawnFrom(from: Stage | null, to: Stage): Stage | null | undefined {
  if (from === null) return null
  if (to === 'withdrawn') return from === 'handling' ? from : undefined
  if (WAITING.includes(from)) return to === 'handling' ? from : undefined
  if (IN_HAND.includes(from) && (WAITING.includes(to) || to === 'split' || to === 'inReview'))
    return from === 'handling' ? from : undefined
  return from
}

/** A standalone SVG document, with its description for those who hear it. */
export function flowChartSvg(): string {
  const boxes = (Object.keys(PLACES) as Stage[]) // the keys of PLACES are the stages
    .map((stage) => box(stage))
    .join('')
  const lines = arrowsOf()
    .map((arrow) => line(arrow))
    .join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img"` +
    ` aria-labelledby="t d" font-family="'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif"` +
    ` font-size="15"><title id="t">依申请公开办理流程图</title><desc id="d">${escaped(flowText().join('。'))}</desc>` +
    `<defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse">` +
    `<path d="M0 0 10 5 0 10z" fill="#4c535d"/></marker></defs>` +
    `<rect width="${SIZE.width}" height="${SIZE.height}" fill="#fff"/>${lines}${boxes}</svg>`
  )
}

/** The same as sentences: 已登记：分办 → 办理中. */
export function flowText(): readonly string[] {
  return arrowsOf().map(({ from, to, label }) => {
    const start = from === null ? '申请人' : STAGE_DEFINITIONS[from].name
    return `${start}：${label}，到${STAGE_DEFINITIONS[to].name}`
  })
}

function box(stage: Stage): string {
  const { x, y } = PLACES[stage]
  const { name, closed } = STAGE_DEFINITIONS[stage]
  const waits = WAITING.includes(stage)
  const fill = closed ? '#eef6f1' : waits ? '#fdf5e3' : '#eef3f9'
  const stroke = closed ? '#1d6043' : waits ? '#7a4a00' : '#1f4478'
  return (
    `<rect x="${x - BOX.width / 2}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="6"` +
    ` fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>` +
    `<text x="${x}" y="${y + 6}" text-anchor="middle" font-size="17" font-weight="600" fill="#1d2127">${escaped(name)}</text>`
  )
}

function line(arrow: Arrow): string {
  const { path, at, anchor } = routeOf(arrow)
  return (
    `<path d="${path}" fill="none" stroke="#4c535d" stroke-width="1.5" marker-end="url(#a)"/>` +
    labelText(arrow.label, at, anchor)
  )
}

/** Long lists of acts on two lines, on a white ground so that no line runs through them. */
function labelText(text: string, at: Place, anchor: 'start' | 'middle' | 'end'): string {
  const rows = text.length > 14 && text.includes('、') ? text.split('、') : [text]
  return rows
    .map(
      (row, index) =>
        `<text x="${at.x}" y="${at.y + index * 18 - (rows.length - 1) * 9}" text-anchor="${anchor}"` +
        ` fill="#4c535d" stroke="#fff" stroke-width="5" paint-order="stroke">${escaped(row)}</text>`,
    )
    .join('')
}

interface Route {
  readonly path: string
  readonly at: Place
  readonly anchor: 'start' | 'middle' | 'end'
}

function routeOf({ from, to }: Arrow): Route {
  const end = PLACES[to]
  if (from === null) return straightDown({ x: end.x, y: 40 - BOX.height / 2 }, end)
  const start = PLACES[from]
  if (WAITING.includes(to)) return toWait(start, end)
  if (WAITING.includes(from)) return fromWait(start, end)
  if (to === 'handling' && start.y > end.y) return upAgain(start, end)
  if (start.y === end.y) return sideways(start, end)
  if (start.x === end.x) return straightDown(start, end)
  return around(start, end)
}

function straightDown(start: Place, end: Place): Route {
  const top = start.y + BOX.height / 2
  const bottom = end.y - BOX.height / 2
  return {
    path: `M${start.x} ${top}V${bottom}`,
    at: { x: start.x + 10, y: (top + bottom) / 2 + 5 },
    anchor: 'start',
  }
}

function sideways(start: Place, end: Place): Route {
  const right = end.x > start.x ? 1 : -1
  const from = start.x + (right * BOX.width) / 2
  const to = end.x - (right * BOX.width) / 2
  return { path: `M${from} ${start.y}H${to}`, at: { x: (from + to) / 2, y: start.y - 9 }, anchor: 'middle' }
}

/** To the waits: out of the right side, each to the upper half of its box. */
function toWait(start: Place, end: Place): Route {
  const from = start.x + BOX.width / 2
  const to = end.x - BOX.width / 2
  const y = end.y - 10
  return {
    path: `M${from} ${start.y - 8}H${from + 60}V${y}H${to}`,
    at: { x: to - 12, y: y - 7 },
    anchor: 'end',
  }
}

/** Back from the waits: along the lower half, into the handling box a little below. */
function fromWait(start: Place, end: Place): Route {
  const from = start.x - BOX.width / 2
  const to = end.x + BOX.width / 2
  const y = start.y + 12
  return {
    path: `M${from} ${y}H${to + 40}V${end.y + 10}H${to}`,
    at: { x: from - 12, y: y + 18 },
    anchor: 'end',
  }
}

/** Sent back for changes: up on the left. */
function upAgain(start: Place, end: Place): Route {
  const left = start.x - BOX.width / 2
  const lane = left - (start.y - end.y > 200 ? 62 : 30)
  return {
    path: `M${left} ${start.y}H${lane}V${end.y + 12}H${left}`,
    at: { x: lane - 6, y: start.y - 12 },
    anchor: 'end',
  }
}

/** To the left, up or down; or round the outside to the archive. */
function around(start: Place, end: Place): Route {
  const left = start.x - BOX.width / 2
  if (end.x < start.x) {
    const down = end.y > start.y
    const lane = end.x + 30
    const y = down ? start.y : start.y - 14
    return {
      path: `M${left} ${y}H${lane}V${end.y + (down ? -BOX.height / 2 : BOX.height / 2)}`,
      at: { x: lane - 8, y: (start.y + end.y) / 2 },
      anchor: 'end',
    }
  }
  const lane = 18
  const floor = 880
  return {
    path: `M${left} ${start.y}H${lane}V${floor}H${end.x}V${end.y + BOX.height / 2}`,
    at: { x: lane + 10, y: floor - 8 },
    anchor: 'start',
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
