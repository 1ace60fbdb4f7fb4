import { Button, Tag } from 'antd'
import { PageSection } from '../../../desk/components/index.ts'
import { formatDay } from '../../../desk/dates.ts'
import type { TemplateDetail } from './template-page.tsx'

/** Every version of this organ's own; any of them, and the one it would fall back to, can be taken up again. */
export function TemplateHistory({
  detail: { history, fallback, fallbackSource },
  onUse,
}: {
  detail: TemplateDetail
  onUse: (blocks: TemplateDetail['blocks']) => void
}) {
  const fallbackName = fallbackSource.kind === 'builtIn' ? '系统内置模板' : `${fallbackSource.name}模板`
  return (
    <PageSection title="历次版本">
      <ul className="app-list">
        {history.map(({ version, effectiveFrom, person, madeAt, blocks, inForce }) => (
          <li key={version} className="app-list-row">
            <span>
              第 {version} 版{blocks === null ? '（恢复默认）' : ''}，自{formatDay(effectiveFrom)}起{' '}
              {inForce ? <Tag color="blue">现行</Tag> : null}{' '}
              <span className="desk-muted">
                {person} {madeAt}
              </span>
            </span>
            {blocks === null ? null : (
              <Button size="small" onClick={() => onUse(blocks)}>
                以此版为底稿
              </Button>
            )}
          </li>
        ))}
        <li className="app-list-row">
          <span>{fallbackName}</span>
          <Button size="small" onClick={() => onUse(fallback)}>
            以此版为底稿
          </Button>
        </li>
      </ul>
    </PageSection>
  )
}
