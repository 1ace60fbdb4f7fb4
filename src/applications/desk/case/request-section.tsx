import { Alert } from 'antd'
import { Link } from 'react-router'
import { DownloadButton, PageSection } from '../../../desk/components/index.ts'
import { downloadFile } from '../../contract.ts'
import type { ApplicationDetail } from '../../contract.ts'

const USES: Readonly<Record<string, string>> = {
  identity: '身份证明',
  original: '申请书原件',
  proxy: '授权委托书',
  evidence: '凭证',
  correction: '补正材料',
  other: '其他材料',
}

/** The request as asked; what a correction or the reasons say stands beside it, never in its place. */
export function RequestSection({ application }: { application: ApplicationDetail }) {
  return (
    <PageSection title="申请内容">
      <p className="app-content">{application.content}</p>
      {application.correctedContent === null ? null : (
        <>
          <h3>补正后的申请内容</h3>
          <p className="app-content">{application.correctedContent}</p>
        </>
      )}
      {application.statedReasons === null ? null : (
        <>
          <h3>申请人说明的理由</h3>
          <p className="app-content">{application.statedReasons}</p>
        </>
      )}
      <dl className="app-facts">
        <Fact label="信息名称" value={application.infoName} />
        <Fact label="文号" value={application.docNumber} />
        <Fact label="提供形式" value={application.formWantedName} />
        <Fact label="获取途径" value={application.wayWantedName} />
        <Fact label="需要的帮助" value={application.help} />
      </dl>
      <Hints application={application} />
      {papersOf(application).length === 0 ? null : <Files application={application} />}
    </PageSection>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  if (value === '') return null
  return (
    <div className="app-fact-pair">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** 条例 36.1.6 and 35: is it asked again, is it one of very many. */
function Hints({ application: { month, similar } }: { application: ApplicationDetail }) {
  return (
    <>
      {month === null || month.count < 2 ? null : (
        <Alert
          className="desk-notice"
          type={month.count > 10 ? 'warning' : 'info'}
          showIcon
          title={`该申请人收到当月共 ${month.count} 件，本件为第 ${month.ordinal} 件${
            month.perItemYuan > 0 ? `；按件计收为 ${month.perItemYuan} 元` : ''
          }。`}
        />
      )}
      {similar.length === 0 ? null : (
        <Alert
          className="desk-notice"
          type="info"
          showIcon
          title={`同一申请人有 ${similar.length} 件内容相近的申请`}
          description={
            <ul className="app-list">
              {similar.map((one) => (
                <li key={one.id}>
                  <Link to={`/applications/${one.id}`}>{one.number}</Link> {one.excerpt}
                  <div className="desk-muted">
                    {[one.stageName, one.outcomeName, one.decidedOn]
                      .filter((text) => text !== null)
                      .join(' · ')}
                  </div>
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  )
}

/** What goes out with the reply stands beside the letter. */
function papersOf({ files }: ApplicationDetail): ApplicationDetail['files'] {
  return files.filter(({ use }) => use !== 'reply')
}

function Files({ application }: { application: ApplicationDetail }) {
  const { id } = application
  return (
    <>
      <h3>材料</h3>
      <ul className="app-list">
        {papersOf(application).map((file) => (
          <li key={`${file.hash}:${file.use}`} className="app-list-row">
            <span>
              {file.name} <span className="desk-muted">{USES[file.use] ?? file.use}</span>
            </span>
            <DownloadButton
              size="small"
              path={downloadFile.path}
              params={{ id, hash: file.hash }}
              name={file.name}
            >
              下载
            </DownloadButton>
          </li>
        ))}
      </ul>
    </>
  )
}
