import type { FormDefinition } from '../model.ts'
import {
  REMEDY_BLOCK_LABELS,
  REMEDY_COLUMN_LABELS,
  REQUEST_COLUMN_LABELS,
  REQUESTS_NOTE,
  ROWS_AFTER_OTHER,
  ROWS_BEFORE_OTHER,
} from './shared.ts'

/** 国办公开办函〔2019〕60号: reports of 2019 and 2020. */
export const FORM_2019: FormDefinition = {
  id: '2019',
  name: '政府信息公开工作年度报告格式（试行）',
  notice: '国办公开办函〔2019〕60号',
  years: { from: 2019, to: 2020 },
  sections: [
    { number: 1, title: '总体情况' },
    { number: 2, title: '主动公开政府信息情况' },
    { number: 3, title: '收到和处理政府信息公开申请情况' },
    { number: 4, title: '政府信息公开行政复议、行政诉讼情况' },
    { number: 5, title: '政府信息公开工作存在的主要问题及改进情况' },
    { number: 6, title: '其他需要报告的事项' },
  ],
  proactive: [
    {
      clause: '第二十条第（一）项',
      article: '条例20.1.1',
      columns: [
        { key: 'made', label: '本年新制作数量', unit: '件' },
        { key: 'published', label: '本年新公开数量', unit: '件' },
        { key: 'total', label: '对外公开总数量', unit: '件' },
      ],
      rows: [
        { key: 'regulations', label: '规章' },
        { key: 'normativeDocuments', label: '规范性文件' },
      ],
    },
    {
      clause: '第二十条第（五）项',
      article: '条例20.1.5',
      columns: [
        { key: 'previousItems', label: '上一年项目数量', unit: '项' },
        { key: 'change', label: '本年增/减', unit: '项', signed: true },
        { key: 'decisions', label: '处理决定数量', unit: '件' },
      ],
      rows: [
        { key: 'licensing', label: '行政许可' },
        { key: 'otherServices', label: '其他对外管理服务事项' },
      ],
    },
    {
      clause: '第二十条第（六）项',
      article: '条例20.1.6',
      columns: [
        { key: 'previousItems', label: '上一年项目数量', unit: '项' },
        { key: 'change', label: '本年增/减', unit: '项', signed: true },
        { key: 'decisions', label: '处理决定数量', unit: '件' },
      ],
      rows: [
        { key: 'penalties', label: '行政处罚' },
        { key: 'coercion', label: '行政强制' },
      ],
    },
    {
      clause: '第二十条第（八）项',
      article: '条例20.1.8',
      columns: [
        { key: 'previousItems', label: '上一年项目数量', unit: '项' },
        { key: 'change', label: '本年增/减', unit: '项', signed: true },
      ],
      rows: [{ key: 'fees', label: '行政事业性收费' }],
    },
    {
      clause: '第二十条第（九）项',
      article: '条例20.1.9',
      columns: [
        { key: 'items', label: '采购项目数量', unit: '项' },
        { key: 'amountWan', label: '采购总金额', unit: '万元' },
      ],
      rows: [{ key: 'procurement', label: '政府集中采购' }],
    },
  ],
  requestColumns: REQUEST_COLUMN_LABELS,
  requestRows: [
    ...ROWS_BEFORE_OTHER,
    { key: 'other', label: '（六）其他处理', inResults: true },
    ...ROWS_AFTER_OTHER,
  ],
  remedyBlocks: REMEDY_BLOCK_LABELS,
  remedyColumns: REMEDY_COLUMN_LABELS,
  requestsNote: REQUESTS_NOTE,
}
