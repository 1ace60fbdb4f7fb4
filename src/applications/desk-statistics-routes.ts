import type { DeskApi } from '../platform/http/desk-api.ts'
import { countStatistics } from './actions/count-statistics.ts'
import { drawStatistics, printStatistics } from './actions/print-statistics.ts'
import { suggestProactive } from './actions/suggest-proactive.ts'
import { turnProactive } from './actions/turn-proactive.ts'
import { countFrequency, listFrequent, setFrequency } from './actions/watch-frequency.ts'
import * as contract from './render/statistics-contract.ts'

/** Whole organs are counted: a 联络员 sees his unit's cases only. */
const COUNTERS = ['clerk', 'reviewer', 'head', 'secrecy', 'signer', 'supervisor', 'administrator'] as const
const WORKERS = ['clerk', 'reviewer', 'head', 'secrecy', 'signer', 'liaison'] as const
/** 公开工作机构. */
const OFFICE = ['clerk', 'head'] as const

export function registerStatisticsRoutes(api: DeskApi): void {
  api.serve(
    contract.getStatistics,
    COUNTERS,
  )(async ({ query }, context) => {
    const counted = await countStatistics(context, query)
    return counted.ok ? { status: 200, body: counted.value } : counted
  })
  api.serve(
    contract.drawStatistics,
    COUNTERS,
  )(async ({ params, query }, context) => {
    const drawn = await drawStatistics(context, query, params.key)
    if (!drawn.ok) return drawn
    const bytes = new TextEncoder().encode(drawn.value.svg)
    return { file: { name: `${params.key}.svg`, type: 'image/svg+xml', bytes, inline: true } }
  })
  api.serve(
    contract.printStatistics,
    COUNTERS,
  )(async ({ query }, context) => {
    const printed = await printStatistics(context, query, query.format)
    return printed.ok ? { file: { ...printed.value, inline: query.format === 'pdf' } } : printed
  })
  registerSuggestions(api)
  registerFrequency(api)
}

function registerSuggestions(api: DeskApi): void {
  api.serve(
    contract.listSuggestions,
    OFFICE,
  )(async (_, context) => ({ status: 200, body: { items: await suggestProactive(context) } }))
  api.serve(
    contract.turnProactive,
    OFFICE,
  )(async ({ body }, context) => {
    const turned = await turnProactive(context, body)
    return turned.ok ? { status: 200, body: turned.value } : turned
  })
}

function registerFrequency(api: DeskApi): void {
  api.serve(
    contract.listFrequent,
    OFFICE,
  )(async ({ query }, context) => ({ status: 200, body: await listFrequent(context, query.year) }))
  api.serve(
    contract.setFrequency,
    OFFICE,
  )(async ({ body }, context) => {
    await setFrequency(context, body)
    return { status: 204, body: undefined }
  })
  api.serve(
    contract.countFrequency,
    WORKERS,
  )(async ({ params }, context) => {
    const counted = await countFrequency(context, params.id)
    return counted.ok ? { status: 200, body: counted.value } : counted
  })
}
