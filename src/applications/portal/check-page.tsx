import type { ReactNode } from 'react'
import {
  ButtonLink,
  ButtonRow,
  FileField,
  Form,
  formState,
  FormSection,
  HoneypotField,
  MetaTable,
  Notice,
  Section,
  SubmitRow,
  TextField,
  type FieldError,
} from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'
import { APPLICANT_NAMES, FORM_NAMES, FORMS_WANTED, WAY_NAMES, WAYS_WANTED } from '../model.ts'
import type { Challenge } from '../public-shapes.ts'
import { OthersWarning, PublicHits, type PublicHit } from './already-public.tsx'
import { columnOf, type FormValues } from './form-values.ts'
import type { PersonalKind } from './personal-data.ts'

export interface CheckPageProps {
  readonly urls: PortalUrls
  readonly organName: string
  readonly values: FormValues
  readonly errors: readonly FieldError[]
  readonly intakeKey: string
  readonly challenge: Challenge
  readonly hits: readonly PublicHit[]
  readonly others: readonly PersonalKind[]
  readonly needsProof: boolean
}

/** The second step: what is already public, what was typed, proof of identity, a small sum, submit. */
export function CheckPage(props: CheckPageProps): ReactNode {
  // Come back with something to put right, that stands first: nobody looks for it below what was read already.
  if (props.errors.length > 0)
    return (
      <>
        <SendForm {...props} />
        <Review {...props} />
      </>
    )
  return (
    <>
      {props.hits.length > 0 && <AlreadyPublic {...props} />}
      <Review {...props} />
      <SendForm {...props} />
    </>
  )
}

export function NothingToCheckPage({ urls }: { urls: PortalUrls }): ReactNode {
  return (
    <>
      <Notice title="没有待核对的申请">
        <p>已经提交的，用申请编号、查询码查询办理进度；还没有提交的，请填写申请后再核对。</p>
      </Notice>
      <ButtonRow>
        <ButtonLink href={urls.to('/apply/status')} primary>
          查询办理进度
        </ButtonLink>
        <ButtonLink href={urls.to('/apply/new')}>填写申请</ButtonLink>
      </ButtonRow>
    </>
  )
}

function Review(props: CheckPageProps): ReactNode {
  return (
    <>
      <OthersWarning others={props.others}>
        查找所需信息一般用不到他人的个人信息。请返回修改，删去后再提交；确有必要保留的，可以继续提交。
      </OthersWarning>
      <Section title="核对所填内容">
        <MetaTable rows={rowsOf(props.values, props.organName)} label="申请内容" />
        <BackForm {...props} />
      </Section>
    </>
  )
}

/** Counted when it answers the need, so that the office sees how often it does. */
function AlreadyPublic({ urls, hits, values, intakeKey }: CheckPageProps): ReactNode {
  return (
    <Section title="这些信息已经公开，是您要找的吗？">
      <p>可以直接查看，不必申请。查看后确认不是的，请继续提交。</p>
      <form id="apply-found" method="post" action={urls.to('/apply/found')}>
        <HiddenValues values={values} intakeKey={intakeKey} />
      </form>
      <PublicHits hits={hits} urls={urls} form="apply-found" />
    </Section>
  )
}

function HiddenValues({ values, intakeKey }: { values: FormValues; intakeKey: string }): ReactNode {
  return (
    <>
      <input type="hidden" name="intakeKey" value={intakeKey} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

function BackForm({ urls, values, intakeKey }: CheckPageProps): ReactNode {
  return (
    <form method="post" action={urls.to('/apply/new')} className="apply-inline">
      <HiddenValues values={values} intakeKey={intakeKey} />
      <button className="button button-quiet" type="submit" name="step" value="edit">
        返回修改
      </button>
    </form>
  )
}

function SendForm(props: CheckPageProps): ReactNode {
  const form = formState({}, props.errors)
  return (
    <Form
      action={props.urls.to('/apply/receipt')}
      errors={props.errors}
      multipart
      hidden={{ ...props.values, intakeKey: props.intakeKey, challengeToken: props.challenge.token }}
    >
      <FormSection title="身份证明">
        <FileField
          {...form.field('files')}
          label="上传身份证明或者单位证明"
          required={props.needsProof}
          multiple
          accept=".pdf,.jpg,.jpeg,.png,.docx"
          hint="PDF、JPG、PNG或者Word文件，每个不超过20 MB，最多5个，合计不超过50 MB。已填写证件号码或者统一社会信用代码的可以不上传。请勿上传涉密文件。"
        />
      </FormSection>
      <FormSection title="提交前验证">
        <TextField
          {...form.field('challengeAnswer')}
          label={props.challenge.question}
          required
          width="short"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          hint="写数字或者汉字都可以。答错不影响提交，工作人员会先作核实。"
        />
        <HoneypotField name="website" />
      </FormSection>
      <SubmitRow
        label="提交申请"
        note="提交后立即显示申请编号、查询码和校验数字，请当场记下或者打印。重复点击不会重复提交。"
      />
    </Form>
  )
}

function rowsOf(values: FormValues, organName: string): { label: string; value: ReactNode }[] {
  const column = columnOf(values)
  const isPerson = column === 'naturalPerson'
  const form = FORMS_WANTED.find((one) => one === values['formWanted'])
  const way = WAYS_WANTED.find((one) => one === values['wayWanted'])
  return [
    { label: '受理机关', value: organName },
    { label: '申请人类型', value: column === undefined ? '' : APPLICANT_NAMES[column] },
    { label: isPerson ? '姓名' : '单位名称', value: values['applicant.name'] },
    { label: '证件名称', value: isPerson ? values['applicant.idType'] : '' },
    { label: '证件号码', value: isPerson ? values['applicant.idNumber'] : '' },
    { label: '统一社会信用代码', value: isPerson ? '' : values['applicant.creditCode'] },
    { label: '法定代表人', value: isPerson ? '' : values['applicant.legalRepresentative'] },
    { label: '联系人', value: isPerson ? '' : values['applicant.contactPerson'] },
    { label: '联系电话', value: values['applicant.phone'] },
    { label: '电子邮箱', value: values['applicant.email'] },
    { label: '联系地址', value: values['applicant.address'] },
    { label: '邮政编码', value: values['applicant.postcode'] },
    { label: '信息名称', value: values['infoName'] },
    { label: '文号', value: values['docNumber'] },
    {
      label: '内容描述',
      value: values['content'] && <span className="apply-text">{values['content']}</span>,
    },
    { label: '提供形式', value: form === undefined ? '' : FORM_NAMES[form] },
    { label: '获取途径', value: way === undefined ? '' : WAY_NAMES[way] },
    { label: '需要的帮助', value: values['help'] },
  ]
}
