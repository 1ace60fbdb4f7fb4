/** 答复期限推算单: what is filed of a date is what the case page shows. */
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, register, type Desk } from '../support/applications.ts'
import { createTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let desk: Desk

beforeAll(async () => {
  program = await createTestProgram({ today: '2025-01-09' })
  desk = await openDesk(program)
})
afterAll(async () => program.close())

describe('答复期限推算单', () => {
  it('is refused to another organ, as if there were no such case', async () => {
    const { id } = await register(desk.clerk, { submittedOn: '2025-01-09', receivedOn: '2025-01-09' })
    const stranger = await program.signIn('bureauclerk')
    expect((await stranger.call('GET', `/applications/${id}/deadline-sheet`)).statusCode).toBe(404)
  })

  it('prints every day with its reason and the day it ends', async () => {
    const { id, number } = await register(desk.clerk, { submittedOn: '2025-01-09', receivedOn: '2025-01-09' })
    const response = await desk.clerk.call('GET', `/applications/${id}/deadline-sheet`)
    expect(response.statusCode).toBe(200)
    const { text } = await extractText(new Uint8Array(response.rawPayload), { mergePages: true })
    const flat = text.replace(/\s+/g, '').normalize('NFKC')
    expect(flat).toContain(number)
    // 1 月 9 日当面提交: the 20th working day, over 春节 and two make-up days, is 12 February (calendar.md, example B).
    expect(flat).toContain('2025年2月12日第20日')
    expect(flat).toContain('2025年1月26日第')
    expect(flat).toContain('调休上班')
    expect(flat).toContain('条例33')
  })
})
