import { Form, Select } from 'antd'
import { formatDay } from '../../../desk/dates.ts'
import { OPINION_NAMES } from '../../model.ts'
import { undeliveredConsultations } from '../case/consultations.ts'
import type { ActFieldsProps, ActForms } from './act-form.ts'
import { ChoiceField, DayField, LinesField, optionsOf, TextField } from './fields.tsx'

/** 条例 32 and 34: letters out and opinions in; the time between does not count. */
export const CONSULT_FORMS: ActForms = {
  consultThirdParty: {
    intro: () =>
      '公开会损害第三方合法权益的，应当书面征求第三方意见，第三方自收到之日起十五个工作日内提出意见；征求意见所需时间不计入答复期限。概要不得透露申请人身份。',
    Fields: () => <ConsultFields party="第三方名称" />,
    dateLabel: '发出之日',
    initial: () => ({ attachments: [] }),
    okText: '出具征求意见书',
    done: '已出具征求意见书',
  },
  consultOrgan: {
    intro: () =>
      '由两个以上行政机关共同制作的，牵头机关可以征求其他机关意见，自收到之日起十五个工作日内提出，逾期未提出的视为同意公开；所需时间不计入答复期限。',
    Fields: () => <ConsultFields party="被征求意见的机关" />,
    dateLabel: '发出之日',
    initial: () => ({ attachments: [] }),
    okText: '出具征求意见函',
    done: '已出具征求意见函',
  },
  askAssistance: {
    intro: () =>
      '需要其他科室、单位协助查找、提供或者核实信息的，发协办函。协办不是征求意见，答复期限照常计算。函中不得透露申请人身份。',
    Fields: () => (
      <>
        <TextField name="party" label="协办单位" max={100} />
        <TextField name="summary" label="所涉信息的概要" rows={3} max={2000} />
        <TextField name="matter" label="请求协助的事项" rows={3} max={1000} />
        <DayField name="until" label="请于何日前回复" future />
      </>
    ),
    dateLabel: '发函之日',
    okText: '出具协办函',
    done: '已出具协办函',
  },
  opinionLetterDelivered: {
    intro: () => '对方收到征求意见书之日起算十五个工作日。',
    Fields: DeliveredFields,
    dateLabel: '对方收到之日',
    evidence: '送达凭证',
    initial: ({ application }) => ({ consultation: undeliveredConsultations(application.acts)[0]?.seq }),
  },
  thirdPartyReplied: {
    intro: () =>
      '第三方逾期未提出意见的，由本机关依照条例规定决定是否公开。第三方不同意公开且有合理理由的，不予公开；可能对公共利益造成重大影响的，可以决定公开。',
    Fields: OpinionFields,
    dateLabel: '收到意见之日',
    evidence: '书面意见',
  },
  organReplied: {
    Fields: OpinionFields,
    dateLabel: '收到意见之日',
    evidence: '书面意见',
  },
}

function ConsultFields({ party }: { party: string }) {
  return (
    <>
      <TextField name="party" label={party} max={100} />
      <TextField name="summary" label="所涉信息的概要" rows={3} max={2000} />
      <LinesField name="attachments" label="附件" add="增加一个附件名称" />
      <DayField
        name="delivered"
        label="对方收到之日（现在还不知道可不填，收到凭证后再登记）"
        required={false}
      />
    </>
  )
}

function DeliveredFields({ application }: ActFieldsProps) {
  const options = undeliveredConsultations(application.acts).map((one) => ({
    value: one.seq,
    label: `${one.party}（${formatDay(one.sent)}发出）`,
  }))
  return <SeqField options={options} />
}

function SeqField({ options }: { options: readonly { value: number; label: string }[] }) {
  return (
    <Form.Item
      name="consultation"
      label="哪一份征求意见书"
      rules={[{ required: true, message: '请选择征求意见书' }]}
    >
      <Select options={[...options]} />
    </Form.Item>
  )
}

function OpinionFields() {
  return (
    <>
      <ChoiceField name="opinion" label="意见" options={optionsOf(OPINION_NAMES)} />
      <TextField name="reason" label="对方说明的理由" required={false} rows={3} max={2000} />
    </>
  )
}
