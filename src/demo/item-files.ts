/** Real files for attachments: a table as a workbook, a form as a Word document, a flow chart as PDF. */
import type { Attachment } from '../disclosure/model.ts'
import { MEDIA_TYPES, renderDocument, renderXlsx } from '../platform/documents/index.ts'
import type { DocumentTree } from '../platform/documents/tree.ts'
import type { Services } from '../platform/services.ts'
import { seeded } from './random.ts'

type FileKind = 'table' | 'form' | 'chart'

const ROWS = ['日常运行', '社区服务', '环境整治', '便民设施', '宣传培训', '应急储备'] as const

/** Kept in both stores: what is public is decided by the database. */
export async function attachmentOf(services: Services, kind: FileKind, title: string): Promise<Attachment> {
  const { name, mediaType, bytes } = await MAKERS[kind](title)
  const hash = await services.files.put('original', bytes)
  await services.files.put('public', bytes)
  return { hash, name, mediaType, size: bytes.byteLength }
}

interface MadeFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

const MAKERS: Readonly<Record<FileKind, (title: string) => Promise<MadeFile>>> = {
  async table(title) {
    const random = seeded(`table|${title}`)
    const bytes = await renderXlsx([
      {
        name: '附表',
        widths: [8, 28, 14, 20],
        header: ['序号', '项目', '数量', '备注'],
        rows: ROWS.map((row, index) => [
          { integer: index + 1 },
          { text: row },
          { integer: random.int(3, 480) },
          { text: '演示数据' },
        ]),
      },
    ])
    return { name: '附表.xlsx', mediaType: MEDIA_TYPES.xlsx, bytes }
  },
  form: () => once('报名登记表.docx', 'docx', formTree),
  chart: () => once('办理流程图.pdf', 'pdf', chartTree),
}

const made = new Map<string, Promise<MadeFile>>()

function once(name: string, format: 'pdf' | 'docx', tree: DocumentTree): Promise<MadeFile> {
  const known = made.get(name)
  if (known !== undefined) return known
  const file = renderDocument(tree, format).then((bytes) => ({ name, mediaType: MEDIA_TYPES[format], bytes }))
  made.set(name, file)
  return file
}

const PAGE = { size: 'A4', orientation: 'portrait', margins: 'plain', pageNumbers: false } as const

const formTree: DocumentTree = {
  title: '社区专职工作者招聘报名登记表',
  author: '演示数据',
  page: PAGE,
  blocks: [
    { kind: 'title', text: '社区专职工作者招聘报名登记表' },
    {
      kind: 'table',
      widths: [1, 2, 1, 2],
      headerRows: 0,
      rows: [
        ['姓名', '', '性别', ''],
        ['出生年月', '', '学历', ''],
        ['报考岗位', '', '联系电话', ''],
        ['工作经历', '', '家庭住址', ''],
      ].map((row) => row.map((text) => ({ text }))),
    },
    { kind: 'note', text: '本表为演示数据。' },
  ],
}

const chartTree: DocumentTree = {
  title: '办理流程图',
  author: '演示数据',
  page: PAGE,
  blocks: [
    { kind: 'title', text: '办理流程图' },
    ...['提出申请', '受理登记', '审核公示', '作出决定', '结果告知'].map((text, index) => ({
      kind: 'paragraph' as const, // a block of this kind
      indent: false,
      align: 'center' as const, // as the kind allows
      runs: [{ text: index === 0 ? text : `↓　${text}`, bold: true }],
    })),
    { kind: 'note', text: '本图为演示数据。' },
  ],
}
