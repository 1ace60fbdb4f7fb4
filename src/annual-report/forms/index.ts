import type { FormDefinition, FormId } from '../model.ts'
import { FORM_2019 } from './form-2019.ts'
import { FORM_2021 } from './form-2021.ts'

export const FORMS: Readonly<Record<FormId, FormDefinition>> = { '2019': FORM_2019, '2021': FORM_2021 }

/** The national form in force for the report of a year. */
export function formForYear(year: number): FormDefinition {
  return year <= 2020 ? FORM_2019 : FORM_2021
}
