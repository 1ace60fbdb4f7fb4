/** 政府信息公开申请表, empty, for those who apply in person, by post or by fax. It asks what 条例 29 asks, and no purpose. */
import { APPLICANT_COLUMNS } from '../../annual-report/model.ts'
import type { Organ } from '../../organs/model.ts'
import { text, type Cell, type DocumentTree } from '../../platform/documents/tree.ts'
import { APPLICANT_NAMES, FORM_NAMES, FORMS_WANTED, WAY_NAMES, WAYS_WANTED } from '../model.ts'

/** Lines to write on. */
const LINE = '\n\n'
const ROOM = '\n\n\n\n\n\n\n'

export function blankForm(organ: Organ): DocumentTree {
  return {
    title: '政府信息公开申请表',
    author: organ.name,
    page: { size: 'A4', orientation: 'portrait', margins: 'plain', pageNumbers: false },
    blocks: [
      { kind: 'title', text: '政府信息公开申请表' },
      { kind: 'paragraph', indent: false, runs: text(`受理机关：${organ.name}`) },
      { kind: 'table', widths: [2, 3, 4, 4, 4], headerRows: 0, fontSize: 11, rows: rows() },
      { kind: 'heading', level: 3, text: '填表说明' },
      {
        kind: 'list',
        ordered: true,
        items: [
          '自然人填写“自然人”一栏，单位填写“法人或者其他组织”一栏；请附身份证明或者单位证明复印件。',
          '联系方式至少填写一种，以便确认和送达。',
          '信息的名称、文号或者特征描述请尽量写明机关、年份、事项；一份申请写一件事。',
          '采用书面形式确有困难的，可以口头提出，由工作人员代为填写。',
          '无需说明申请的用途。请勿填写涉及国家秘密的内容。',
        ].map((item) => text(item)),
      },
      { kind: 'note', text: contact(organ) },
    ],
  }
}

function rows(): readonly (readonly Cell[])[] {
  const organisations = APPLICANT_COLUMNS.filter((column) => column !== 'naturalPerson')
  return [
    [side('申请人\n信息', 9), side('自然人', 3), label('姓名'), blank(2)],
    [label('证件名称及号码'), blank(2)],
    [label('联系电话'), blank(2)],
    [side('法人或者\n其他组织', 4), label('名称'), blank(2)],
    [label('类别'), wide(boxes(organisations.map((column) => APPLICANT_NAMES[column])))],
    [label('统一社会信用代码'), blank(2)],
    [label('法定代表人、联系人及电话'), blank(2)],
    [side('送达地址', 2), label('联系地址、邮政编码'), blank(2)],
    [label('电子邮箱'), blank(2)],
    [side('所需信息', 3), side('名称', 1), { text: LINE, colSpan: 3 }],
    [side('文号', 1), { text: LINE, colSpan: 3 }],
    [side('特征描述', 1), { text: ROOM, colSpan: 3 }],
    [
      side('获取要求', 2),
      side('提供形式', 1),
      { text: boxes(FORMS_WANTED.map((form) => FORM_NAMES[form])), colSpan: 3 },
    ],
    [side('获取途径', 1), { text: boxes(WAYS_WANTED.map((way) => WAY_NAMES[way])), colSpan: 3 }],
    [side('所需帮助', 1), { text: '（阅读、视听有困难的填写）', colSpan: 4 }],
    [
      side('签名\n或者盖章', 1),
      { text: '\n\n\n', colSpan: 2 },
      label('申请日期'),
      { text: '　　年　月　日' },
    ],
  ]
}

/** The title of a group of rows at the left. */
function side(title: string, rowSpan: number): Cell {
  return rowSpan === 1 ? { text: title, header: true } : { text: title, header: true, rowSpan }
}

function label(title: string): Cell {
  return { text: title, header: true }
}

function blank(colSpan: number): Cell {
  return { text: LINE, colSpan }
}

function wide(words: string): Cell {
  return { text: words, colSpan: 2 }
}

function boxes(words: readonly string[]): string {
  return words.map((word) => `□${word}`).join('　')
}

function contact({ settings, name }: Organ): string {
  const parts = [
    ['公开工作机构', settings.disclosureOffice],
    ['地址', settings.address],
    ['电话', settings.phone],
    ['传真', settings.fax],
    ['电子邮箱', settings.email],
    ['办公时间', settings.officeHours],
  ].flatMap(([title, value]) => (value === undefined ? [] : [`${title}：${value}`]))
  return [name, ...parts].join('　')
}
