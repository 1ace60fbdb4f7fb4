import { Button, Tag } from 'antd'
import { RULE_NAMES } from '../../annual-report/checks/rule-names.ts'
import type { CellPath } from '../../annual-report/model.ts'
import { ArticleTag } from '../../desk/components/index.ts'
import type { OpenedAnswer } from '../contract.ts'
import { SEVERITY_NAMES } from '../model.ts'
import { sayPlace } from '../rules.ts'

const COLORS = { error: 'error', warning: 'warning', info: 'default' } as const

/** Findings, gravest first, each with its sentence, article, place and the way to its cell or line. */
export function FindingsList(props: {
  findings: OpenedAnswer['findings']
  onCell: (path: CellPath) => void
  onLine: (line: number) => void
}) {
  if (props.findings.length === 0) return <p>没有发现问题。</p>
  const order = ['error', 'warning', 'info'] as const
  const sorted = order.flatMap((severity) => props.findings.filter((each) => each.severity === severity))
  return (
    <ol className="check-findings">
      {sorted.map((finding, index) => {
        const { path, place } = finding
        const line = place?.line
        return (
          <li key={index} className={`check-${finding.severity}`}>
            <Tag color={COLORS[finding.severity]}>{SEVERITY_NAMES[finding.severity]}</Tag>
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
