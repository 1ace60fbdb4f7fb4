import type { FormDefinition, RequestRowDefinition } from '../model.ts'
import {
  REMEDY_BLOCK_LABELS,
  REMEDY_COLUMN_LABELS,
  REQUEST_COLUMN_LABELS,
  REQUESTS_NOTE,
  ROWS_AFTER_OTHER,
  ROWS_BEFORE_OTHER,
} from './shared.ts'

const OTHER_ROWS: readonly RequestRowDefinition[] = [
  {
    key: 'other.noCorrection',
    label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    shortLabels: ['1.逾期不补正'],
    group: '（六）其他处理',
    inResults: true,
    article: '条例30',
  },
  {
    key: 'other.noPayment',
    label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    shortLabels: ['2.逾期不缴费'],
    group: '（六）其他处理',
    inResults: true,
    article: '条例42',
  },
  { key: 'other.else', label: '3.其他', group: '（六）其他处理', inResults: true },
]

/** 国办公开办函〔2021〕30号: reports of 2021 and later. */
export const FORM_2021: FormDefinition = {
  id: '2021',
  name: '政府信息公开工作年度报告格式',
  notice: '国办公开办函〔2021〕30号',
  years: { from: 2021 },
  sections: [
    { number: 1, title: '总体情况' },
    { number: 2, title: '主动公开政府信息情况' },
    { number: 3, title: '收到和处理政府信息公开申请情况' },
    { number: 4, title: '政府信息公开行政复议、行政诉讼情况' },
    { number: 5, title: '存在的主要问题及改进情况' },
    { number: 6, title: '其他需要报告的事项' },
  ],
  proactive: [
    {
      clause: '第二十条第（一）项',
      article: '条例20.1.1',
      columns: [
        { key: 'issued', label: '本年制发件数', unit: '件' },
        { key: 'repealed', label: '本年废止件数', unit: '件' },
        { key: 'inForce', label: '现行有效件数', unit: '件' },
      ],
      rows: [
        { key: 'regulations', label: '规章' },
        { key: 'normativeDocuments', label: '行政规范性文件' },
      ],
    },
    {
      clause: '第二十条第（五）项',
      article: '条例20.1.5',
      columns: [{ key: 'decisions', label: '本年处理决定数量', unit: '件' }],
      rows: [{ key: 'licensing', label: '行政许可' }],
    },
    {
      clause: '第二十条第（六）项',
      article: '条例20.1.6',
      columns: [{ key: 'decisions', label: '本年处理决定数量', unit: '件' }],
      rows: [
        { key: 'penalties', label: '行政处罚' },
        { key: 'coercion', label: '行政强制' },
      ],
    },
    {
      clause: '第二十条第（八）项',
      article: '条例20.1.8',
      columns: [{ key: 'amountWan', label: '本年收费金额（单位：万元）', unit: '万元' }],
      rows: [{ key: 'fees', label: '行政事业性收费' }],
    },
  ],
  requestColumns: REQUEST_COLUMN_LABELS,
  requestRows: [...ROWS_BEFORE_OTHER, ...OTHER_ROWS, ...ROWS_AFTER_OTHER],
  remedyBlocks: REMEDY_BLOCK_LABELS,
  remedyColumns: REMEDY_COLUMN_LABELS,
  requestsNote: REQUESTS_NOTE,
}
