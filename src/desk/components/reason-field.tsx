import { Form } from 'antd'
import { LongText } from './long-text.tsx'

/** 修改理由, 更正理由: kept with the act beside what stood before. */
export function ReasonField({
  label = '更正理由',
  name = 'reason',
  placeholder = '',
}: {
  label?: string
  name?: string
  placeholder?: string
}) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, min: 2, message: `请填写${label}，不少于 2 个字` }]}
    >
      <LongText maxLength={500} showCount placeholder={placeholder} />
    </Form.Item>
  )
}
