import { Input } from 'antd'
import type { GetProps } from 'antd'

type TextAreaProps = GetProps<typeof Input.TextArea>

/** A text area that grows with its text by CSS (antd's autoSize would break the content security policy). */
export function LongText({ className, rows = 3, ...rest }: Omit<TextAreaProps, 'autoSize'>) {
  return <Input.TextArea rows={rows} {...rest} className={`desk-long-text ${className ?? ''}`} />
}
