/** Applications sent by the public, through what the portal's pages call. */
import {
  newChallenge,
  newIntakeKey,
  submitApplication,
  type PortalReceipt,
  type SubmitInput,
} from '../../src/applications/portal-api.ts'
import type { Organ } from '../../src/organs/model.ts'
import { type Desk, openDesk } from './applications.ts'
import { createTestProgram, type TestProgram } from './program.ts'

export interface Portal {
  readonly program: TestProgram
  readonly desk: Desk
  readonly street: Organ
  readonly bureau: Organ
  organ(organId: number): Organ
  /** A right form with its challenge answered. */
  form(change?: Partial<SubmitInput>): SubmitInput
  send(change?: Partial<SubmitInput>): Promise<PortalReceipt>
  idOf(number: string): Promise<string>
}

export async function openPortal(): Promise<Portal> {
  const program = await createTestProgram()
  const desk = await openDesk(program)
  const organ = (organId: number): Organ => {
    const found = program.services.organs.byId(organId)
    if (found === undefined) throw new Error(`no organ ${organId}`)
    return found
  }
  const street = organ(program.organs.street)
  const form: Portal['form'] = (change = {}) => formOf(program, change)
  return {
    program,
    desk,
    street,
    bureau: organ(program.organs.bureau),
    organ,
    form,
    async send(change) {
      const result = await submitApplication(program.services, street, form(change))
      if (!result.ok) throw new Error(result.refusal.message)
      return result.value
    },
    async idOf(number) {
      const { rows } = await program.owner.pool.query<{ id: string }>(
        'SELECT application_id AS id FROM application WHERE number = $1',
        [number],
      )
      return rows[0]?.id ?? ''
    },
  }
}

function formOf({ services }: TestProgram, change: Partial<SubmitInput>): SubmitInput {
  const challenge = newChallenge(services)
  const words = '零一二三四五六七八九'
  const [a = '', b = ''] = [...challenge.question].filter((letter) => words.includes(letter))
  return {
    intakeKey: newIntakeKey(),
    applicant: {
      column: 'naturalPerson',
      name: '甄示例',
      idNumber: '11010519491231002X',
      phone: '13800001234',
      email: 'applicant@example.cn',
    },
    content: '申请公开试验路小区改造竣工验收报告。',
    formWanted: 'electronic',
    wayWanted: 'download',
    proofs: [],
    challenge: { token: challenge.token, answer: String(words.indexOf(a) + words.indexOf(b)) },
    clientAddress: '198.51.100.7',
    ...change,
  }
}
