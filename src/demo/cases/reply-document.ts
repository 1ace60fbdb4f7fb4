/** The information itself, as it goes out with a reply: a plan and a record of acceptance, personal data blotted out. */
import { renderDocument } from '../../platform/documents/index.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'

interface MadeFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export async function replyDocument(organ: string): Promise<readonly MadeFile[]> {
  return Promise.all(
    [planOf(organ), acceptanceOf(organ)].map(async (tree) => ({
      name: `${tree.title}.pdf`,
      bytes: await renderDocument(tree, 'pdf'),
    })),
  )
}

const PAGE = { size: 'A4', orientation: 'portrait', margins: 'plain', pageNumbers: true } as const

function paragraph(text: string): DocumentTree['blocks'][number] {
  return { kind: 'paragraph', indent: true, runs: [{ text }] }
}

function planOf(organ: string): DocumentTree {
  const title = '春和社区1号院老旧小区改造实施方案'
  return {
    title,
    author: organ,
    page: PAGE,
    blocks: [
      { kind: 'title', text: title },
      paragraph(
        '一、基本情况。春和社区1号院建成于1996年，共4栋12个单元144户，雨污合流，楼道照明和安防设施缺失。',
      ),
      paragraph(
        '二、改造内容。雨污分流管网敷设、屋面防水、楼道粉刷和照明、非机动车棚及充电设施、无障碍坡道。',
      ),
      paragraph('三、资金来源。上级补助和区级配套，居民不出资；加装电梯另行征求业主意见。'),
      paragraph('四、实施步骤。征求意见、施工图审查、招标、施工、竣工验收，各阶段在楼院公示栏公示。'),
      paragraph('五、联系方式。住户代表姓名、电话：（已遮挡）。'),
      { kind: 'note', text: '演示数据。' },
    ],
  }
}

function acceptanceOf(organ: string): DocumentTree {
  const title = '竣工验收单'
  const rows = [
    ['工程名称', '春和社区1号院老旧小区改造工程'],
    ['验收内容', '管网、屋面、楼道、车棚、坡道'],
    ['验收意见', '符合设计和合同要求，同意交付使用；屋面两处返修已复验合格'],
    ['参加验收人员', '（已遮挡）'],
  ]
  return {
    title,
    author: organ,
    page: PAGE,
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'table',
        widths: [1, 3],
        headerRows: 0,
        rows: rows.map((row) => row.map((text) => ({ text }))),
      },
      { kind: 'note', text: '演示数据。' },
    ],
  }
}
