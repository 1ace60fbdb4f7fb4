import type { ReactNode } from 'react'
import { APPLICANT_COLUMNS } from '../../annual-report/model.ts'
import {
  Form,
  formState,
  FormSection,
  Notice,
  RadioGroup,
  SubmitRow,
  TextArea,
  TextField,
  type FieldError,
  type FormState,
} from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'
import { APPLICANT_NAMES, FORM_NAMES, FORMS_WANTED, WAY_NAMES, WAYS_WANTED } from '../model.ts'
import { FIELD_LIMITS, type FormValues } from './form-values.ts'

export interface ApplyFormProps {
  readonly urls: PortalUrls
  readonly organName: string
  readonly values: FormValues
  readonly errors: readonly FieldError[]
  readonly intakeKey: string
  /** Said above the form: 已恢复 …, 已保存 …. */
  readonly note?: ReactNode
}

/** 条例 29: who, what, in which form and way. No purpose is asked. The proof of identity comes on the next page. */
export function ApplyFormPage(props: ApplyFormProps): ReactNode {
  const { urls, errors, values } = props
  const form = formState(values, errors)
  return (
    <>
      <p className="apply-lead">
        受理机关：{props.organName}。共两步：先填写申请，再核对并提交。无需注册账号，无需说明用途。
      </p>
      {props.note}
      <Form action={urls.to('/apply/new')} errors={errors} hidden={{ intakeKey: props.intakeKey }}>
        <WhoSection form={form} />
        <ContactSection form={form} />
        <WhatSection form={form} lookAt={urls.to('/apply/look')} />
        <HowSection form={form} />
        <SubmitRow
          label="下一步：核对"
          name="step"
          value="fill"
          note="下一步可以上传身份证明，提交前还可以修改。"
        >
          <button className="button button-quiet" type="submit" name="step" value="save">
            暂存，以后再填
          </button>
          <button className="button button-quiet" type="submit" name="step" value="clear">
            清除已填内容
          </button>
        </SubmitRow>
      </Form>
      <Notice title="填写内容的保存">
        <p>
          填写的内容加密保存在服务器上，七天内用同一台设备、同一浏览器打开本页可以继续填写。公用电脑请在离开前点“清除已填内容”。
        </p>
      </Notice>
    </>
  )
}

function WhoSection({ form }: { form: FormState }): ReactNode {
  return (
    <FormSection
      title="申请人"
      note="自然人填写证件号码；单位填写统一社会信用代码。也可以不填号码，在下一步上传证明。"
    >
      <RadioGroup
        {...form.field('applicant.column')}
        label="申请人类型"
        required
        options={APPLICANT_COLUMNS.map((column) => ({ value: column, label: APPLICANT_NAMES[column] }))}
      />
      <TextField
        {...form.field('applicant.name')}
        label="姓名或者单位名称"
        required
        autoComplete="name"
        maxLength={FIELD_LIMITS['applicant.name']}
      />
      <div className="apply-pair apply-person">
        <TextField
          {...form.field('applicant.idType')}
          label="证件名称（自然人）"
          hint="不填按居民身份证"
          maxLength={FIELD_LIMITS['applicant.idType']}
        />
        <TextField
          {...form.field('applicant.idNumber')}
          label="证件号码（自然人）"
          hint="加密保存，查询页面不显示"
          autoComplete="off"
          maxLength={FIELD_LIMITS['applicant.idNumber']}
        />
      </div>
      <div className="apply-organisation">
        <TextField
          {...form.field('applicant.creditCode')}
          label="统一社会信用代码（单位）"
          autoComplete="off"
          maxLength={FIELD_LIMITS['applicant.creditCode']}
        />
        <div className="apply-pair">
          <TextField
            {...form.field('applicant.legalRepresentative')}
            label="法定代表人（单位）"
            maxLength={FIELD_LIMITS['applicant.legalRepresentative']}
          />
          <TextField
            {...form.field('applicant.contactPerson')}
            label="联系人（单位）"
            maxLength={FIELD_LIMITS['applicant.contactPerson']}
          />
        </div>
      </div>
    </FormSection>
  )
}

function ContactSection({ form }: { form: FormState }): ReactNode {
  return (
    <FormSection
      title="联系方式"
      note="至少填写一种。网上申请以双方确认之日为收到申请之日（条例第三十一条），请保持畅通。"
    >
      <TextField
        {...form.field('applicant.phone')}
        label="联系电话"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        hint="查询办理进度时可以用后四位核对身份"
        width="medium"
        maxLength={FIELD_LIMITS['applicant.phone']}
      />
      <TextField
        {...form.field('applicant.email')}
        label="电子邮箱"
        type="email"
        inputMode="email"
        autoComplete="email"
        width="medium"
        maxLength={FIELD_LIMITS['applicant.email']}
      />
      <TextField
        {...form.field('applicant.address')}
        label="联系地址"
        autoComplete="street-address"
        maxLength={FIELD_LIMITS['applicant.address']}
      />
      <TextField
        {...form.field('applicant.postcode')}
        label="邮政编码"
        inputMode="numeric"
        autoComplete="postal-code"
        width="short"
        maxLength={FIELD_LIMITS['applicant.postcode']}
      />
    </FormSection>
  )
}

function WhatSection({ form, lookAt }: { form: FormState; lookAt: string }): ReactNode {
  return (
    <FormSection
      title="所需的政府信息"
      note="名称、文号、内容描述至少填写一项（条例第二十九条），写明哪个机关、哪一年、什么事项，查找更快。一份申请写一件事。"
    >
      <TextField
        {...form.field('infoName')}
        label="信息名称"
        hint="如：2025年度老旧小区改造项目实施方案。填写后自动查找是否已经公开"
        maxLength={FIELD_LIMITS.infoName}
      />
      <TextField
        {...form.field('docNumber')}
        label="文号"
        hint="如：王城办〔2025〕12号"
        width="medium"
        maxLength={FIELD_LIMITS.docNumber}
      />
      <TextArea
        {...form.field('content')}
        label="内容描述"
        rows={7}
        hint="名称、文号都不清楚的，写明便于查询的特征；已写明名称或者文号的可以不填。请勿填写他人的身份证号码、电话等个人信息，请勿填写涉及国家秘密的内容"
        maxLength={FIELD_LIMITS.content}
      />
      <div className="apply-live" data-look={lookAt} aria-live="polite" />
    </FormSection>
  )
}

function HowSection({ form }: { form: FormState }): ReactNode {
  return (
    <FormSection title="希望怎样获取">
      <RadioGroup
        {...form.field('formWanted')}
        label="提供形式"
        inline
        options={FORMS_WANTED.map((value) => ({ value, label: FORM_NAMES[value] }))}
      />
      <RadioGroup
        {...form.field('wayWanted')}
        label="获取途径"
        required
        hint="选择邮寄的请填写联系地址，选择电子邮件的请填写电子邮箱"
        options={WAYS_WANTED.map((value) => ({ value, label: WAY_NAMES[value] }))}
      />
      <TextField
        {...form.field('help')}
        label="阅读、视听有困难需要的帮助"
        hint="如：需要大字版、需要工作人员朗读（条例第四十三条）"
        maxLength={FIELD_LIMITS.help}
      />
    </FormSection>
  )
}
