import { Alert, Form, InputNumber, Radio } from 'antd'
import { feeOf } from '../../../law/fees.ts'
import type { ActFieldsProps, ActForms } from './act-form.ts'
import { TextField } from './fields.tsx'

/** 条例 42, 国办函〔2020〕109号: notice, its delivery, payment. */
export const FEE_FORMS: ActForms = {
  sendFeeNotice: {
    intro: () =>
      '提供政府信息不收取费用；数量、频次明显超过合理范围的，可以收取信息处理费。按件、按量只能选择一种，一件申请只收一次。',
    Fields: FeeFields,
    initial: () => ({ method: 'perItem', pages: 31 }),
    toBody: ({ method, pages, payment }) => ({
      payment,
      fee: method === 'perPage' ? { method, pages } : { method },
    }),
    okText: '出具收费通知书',
    done: '已出具收费通知书',
  },
  feeNotice: {
    intro: () => '自申请人收到收费通知次日起二十个工作日内缴纳；缴费之前不计答复期限，缴费次日起重新计算。',
    dateLabel: '申请人收到收费通知之日',
    evidence: '送达凭证',
  },
  feePaid: {
    Fields: () => <TextField name="receipt" label="财政票据号" required={false} max={60} />,
    dateLabel: '缴费之日',
    evidence: '缴款凭证',
    done: '已登记缴费，答复期限重新计算',
  },
}

function FeeFields({ application }: ActFieldsProps) {
  const method = Form.useWatch<string>('method')
  const pages = Form.useWatch<number | null>('pages') ?? 0
  const perItem = application.month?.perItemYuan ?? 0
  const amount = method === 'perPage' ? feeOf({ method: 'perPage', pages }).amountYuan : perItem
  return (
    <>
      <Form.Item name="method" label="计收方式">
        <Radio.Group
          options={[
            { value: 'perItem', label: '按件（同一申请人一个自然月内累计）' },
            { value: 'perPage', label: '按量（本件 A4 纸单面页数）' },
          ]}
        />
      </Form.Item>
      {method === 'perPage' ? (
        <Form.Item name="pages" label="页数" rules={[{ required: true, message: '请填写页数' }]}>
          <InputNumber min={1} max={100_000} precision={0} suffix="页" />
        </Form.Item>
      ) : (
        <p className="desk-muted">
          {application.month === null
            ? '收到之日确定后按自然月计件。'
            : `本件为该申请人当月第 ${application.month.ordinal} 件。`}
        </p>
      )}
      <Alert
        className="desk-notice"
        type={amount === 0 ? 'warning' : 'info'}
        showIcon
        title={amount === 0 ? '按所填情况不收费，不能出具收费通知' : `信息处理费 ${amount} 元`}
      />
      <TextField
        name="payment"
        label="缴纳方式"
        rows={2}
        placeholder="如：持本通知书到本机关公开工作机构开具缴款书，或者扫描缴款二维码缴纳"
      />
    </>
  )
}
