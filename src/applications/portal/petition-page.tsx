import type { ReactNode } from 'react'
import { APPLICANT_COLUMNS } from '../../annual-report/model.ts'
import {
  ButtonLink,
  ButtonRow,
  Form,
  formState,
  FormSection,
  HoneypotField,
  Notice,
  RadioGroup,
  SubmitRow,
  TextArea,
  TextField,
  type FieldError,
} from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'
import { APPLICANT_NAMES, PETITION_DEFINITIONS, type PetitionKind } from '../model.ts'

interface PetitionWords {
  readonly path: string
  readonly lead: string
  readonly label: string
  readonly hint: string
}

export const PETITION_WORDS: Readonly<Record<PetitionKind, PetitionWords>> = {
  amendment: {
    path: '/apply/amend',
    lead: '有证据证明行政机关提供的与自身相关的政府信息记录不准确的，可以要求更正。有权更正的机关审核属实的，予以更正并告知；不属于本机关职能范围的，可以转送有权更正的机关处理并告知，或者告知向有权更正的机关提出（条例第四十一条）。',
    label: '不准确的内容和证据',
    hint: '写明是哪份信息、哪处记录不准确、应当是什么，以及有什么证据。证据材料可以在提交后按工作人员的通知提供',
  },
  suggestion: {
    path: '/apply/suggest',
    lead: '认为多人需要的政府信息应当主动公开的，可以建议行政机关将其纳入主动公开的范围。经审核认为属于主动公开范围的，及时主动公开（条例第四十四条）。',
    label: '建议公开的信息和理由',
    hint: '写明是什么信息、哪些人需要、为什么应当主动公开',
  },
}

export interface PetitionPageProps {
  readonly urls: PortalUrls
  readonly kind: PetitionKind
  readonly organName: string
  readonly values: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly intakeKey: string
}

/** 条例 41 and 44: requests that are no applications and have a register of their own. */
export function PetitionPage(props: PetitionPageProps): ReactNode {
  const words = PETITION_WORDS[props.kind]
  const form = formState(props.values, props.errors)
  return (
    <>
      <p className="apply-lead">{words.lead}</p>
      <Form action={props.urls.to(words.path)} errors={props.errors} hidden={{ intakeKey: props.intakeKey }}>
        <FormSection title={PETITION_DEFINITIONS[props.kind].name} note={`受理机关：${props.organName}`}>
          <TextArea
            {...form.field('content')}
            label={words.label}
            required
            maxLength={5000}
            hint={words.hint}
          />
        </FormSection>
        <FormSection title="提出人">
          <RadioGroup
            {...form.field('applicant.column')}
            label="类型"
            required
            options={APPLICANT_COLUMNS.map((column) => ({ value: column, label: APPLICANT_NAMES[column] }))}
          />
          <TextField
            {...form.field('applicant.name')}
            label="姓名或者单位名称"
            required
            autoComplete="name"
            maxLength={100}
          />
          <TextField
            {...form.field('applicant.phone')}
            label="联系电话"
            type="tel"
            autoComplete="tel"
            width="medium"
            maxLength={40}
            hint="电话和电子邮箱至少填写一种"
          />
          <TextField
            {...form.field('applicant.email')}
            label="电子邮箱"
            type="email"
            autoComplete="email"
            width="medium"
            maxLength={100}
          />
          <HoneypotField name="website" />
        </FormSection>
        <SubmitRow label="提交" note="未能提交成功的内容加密保存七天，用同一浏览器打开本页可以继续填写。" />
      </Form>
    </>
  )
}

export function PetitionSentPage(props: {
  urls: PortalUrls
  kind: PetitionKind
  number: string
  repeated: boolean
}): ReactNode {
  const { name } = PETITION_DEFINITIONS[props.kind]
  return (
    <>
      <Notice kind="success" title={props.repeated ? `这份${name}已经提交过` : `${name}已经提交`}>
        <p>
          编号：<strong id="petition-number">{props.number}</strong>。处理结果按您所留的联系方式告知。
        </p>
      </Notice>
      <ButtonRow>
        <ButtonLink href={props.urls.to('/apply')}>返回依申请公开</ButtonLink>
      </ButtonRow>
    </>
  )
}
