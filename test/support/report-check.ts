/** Reports handed to 检查一份年报, at the desk as a clerk and on the public page. */
import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type { OpenedAnswer } from '../../src/report-check/contract.ts'
import { KEEPING_LAYOUTS, makeReport, type MadeReport, randomFrom, textOf } from './made-reports.ts'
import { multipart } from './multipart.ts'
import { type Client, createTestProgram, type TestProgram } from './program.ts'

type Content = string | Uint8Array

const tabs = KEEPING_LAYOUTS['tabs'] ?? (() => [])
export const print = (report: MadeReport): string => textOf(report, tabs, randomFrom(1))

export const clean = makeReport(randomFrom(2), '2021', false)
export const cleanText = print(clean)

export function changed(path: string, value: string, of: MadeReport = clean): MadeReport {
  return { ...of, cells: new Map(of.cells).set(path, value) }
}

export interface Checking {
  readonly program: TestProgram
  readonly clerk: Client
  upload(name: string, content: Content, who?: Client): Promise<LightMyRequestResponse>
  /** Answers the id of the report kept. */
  keep(name: string, content: Content): Promise<string>
  opened(checkId: string, who?: Client): Promise<OpenedAnswer>
  publicCheck(name: string, content: Content, address?: string): Promise<LightMyRequestResponse>
}

export async function openChecking(): Promise<Checking> {
  const program = await createTestProgram({ today: '2027-01-20' })
  const clerk = await program.signIn('clerk')
  const upload: Checking['upload'] = (name, content, who = clerk) =>
    who.upload('/report-checks', [{ name, bytes: content }])
  return {
    program,
    clerk,
    upload,
    async keep(name, content) {
      const response = await upload(name, content)
      expect([response.statusCode, response.body.slice(0, 300)]).toEqual([201, expect.any(String)])
      return response.json<{ row: { checkId: string } }>().row.checkId
    },
    async opened(checkId, who = clerk) {
      const response = await who.call('GET', `/report-checks/${checkId}`)
      expect(response.statusCode).toBe(200)
      return response.json<OpenedAnswer>()
    },
    publicCheck: (name, content, address = '10.1.1.1') =>
      program.app.fastify.inject({
        method: 'POST',
        url: '/report-check',
        ...multipart([{ name, bytes: content }]),
        remoteAddress: address,
      }),
  }
}
