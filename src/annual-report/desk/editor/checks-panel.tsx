import { Button, Tag } from 'antd'
import { useState } from 'react'
import { ArticleTag, PageSection, ReasonDialog } from '../../../desk/components/index.ts'
import { useAct } from '../../../desk/hooks.ts'
import { explainFinding } from '../../contract.ts'
import type { EditorProps } from './editor-page.tsx'

type Finding = EditorProps['report']['findings'][number]

const SEVERITY = {
  error: { name: '错误', color: 'red' },
  warning: { name: '提示', color: 'gold' },
  info: { name: '说明', color: 'default' },
} as const
const ORDER = ['error', 'warning', 'info'] as const

/** What the checks say, in sentences: errors block, warnings want a note. */
export function ChecksPanel({ report, onOpenCell }: EditorProps & { onOpenCell: (path: string) => void }) {
  const [explained, setExplained] = useState<Finding>()
  const act = useAct(explainFinding, {
    message: '已记下说明',
    problem: 'page',
    onDone: () => setExplained(undefined),
  })
  const sorted = ORDER.flatMap((severity) => report.findings.filter((each) => each.severity === severity))
  const params = { organId: report.organ.organId, year: report.year }
  return (
    <PageSection title={`检查（${sorted.length}）`} extra={<Counts findings={sorted} />}>
      {sorted.length === 0 ? <p>勾稽关系成立，没有提示。</p> : null}
      <ul className="report-findings">
        {sorted.map((finding) => (
          <li key={`${finding.key}${finding.message}`} className={`report-${finding.severity}`}>
            <FindingBody finding={finding} onOpenCell={onOpenCell} />
            {finding.severity === 'warning' && report.mayEdit ? (
              <Button size="small" type="link" onClick={() => setExplained(finding)}>
                {finding.note === '' ? '写说明' : '改说明'}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ReasonDialog
        open={explained !== undefined}
        title="说明这条提示"
        description={explained?.message}
        label="说明"
        okText="保存"
        busy={act.isPending}
        error={act.error}
        onSubmit={(note) => act.mutate({ params, body: { finding: explained?.key ?? '', note } })}
        onClose={() => setExplained(undefined)}
      />
    </PageSection>
  )
}

function Counts({ findings }: { findings: readonly Finding[] }) {
  return (
    <span>
      {ORDER.map((severity) => {
        const count = findings.filter((each) => each.severity === severity).length
        return count === 0 ? null : (
          <Tag key={severity} color={SEVERITY[severity].color}>
            {SEVERITY[severity].name} {count}
          </Tag>
        )
      })}
    </span>
  )
}

function FindingBody({ finding, onOpenCell }: { finding: Finding; onOpenCell: (path: string) => void }) {
  const { severity, message, article, path, note } = finding
  return (
    <>
      <div>
        <Tag color={SEVERITY[severity].color}>{SEVERITY[severity].name}</Tag>
        {message}
        {article === undefined ? null : <ArticleTag article={article} />}
      </div>
      {note === '' ? null : <div className="report-finding-note">说明：{note}</div>}
      {path === undefined ? null : (
        <Button size="small" type="link" onClick={() => onOpenCell(path)}>
          看这一格
        </Button>
      )}
    </>
  )
}
