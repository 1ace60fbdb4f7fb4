import { Button } from 'antd'
import { RULE_NAMES } from '../../annual-report/checks/rule-names.ts'
import type { CellPath } from '../../annual-report/model.ts'
import { ArticleTag } from '../../desk/components/index.ts'
import type { OpenedAnswer } from '../contract.ts'
import { SEVERITY_NAMES } from '../model.ts'
import { SeverityTag } from './severity-tag.tsx'
import { gravestFirst, sayPlace } from '../rules.ts'

/** Findings, gravest first, each with its sentence, article, place and the way to its cell or line. */
export function FindingsList(props: {
  findings: OpenedAnswer['findings']
  onCell: (path: CellPath) => void
  onLine: (line: number) => void
}) {
  if (props.findings.length === 0) return <p>没有发现问题。</p>
  return (
    <ol className="check-findings">
      {gravestFirst(props.findings).map((finding, index) => {
        const { path, place } = finding
        const line = place?.line
        return (
          <li key={index} className={`check-${finding.severity}`}>
            <SeverityTag severity={finding.severity}>{SEVERITY_NAMES[finding.severity]}</SeverityTag>
            <strong>{RULE_NAMES[finding.rule] ?? finding.rule}</strong>
            <div>{finding.message}</div>
            <div className="check-finding-foot">
              {finding.article === undefined ? null : <ArticleTag article={finding.article} />}
              <span className="desk-muted">{sayPlace(place)}</span>
              {path === undefined ? null : (
                <Button size="small" type="link" onClick={() => props.onCell(path)}>
                  看这一格
                </Button>
              )}
              {path === undefined && line !== undefined ? (
                <Button size="small" type="link" onClick={() => props.onLine(line)}>
                  看原文
                </Button>
              ) : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
