import type { AnswerBody } from '../../desk/api.ts'
import type { listBoards } from '../contract.ts'

export type Boards = AnswerBody<typeof listBoards>
