import { expect, it } from 'vitest'
import { REGISTER_COLUMNS } from '../old-register.ts'
import { OPTIONAL_HEADS } from '../old-register-steps.ts'
import { IMPORT_HINTS } from './import-hints.ts'

it('explains the very columns the reader asks for, in its order', () => {
  expect(Object.keys(IMPORT_HINTS)).toEqual([...REGISTER_COLUMNS, ...Object.values(OPTIONAL_HEADS)])
})
