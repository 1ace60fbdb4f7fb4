/** What the pages of 依申请公开 call things: views, stages and outcomes as options. */
import { STAGE_DEFINITIONS, STAGES } from '../../law/case-stages.ts'
import { OUTCOME_DEFINITIONS, OUTCOME_GROUP_NAMES, OUTCOMES } from '../../law/outcomes.ts'
import type { Outcome, OutcomeGroup } from '../../law/outcomes.ts'
import { APPLICANT_COLUMNS } from '../../annual-report/model.ts'
import {
  APPLICANT_NAMES,
  CHANNEL_DEFINITIONS,
  CHANNELS,
  FORM_NAMES,
  FORMS_WANTED,
  WAY_NAMES,
  WAYS_WANTED,
} from '../model.ts'

export const VIEWS = [
  { key: 'open', label: '在办' },
  { key: 'mine', label: '我经办' },
  { key: 'unit', label: '本科室' },
  { key: 'unconfirmed', label: '待确认' },
  { key: 'dueSoon', label: '即将到期' },
  { key: 'late', label: '已逾期' },
  { key: 'inReview', label: '待审核' },
  { key: 'awaitingSecrecy', label: '待保密审查' },
  { key: 'awaitingSignature', label: '待签发' },
  { key: 'undelivered', label: '待送达' },
  { key: 'closed', label: '已办结' },
  { key: 'all', label: '全部' },
] as const
export type ViewKey = (typeof VIEWS)[number]['key']

export const STAGE_OPTIONS = STAGES.map((value) => ({ value, label: STAGE_DEFINITIONS[value].name }))

const GROUPS: readonly OutcomeGroup[] = ['granted', 'partial', 'denied', 'unable', 'notProcessed', 'other']

/** 答复类型 in the six groups of 表三. */
export const OUTCOME_OPTIONS = GROUPS.map((group) => ({
  label: OUTCOME_GROUP_NAMES[group],
  options: OUTCOMES.filter((code) => OUTCOME_DEFINITIONS[code].group === group).map((value) => ({
    value,
    label: outcomeLabel(value),
  })),
}))

export function outcomeLabel(outcome: Outcome): string {
  return `${outcome} ${OUTCOME_DEFINITIONS[outcome].name}`
}

export const COLUMN_OPTIONS = APPLICANT_COLUMNS.map((value) => ({ value, label: APPLICANT_NAMES[value] }))
export const CHANNEL_OPTIONS = CHANNELS.map((value) => ({ value, label: CHANNEL_DEFINITIONS[value].name }))
export const FORM_OPTIONS = FORMS_WANTED.map((value) => ({ value, label: FORM_NAMES[value] }))
export const WAY_OPTIONS = WAYS_WANTED.map((value) => ({ value, label: WAY_NAMES[value] }))

/** A choice list keeps what antd gives it as text; `oneOf` reads it back. */
export function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value)
}
