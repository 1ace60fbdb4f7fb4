import { Alert } from 'antd'
import { printCell } from '../../render/cell-text.ts'
import type { EditorProps } from './editor-page.tsx'

const SHOWN = 12

/** The records give other figures than were filed: said, never overwritten. */
export function DifferencesNotice({ report }: EditorProps) {
  if (report.differences.length === 0) return null
  const rest = report.differences.length - SHOWN
  return (
    <Alert
      className="desk-notice"
      type="warning"
      showIcon
      title={`报送后记录有变化：${report.differences.length} 格按现在的记录计算与报送数不同`}
      description={
        <>
          <p>已报送的数据不变。确需更正的，公布后编制更正版本，并向公众说明。</p>
          <ul className="report-obstacles">
            {report.differences.slice(0, SHOWN).map((each) => (
              <li key={each.path}>
                {each.name}：报送 {printCell(each.filed ?? undefined) || '空白'}，按记录{' '}
                {printCell(each.now ?? undefined)}
              </li>
            ))}
            {rest > 0 ? <li>另有 {rest} 格</li> : null}
          </ul>
        </>
      }
    />
  )
}
