import { Spin } from 'antd'

/** A quiet wait with its name said to screen readers. */
export function Loading({ label = '正在载入' }: { label?: string }) {
  return (
    <div className="desk-loading" role="status">
      <Spin size="small" /> <span>{label}……</span>
    </div>
  )
}
