import { Alert, Form, Radio } from 'antd'
import { ArticleTag, LocalDatePicker } from '../../../desk/components/index.ts'
import { useMe } from '../../../desk/session.ts'
import { CHANNEL_DEFINITIONS } from '../../model.ts'
import { CHANNEL_OPTIONS } from '../words.ts'
import { CHANNEL_ADVICE } from './receipt-rules.ts'
import type { RegisterValues } from './register-values.ts'

/** 收到日 by channel, with its rule and evidence said beside the choice (条例 31). */
export function ChannelFields() {
  const { today } = useMe()
  const channel = Form.useWatch<RegisterValues['channel']>('channel') ?? 'counter'
  const advice = CHANNEL_ADVICE[channel]
  const { basis, receivedBy, needsConfirmation } = CHANNEL_DEFINITIONS[channel]
  return (
    <fieldset className="desk-fieldset">
      <legend>收到渠道</legend>
      <Form.Item name="channel" label="以何种方式收到" rules={[{ required: true }]}>
        <Radio.Group options={CHANNEL_OPTIONS} />
      </Form.Item>
      <Alert
        className="desk-notice"
        type={needsConfirmation ? 'warning' : 'info'}
        showIcon
        title={
          <>
            收到之日为{receivedBy} <ArticleTag article={basis} />
          </>
        }
        description={advice.evidence}
      />
      <div className="desk-form-grid">
        <Form.Item
          name="submittedOn"
          label={advice.submittedLabel}
          rules={[{ required: true, message: `请填写${advice.submittedLabel}` }]}
        >
          <LocalDatePicker max={today} allowClear={false} />
        </Form.Item>
        {advice.receivedLabel === null ? null : (
          <Form.Item
            name="receivedOn"
            label={advice.receivedLabel}
            dependencies={['submittedOn']}
            extra="自次日起计算答复期限。"
            rules={[
              { required: true, message: `请填写${advice.receivedLabel}` },
              ({ getFieldValue }) => ({
                validator: (_, value: unknown) => notBefore(value, getFieldValue('submittedOn')),
              }),
            ]}
          >
            <LocalDatePicker max={today} allowClear={false} />
          </Form.Item>
        )}
      </div>
    </fieldset>
  )
}

function notBefore(received: unknown, submitted: unknown): Promise<void> {
  return typeof received === 'string' && typeof submitted === 'string' && received < submitted
    ? Promise.reject(new Error('签收之日不能早于寄出之日，请核对邮戳和签收底单'))
    : Promise.resolve()
}
