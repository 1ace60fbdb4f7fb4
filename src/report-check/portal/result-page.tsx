import type { ReactNode } from 'react'
import { sayCell } from '../../annual-report/checks/naming.ts'
import { RULE_NAMES } from '../../annual-report/checks/rule-names.ts'
import type { CellPath } from '../../annual-report/model.ts'
import type { Finding } from '../../annual-report/reading.ts'
import {
  ButtonLink,
  ButtonRow,
  Figures,
  MetaTable,
  Notice,
  Section,
  Tag,
  type TagTone,
} from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'
import { SEVERITY_NAMES, type Checked } from '../model.ts'
import { countsOf, gravestFirst, printedForm, sayPlace } from '../rules.ts'
import { cellId, ReadTables } from './read-tables.tsx'
import { SourceText } from './source-text.tsx'

export interface ResultPageProps {
  readonly urls: PortalUrls
  readonly checked: Checked & { readonly name: string }
}

/** Summary, findings, unread cells, the rebuilt tables and the source text; every cell named links to its place. */
export function ResultPage({ urls, checked }: ResultPageProps): ReactNode {
  const { report, findings } = checked
  const form = printedForm(report)
  return (
    <>
      <Summary checked={checked} />
      {report.notices.map((notice) => (
        <Notice key={`${notice.code}${notice.message}`} kind="warning">
          {notice.message}
        </Notice>
      ))}
      <Section title="发现的问题" id="findings">
        {findings.length === 0 ? (
          <p>没有发现问题。</p>
        ) : (
          <ol className="check-findings">
            {gravestFirst(findings).map((finding, index) => (
              <FindingItem key={index} finding={finding} />
            ))}
          </ol>
        )}
      </Section>
      {report.unread.length > 0 && (
        <Section title="未能读出的格" id="unread">
          <p>下列各格印有内容但不能确定，没有参与检查，也没有按0处理。</p>
          <ul className="check-unread">
            {report.unread.map(({ path, reason, place }) => (
              <li key={path}>
                <a href={`#${cellId(path)}`}>{sayCell(form, path)}</a>：{reason}
                <Where place={sayPlace(place)} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="还原的表格" id="tables">
        <p>
          点数字可以看到它在原文中的位置。“空白”表示原件该格为空或者印着横线；“未读出”表示印有内容但不能确定；“缺”表示原件中没有找到这一格。
        </p>
        <ReadTables checked={checked} form={form} />
      </Section>
      <SourceText checked={checked} form={form} />
      <ButtonRow>
        <ButtonLink href={urls.to('/report-check')}>再检查一份</ButtonLink>
      </ButtonRow>
    </>
  )
}

function Summary({ checked }: Pick<ResultPageProps, 'checked'>): ReactNode {
  const { report, name } = checked
  const counts = countsOf(checked)
  return (
    <>
      <MetaTable
        label="所检查的年报"
        rows={[
          { label: '文件', value: name },
          { label: '机关', value: report.organ ?? '没有读出机关名称' },
          { label: '年度', value: report.year === null ? '没有读出年度' : `${report.year}年` },
          {
            label: '格式',
            value: report.format === null ? '标题不足以判断，按年度对应的格式还原' : `${report.format}年格式`,
          },
          ...(report.cut ? [{ label: '完整', value: '文件在第六部分之前中断，后文未能检查' }] : []),
        ]}
      />
      <Figures
        figures={[
          { label: '读出', value: counts.cells, unit: '格' },
          { label: '未能读出', value: counts.unread, unit: '格' },
          { label: '错误', value: counts.errors, unit: '项' },
          { label: '提醒', value: counts.warnings, unit: '项' },
          { label: '说明', value: counts.infos, unit: '项' },
        ]}
      />
      <p className="check-privacy">文件和本页结果没有保存，离开本页即不再存在；需要留存的请打印本页。</p>
    </>
  )
}

const TONES: Readonly<Record<Finding['severity'], TagTone>> = { error: 'bad', warning: 'warn', info: 'info' }

function FindingItem({ finding }: { finding: Finding }): ReactNode {
  const { path, rule, severity, message, article, place } = finding
  return (
    <li>
      <Tag tone={TONES[severity]}>{SEVERITY_NAMES[severity]}</Tag> <strong>{RULE_NAMES[rule] ?? rule}</strong>
      ：{message}
      <span className="check-basis">
        {article !== undefined && <span>依据：{article}</span>}
        <Where place={sayPlace(place)} />
        {path !== undefined && <CellLink path={path} />}
      </span>
    </li>
  )
}

function CellLink({ path }: { path: CellPath }): ReactNode {
  return <a href={`#${cellId(path)}`}>看这一格</a>
}

function Where({ place }: { place: string }): ReactNode {
  return place === '' ? null : <span className="check-where">（{place}）</span>
}
