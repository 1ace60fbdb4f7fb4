import { InputNumber, Form } from 'antd'
import { formatDay } from '../../../desk/dates.ts'
import type { ActFieldsProps, ActForms } from './act-form.ts'
import { DayField, LinesField, TextField } from './fields.tsx'

/** 补正, 说明理由, 延期: what goes between the office and the applicant about the time limit. */
export const CORRECTION_FORMS: ActForms = {
  askCorrection: {
    intro: ({ deadlines }) =>
      `申请内容不明确的，应当自收到申请之日起七个工作日内一次性告知补正${
        deadlines.correctionNotice === null
          ? ''
          : `，本件最迟${formatDay(deadlines.correctionNotice.due)}告知`
      }。答复期限自收到补正之日起重新计算。`,
    Fields: CorrectionFields,
    dateLabel: '告知之日',
    initial: () => ({ matters: [''] }),
    okText: '出具补正告知书',
    done: '已出具补正告知书',
  },
  correctionReceived: {
    Fields: () => (
      <>
        <TextField name="content" label="补正后的申请内容（照原文录入）" rows={4} max={5000} />
        <TextField name="how" label="补正的方式" max={100} placeholder="如：当面提交书面补正、邮寄" />
      </>
    ),
    dateLabel: '收到补正之日',
    evidence: '补正材料',
    done: '已登记补正，答复期限重新计算',
  },
  askReasons: {
    intro: ({ month }) =>
      `申请数量、频次明显超过合理范围的，可以要求说明理由${
        month === null ? '' : `；该申请人收到当月已有 ${month.count} 件申请`
      }。要求说明理由不停止答复期限的计算。`,
    Fields: () => (
      <>
        <TextField
          name="volume"
          label="申请的数量、频次"
          rows={3}
          max={1000}
          placeholder="如：自2026年1月至3月共提出申请46件，其中38件内容相近"
        />
        <DayField name="until" label="说明理由的期限" required={false} future />
      </>
    ),
    dateLabel: '告知之日',
    okText: '出具说明理由告知书',
    done: '已出具说明理由告知书',
  },
  reasonsReceived: {
    Fields: () => (
      <>
        <TextField name="reasons" label="申请人说明的理由" rows={4} max={2000} />
        <TextField name="how" label="说明的方式" max={100} placeholder="如：书面、电话（附记录）" />
      </>
    ),
    dateLabel: '收到之日',
    evidence: '书面说明或者记录',
  },
  agreeDate: {
    intro: () => '申请理由合理，但无法在规定期限内答复的，可以确定延迟答复的合理期限并告知申请人。',
    Fields: () => (
      <>
        <TextField name="why" label="不能按期答复的原因" rows={3} max={1000} />
        <DayField name="until" label="延迟答复的合理期限" future />
      </>
    ),
    dateLabel: '确定并告知申请人之日',
    okText: '确定并出具告知书',
  },
  proposeExtension: {
    intro: ExtensionIntro,
    Fields: ExtensionFields,
    initial: () => ({ workingDays: 20 }),
    okText: '提请负责人同意',
    done: '已提请延期，待公开工作机构负责人同意',
  },
  extend: {
    intro: (application) => (
      <>
        {ExtensionIntro(application)}
        {application.pendingExtension === null
          ? ''
          : `经办人提请延长 ${application.pendingExtension.workingDays} 个工作日。`}
      </>
    ),
    Fields: ExtensionFields,
    initial: ({ application }) => ({
      workingDays: application.pendingExtension?.workingDays ?? 20,
      reason: application.pendingExtension?.reason ?? '',
    }),
    dateLabel: '同意并告知申请人之日',
    okText: '同意并出具延期答复告知书',
    done: '已同意延期，答复期限已重新计算',
  },
  rejectExtension: {
    Fields: () => <TextField name="reason" label="不同意的理由" rows={3} max={1000} />,
    done: '已退回延期申请',
  },
}

function CorrectionFields() {
  return (
    <>
      <LinesField
        name="matters"
        label="需要补正的事项"
        add="增加一项"
        least={1}
        placeholder="如：未写明所需信息的名称、文号或者其他特征"
        extra="一次性全部列明，不得再次要求补正。"
      />
      <TextField
        name="guidance"
        label="指导和释明"
        rows={3}
        max={2000}
        placeholder="如：可写明所涉地块、项目名称和大致时间；本机关掌握的相关信息有……"
      />
      <DayField name="until" label="合理的补正期限" future extra="无正当理由逾期不补正的，视为放弃申请。" />
      <TextField name="way" label="补正的方式" required={false} max={300} />
    </>
  )
}

function ExtensionIntro({ due }: ActFieldsProps['application']) {
  return `需要延长答复期限的，应当经公开工作机构负责人同意并告知申请人，延长最多二十个工作日，只能延长一次。${
    due === null ? '' : `目前答复期限为${formatDay(due)}。`
  }`
}

function ExtensionFields() {
  return (
    <>
      <Form.Item
        name="workingDays"
        label="延长的工作日数"
        rules={[{ required: true, message: '请填写工作日数' }]}
      >
        <InputNumber min={1} max={20} precision={0} suffix="个工作日" />
      </Form.Item>
      <TextField name="reason" label="延期的理由" rows={3} max={1000} />
    </>
  )
}
