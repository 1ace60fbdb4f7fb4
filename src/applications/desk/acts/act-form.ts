import type { ComponentType, ReactNode } from 'react'
import type { ApplicationDetail } from '../../contract.ts'
import type { ActKind } from '../../model.ts'

export interface ActFieldsProps {
  readonly application: ApplicationDetail
  /** The act of the record a correction is about. */
  readonly target?: number | undefined
}

/** How the dialog of one act looks; what it sends is checked by the contract's own schema. */
export interface ActForm {
  /** What the act does, above the fields. */
  readonly intro?: (application: ApplicationDetail) => ReactNode
  readonly Fields?: ComponentType<ActFieldsProps>
  /** Label of the legal day; absent: the act bears today's date. */
  readonly dateLabel?: string
  /** Label of the evidence that can be attached; absent: none. */
  readonly evidence?: string
  readonly initial?: (props: ActFieldsProps, today: string) => Readonly<Record<string, unknown>>
  /** From what the form holds to the members of the act's body; default: as it is. */
  readonly toBody?: (
    values: Readonly<Record<string, unknown>>,
    props: ActFieldsProps,
  ) => Readonly<Record<string, unknown>>
  /** Room for a letter. */
  readonly wide?: boolean
  readonly okText?: string
  readonly danger?: boolean
  /** Said when it is done; default: 已登记. */
  readonly done?: string
}

export type ActForms = Partial<Record<ActKind, ActForm>>
