/** Items of 主动公开 carried through their acts by the people of the street, each in his post. */
import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import { type Client, createTestProgram, type TestProgram } from './program.ts'

export const CONTENT = {
  title: '试验街道办事处关于公布王城路便民服务点的通知',
  docNumber: '试街办〔2026〕17号',
  issuer: '',
  clause: '条例20.1.5',
  topic: '综合政务',
  kind: 'notice',
  keywords: ['便民服务'],
  formedOn: '2026-11-20',
  attribute: 'proactive',
  summary: '公布便民服务点的地址和办理时间',
  body: { format: 'text', source: '王城路设有便民服务点。\n公共汽车站点在东侧。' },
}
export const APPROVE = { opinion: '同意', checked: true }
export const CLEAR = { result: 'public', opinion: '不涉及国家秘密和工作秘密' }
/** Of an attachment. */
export const TEXT = Buffer.from('便民服务点名单\n一、王城路社区\n', 'utf8')

export interface Publishing {
  readonly program: TestProgram
  readonly clerk: Client
  readonly reviewer: Client
  readonly secrecy: Client
  readonly signer: Client
  readonly head: Client
  readonly liaison: Client
  readonly bureau: Client
  readonly supervisor: Client
  /** The page of the portal at a path. */
  page(path: string): Promise<LightMyRequestResponse>
  /** From the draft to the portal. */
  publish(itemId: string): Promise<void>
}

export async function openPublishing(): Promise<Publishing> {
  const program = await createTestProgram({ today: '2026-11-24' })
  const names = ['clerk', 'reviewer', 'secrecy', 'signer', 'head', 'liaison', 'bureauclerk', 'supervisor']
  const clients = await Promise.all(names.map((name) => program.signIn(name)))
  const [clerk, reviewer, secrecy, signer, head, liaison, bureau, supervisor] = clients as [
    Client,
    Client,
    Client,
    Client,
    Client,
    Client,
    Client,
    Client,
  ] // one for each of the eight names
  return {
    program,
    clerk,
    reviewer,
    secrecy,
    signer,
    head,
    liaison,
    bureau,
    supervisor,
    page: (path) => program.app.fastify.inject({ url: path }),
    async publish(itemId) {
      expect(await act(clerk, itemId, 'submit')).toMatchObject({ status: 200, stage: 'review' })
      expect(await act(reviewer, itemId, 'review', APPROVE)).toMatchObject({ stage: 'secrecy' })
      expect(await act(secrecy, itemId, 'secrecy', CLEAR)).toMatchObject({ stage: 'cleared' })
      expect(await act(signer, itemId, 'publication')).toMatchObject({ status: 200, stage: 'published' })
    },
  }
}

export async function draft(client: Client, changes: object = {}): Promise<string> {
  const response = await client.call('POST', '/disclosure/items', { ...CONTENT, ...changes })
  expect([response.statusCode, response.body.slice(0, 200)]).toEqual([201, expect.any(String)])
  return response.json<{ itemId: string }>().itemId
}

export async function act(client: Client, itemId: string, name: string, body: object = {}) {
  const response = await client.call('POST', `/disclosure/items/${itemId}/${name}`, body)
  return {
    status: response.statusCode,
    ...response.json<{ stage?: string; detail?: string; article?: string }>(),
  }
}

export function upload(client: Client, itemId: string, name: string, bytes: Buffer) {
  return client.upload(`/disclosure/items/${itemId}/files`, [{ name, bytes }])
}
