/** Cases played through the desk's own API, for the tests of 依申请公开. */
import type { Client, TestProgram } from './program.ts'
import { areaJobs } from './jobs.ts'
import { multipart } from './multipart.ts'

export const FULL = {
  applicant: {
    column: 'naturalPerson',
    name: '甄示例',
    idType: '居民身份证',
    idNumber: '11010519491231002X',
    phone: '13800001234',
    email: 'applicant@example.cn',
    address: '试验路9号院1单元',
  },
  infoName: '老旧小区改造项目资金使用情况',
  content: '申请公开2025年试验路老旧小区改造项目的资金使用明细和验收结论。',
  formWanted: 'paper',
  wayWanted: 'collect',
} as const

export interface Desk {
  readonly clerk: Client
  readonly reviewer: Client
  readonly head: Client
  readonly secrecy: Client
  readonly signer: Client
}

export async function openDesk(program: TestProgram): Promise<Desk> {
  const [clerk, reviewer, head, secrecy, signer] = await Promise.all(
    ['clerk', 'reviewer', 'head', 'secrecy', 'signer'].map((name) => program.signIn(name)),
  )
  if (!clerk || !reviewer || !head || !secrecy || !signer) throw new Error('five people sign in')
  return { clerk, reviewer, head, secrecy, signer }
}

/** A unit of the street that cases are given to; answers its id. */
export async function addUnit({ owner, organs }: TestProgram): Promise<string> {
  const unit = '0193f2a0-0000-7000-8000-000000000001'
  await owner.pool.query(
    `INSERT INTO unit (organ_id, unit_id, name, kind, duty, sort) VALUES ($1, $2, '城建办', 'department', '', 0)`,
    [organs.street, unit],
  )
  return unit
}

let key = 0
/** Registers at the counter; answers the receipt. */
export async function register(
  client: Client,
  change: Record<string, unknown> = {},
): Promise<{
  id: string
  number: string
  queryCode: string
  receiptCode: string
  due: string | null
  repeated: boolean
}> {
  key += 1
  const response = await client.call('POST', '/applications', {
    ...FULL,
    intakeKey: `test-intake-key-${String(key).padStart(6, '0')}`,
    channel: 'counter',
    submittedOn: '2026-11-24',
    receivedOn: '2026-11-24',
    ...change,
  })
  if (response.statusCode !== 201 && response.statusCode !== 200)
    throw new Error(`registering answered ${response.statusCode}: ${response.body}`)
  return response.json()
}

export interface Act {
  readonly act: string
  readonly [field: string]: unknown
}

/** One act; throws with the server's sentence where it is refused. */
export async function act(client: Client, id: string, body: Act): Promise<Detail> {
  const response = await client.call('POST', `/applications/${id}/acts`, body)
  if (response.statusCode !== 200) throw new Error(`${body.act}: ${response.statusCode} ${response.body}`)
  return response.json<{ application: Detail }>().application
}

export interface Problem {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly article?: string
  readonly fields?: readonly { field: string }[]
}

/** The refusal of an act. */
export async function refused(client: Client, id: string, body: Act): Promise<Problem> {
  const response = await client.call('POST', `/applications/${id}/acts`, body)
  if (response.statusCode === 200) throw new Error(`${body.act} was not refused`)
  return response.json<Problem>()
}

export interface Detail {
  readonly id: string
  readonly number: string
  readonly stage: string
  readonly due: string | null
  readonly provisional: boolean
  readonly outcome: string | null
  readonly decidedOn: string | null
  readonly waitingFor: string | null
  readonly restricted: boolean
  readonly urged: number
  readonly secrecy: { readonly givesOut: boolean; readonly result: string | null; readonly article: string }
  readonly pendingExtension: { readonly by: string | null } | null
  readonly files: readonly { readonly hash: string; readonly use: string }[]
  readonly inTime: boolean | null
  /** The latest try to mail the reply. */
  readonly mail: { readonly state: string; readonly problem: string | null; readonly again: boolean } | null
  readonly applicantName: string
  readonly personal: readonly { field: string; masked: string }[]
  readonly acts: readonly {
    seq: number
    kind: string
    on: string
    undone: boolean
    letterId: string | null
    article: string
  }[]
  readonly letters: readonly {
    id: string
    kind: string
    number: string | null
    state: string
    version: number
    printed: boolean
  }[]
  readonly allowedActs: readonly { act: string; allowed: boolean; reason: string | null; article: string }[]
  readonly deadlines: {
    readonly reply: {
      due: string | null
      ledger: readonly { kind: string }[] | null
      waitingFor: string | null
    } | null
    readonly payment: { due: string } | null
    readonly thirdPartyOpinion: { due: string } | null
    readonly suitBy: { due: string } | null
    readonly reviewBy: { due: string } | null
  }
  readonly month: { ordinal: number; count: number; perItemYuan: number } | null
  readonly similar: readonly { id: string; similarity: number }[]
  readonly links: readonly { id: string; relation: string }[]
}

export async function detail(client: Client, id: string): Promise<Detail> {
  const response = await client.call('GET', `/applications/${id}`)
  if (response.statusCode !== 200) throw new Error(`detail: ${response.statusCode} ${response.body}`)
  return response.json()
}

/** Every element an outcome asks for, filled with a sentence. */
export async function elementsOf(client: Client, outcome: string): Promise<Record<string, string>> {
  const response = await client.call('GET', '/applications/outcomes')
  const { outcomes } = response.json<{
    outcomes: { code: string; elements: { key: string; required: boolean; choices: string[] | null }[] }[]
  }>()
  const found = outcomes.find(({ code }) => code === outcome)
  if (found === undefined) throw new Error(`no outcome ${outcome}`)
  return Object.fromEntries(
    found.elements
      .filter(({ required }) => required)
      .map(({ key: name, choices }) => [name, choices?.[0] ?? `经核实的${name}情况说明，材料存档备查`]),
  )
}

/** From the open case to the signed reply. */
export async function answer(desk: Desk, id: string, outcome: string, on?: string): Promise<Detail> {
  const day = on === undefined ? {} : { on }
  const elements = await elementsOf(desk.clerk, outcome)
  if (outcome === 'A1' || outcome === 'B')
    await act(desk.secrecy, id, { act: 'reviewSecrecy', result: 'releasable', ...day })
  await act(desk.clerk, id, { act: 'draft', outcome, elements, attachments: [], ...day })
  await act(desk.reviewer, id, { act: 'review', comment: '同意', ...day })
  return act(desk.signer, id, { act: 'sign', ...day })
}

/** Runs the jobs of the area that wait in the queue, as the worker would, in order. Answers how many. */
export async function runJobs(program: TestProgram): Promise<number> {
  return areaJobs(program, 'applications')
}

/** The page that answers a code, a file or both, of whoever holds them. */
export async function verify(
  program: TestProgram,
  organ: string,
  code: string,
  file: Buffer = Buffer.alloc(0),
): Promise<string> {
  const { headers, payload } = multipart([{ name: 'a.pdf', bytes: file, type: 'application/pdf' }], { code })
  const { body } = await program.app.fastify.inject({
    method: 'POST',
    url: `/o/${organ}/apply/verify`,
    headers,
    payload,
  })
  return body
}
