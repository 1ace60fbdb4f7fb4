import type { ReactNode } from 'react'
import { citeBriefly } from '../../law/articles.ts'
import { DataTable, Section } from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'
import { flowText } from '../render/flow-chart.ts'
import { actRows, stageRows } from '../render/stage-table.ts'

/** 办理流程: the chart and, as its equivalent in words, the same table the program itself obeys. */
export function ProcessPage({ urls }: { urls: PortalUrls }): ReactNode {
  return (
    <>
      <p className="calculator-lead">
        一件申请从提出到归档的全过程。每个阶段可以办理哪些事项、由谁办理、依据哪一条，均以下表为准；本平台按同一张表办理。
      </p>
      <Section title="流程图" more={{ label: '下载打印件（PDF）', href: urls.to('/apply/process.pdf') }}>
        <div className="flow-chart" role="region" aria-label="流程图（可左右滚动）" tabIndex={0}>
          <img
            src={urls.to('/apply/process.svg')}
            alt="依申请公开办理流程图，文字说明见下方“流程图的文字说明”"
            width={1000}
            height={920}
          />
        </div>
        <p>自“办理中”引出的事项，有的在“已登记”“征求意见中”等阶段也可以办理，以“各事项”表所列阶段为准。</p>
        <details>
          <summary>流程图的文字说明</summary>
          <ul>
            {flowText().map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      </Section>
      <Section title="各阶段">
        <DataTable
          caption="各阶段可以办理的事项"
          hideCaption
          columns={[{ label: '阶段' }, { label: '申请人在查询页面看到' }, { label: '这一阶段可以办理' }]}
          rows={stageRows().map((row) => [row.name, row.publicText, row.acts.join('、')])}
          rowHeader
        />
      </Section>
      <Section title="各事项">
        <DataTable
          caption="各事项的办理阶段、办理人和依据"
          hideCaption
          columns={[
            { label: '事项' },
            { label: '办理阶段' },
            { label: '办理人' },
            { label: '所需内容' },
            { label: '办理后' },
            { label: '依据' },
          ]}
          rows={actRows().map((row) => [
            row.name,
            row.at,
            row.by,
            row.requires,
            row.to,
            citeBriefly(row.article),
          ])}
          rowHeader
        />
      </Section>
    </>
  )
}
