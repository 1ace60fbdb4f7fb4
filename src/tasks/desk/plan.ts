import type { AnswerBody } from '../../desk/api.ts'
import type { getPlan } from '../contract.ts'

export type Plan = AnswerBody<typeof getPlan>
