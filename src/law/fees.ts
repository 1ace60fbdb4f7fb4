/**
 * 信息处理费 (国办函〔2020〕109号): 按件 by the applicant's month, or 按量 by the pages of one application; the office
 * chooses one of the two, never both. Both tariffs are progressive: each band is charged at its own rate.
 */
import { z } from 'zod'
import { FEE_MEASURES, type Article } from './articles.ts'
import { firstIssue } from './input-issues.ts'

export interface FeeBand {
  /** First and last unit of the band; `to` undefined: no end. */
  readonly from: number
  readonly to?: number
  /** 元 a unit. */
  readonly rate: number
}

/** 按量: pages of one application (A4, one side). */
export const PAGE_BANDS: readonly FeeBand[] = [
  { from: 1, to: 30, rate: 0 },
  { from: 31, to: 100, rate: 10 },
  { from: 101, to: 200, rate: 20 },
  { from: 201, rate: 40 },
]

/** 按件: the first bands; from the 31st on every ten cost 100 元 more each. */
const FIRST_ITEM_BANDS: readonly FeeBand[] = [
  { from: 1, to: 10, rate: 0 },
  { from: 11, to: 30, rate: 100 },
]
const STEPPED_FROM = 31
const STEP_SIZE = 10
const STEP_RATE = 100
const FIRST_STEPPED_RATE = 200

/** Largest count taken: above it amounts are no longer exact whole numbers of 元. */
export const LARGEST_COUNT = 1_000_000

export type FeeRequest =
  /** What the k-th application of the applicant in the month costs. */
  | { readonly method: 'perItem'; readonly ordinal: number }
  /** What the month's applications cost together. */
  | { readonly method: 'perItem'; readonly count: number }
  | { readonly method: 'perPage'; readonly pages: number }

export interface FeeStep {
  readonly from: number
  readonly to: number
  readonly rate: number
  readonly amount: number
}

export interface Fee {
  readonly amountYuan: number
  /** The bands that cost something, in order; empty where nothing is charged. */
  readonly steps: readonly FeeStep[]
  readonly articles: readonly Article[]
}

const ARTICLES: readonly Article[] = [FEE_MEASURES]

/** The fee and how it comes about. The counts are whole numbers from 0 (an ordinal from 1). */
export function feeOf(request: FeeRequest): Fee {
  if (request.method === 'perPage') return charge(1, request.pages, PAGE_BANDS)
  if ('ordinal' in request) return charge(request.ordinal, request.ordinal, itemBands(request.ordinal))
  return charge(1, request.count, itemBands(request.count))
}

/** The bands of 按件 up to a count. */
export function itemBands(count: number): readonly FeeBand[] {
  const bands = [...FIRST_ITEM_BANDS]
  for (
    let from = STEPPED_FROM, rate = FIRST_STEPPED_RATE;
    from <= count;
    from += STEP_SIZE, rate += STEP_RATE
  )
    bands.push({ from, to: from + STEP_SIZE - 1, rate })
  return bands
}

function charge(first: number, last: number, bands: readonly FeeBand[]): Fee {
  const steps: FeeStep[] = []
  for (const band of bands) {
    const from = Math.max(first, band.from)
    const to = Math.min(last, band.to ?? last)
    if (band.rate > 0 && from <= to)
      steps.push({ from, to, rate: band.rate, amount: (to - from + 1) * band.rate })
  }
  return { amountYuan: steps.reduce((sum, { amount }) => sum + amount, 0), steps, articles: ARTICLES }
}

const count = z.number().int().min(0).max(LARGEST_COUNT)

const feeInput = z.union([
  z.object({ method: z.literal('perItem'), ordinal: count.min(1) }),
  z.object({ method: z.literal('perItem'), count }),
  z.object({ method: z.literal('perPage'), pages: count }),
])

export type FeeInput =
  | { readonly ok: true; readonly request: FeeRequest }
  | { readonly ok: false; readonly error: string }

/** Reads one fee question; 按件 and 按量 together are refused (109号: 不得同时按照两种标准重复计算). */
export function readFeeInput(value: unknown): FeeInput {
  const parsed = feeInput.safeParse(value)
  const error = feeError(value)
  if (error !== undefined) return { ok: false, error }
  return parsed.success ? { ok: true, request: parsed.data } : { ok: false, error: firstIssue(parsed.error) }
}

/** What is wrong with a question, in the terms of the tariff; undefined where nothing is. */
function feeError(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null)
    return '内容：应为对象，例如 {"method":"perPage","pages":57}。'
  const given = value as Readonly<Record<string, unknown>> // an object; its fields are looked at one by one
  if ('pages' in given && ('count' in given || 'ordinal' in given))
    return `按件、按量只能选择一种，不得同时计收（${FEE_MEASURES}），请只保留一种。`
  if (given.method !== 'perItem' && given.method !== 'perPage')
    return 'method：应为 perItem（按件）或 perPage（按量）。'
  if (given.method === 'perPage')
    return isCount(given.pages, 0) ? undefined : `pages：应为0至${LARGEST_COUNT}的整数（页数）。`
  if ('ordinal' in given && 'count' in given) return 'ordinal（第几件）与 count（当月累计件数）只能填一个。'
  if (isCount(given.ordinal, 1) || isCount(given.count, 0)) return undefined
  return `ordinal（第几件）应为1至${LARGEST_COUNT}的整数，或者 count（当月累计件数）应为0至${LARGEST_COUNT}的整数。`
}

function isCount(value: unknown, least: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= LARGEST_COUNT
}
