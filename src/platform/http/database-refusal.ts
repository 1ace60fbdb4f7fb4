import { DatabaseError } from 'pg'
import type { Refusal } from '../result.ts'

/**
 * What PostgreSQL refuses for the sake of what was sent, said as any other refusal: a reference to something that does
 * not exist in the organ (23503), a number beyond its column (22003). Undefined for every other fault, which is ours.
 */
export function refusalOfDatabase(error: unknown): Refusal | undefined {
  if (!(error instanceof DatabaseError)) return undefined
  switch (error.code) {
    case '23503':
      return {
        code: 'invalid',
        message: '所选的科室、人员或关联的记录在本机关不存在，没有保存。请刷新页面后重新选择',
      }
    case '22003':
      return { code: 'invalid', message: '有数字超出可以保存的范围，没有保存。请核对后重新填写' }
    default:
      return undefined
  }
}
