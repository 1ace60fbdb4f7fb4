import type { ActForms } from './act-form.ts'
import { CONSULT_FORMS } from './consult-forms.tsx'
import { CORRECTION_FORMS } from './correction-forms.tsx'
import { DECISION_FORMS } from './decision-forms.tsx'
import { DELIVERY_FORMS } from './delivery-forms.tsx'
import { FEE_FORMS } from './fee-forms.tsx'
import { OTHER_FORMS } from './other-forms.tsx'
import { RECEIPT_FORMS } from './receipt-forms.tsx'

export const ACT_FORMS: ActForms = {
  ...RECEIPT_FORMS,
  ...CORRECTION_FORMS,
  ...CONSULT_FORMS,
  ...FEE_FORMS,
  ...DECISION_FORMS,
  ...DELIVERY_FORMS,
  ...OTHER_FORMS,
}
