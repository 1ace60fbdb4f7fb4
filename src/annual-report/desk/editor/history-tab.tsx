import { Timeline } from 'antd'
import { PageSection } from '../../../desk/components/index.ts'
import { STATE_NAMES } from '../../rules.ts'
import type { EditorProps } from './editor-page.tsx'

/** What was done to the report, by whom and when; its versions; the hash it was filed under. */
export function HistoryTab({ report }: EditorProps) {
  return (
    <>
      <PageSection title="经过">
        <Timeline
          items={report.history.map((line) => ({
            key: String(line.seq),
            content: `${line.on} ${line.by} ${line.what}`,
          }))}
        />
      </PageSection>
      <PageSection title="版本">
        <ul>
          {report.versions.map((version) => (
            <li key={version.version}>
              第 {version.version} 版：{STATE_NAMES[version.state]}
              {version.filedOn === null ? '' : `，${version.filedOn} 报送`}
              {version.publishedOn === null ? '' : `，${version.publishedOn} 公布`}
            </li>
          ))}
        </ul>
        {report.filedHash === null ? null : (
          <p className="report-hash">
            报送数据校验值 SHA-256：<code>{report.filedHash}</code>
          </p>
        )}
        {report.differenceEvents.map((event) => (
          <p key={event.foundOn}>
            {event.foundOn} 发现 {event.cells} 格按记录计算与报送数不同
          </p>
        ))}
      </PageSection>
    </>
  )
}
