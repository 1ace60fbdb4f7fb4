import type { Notice, YearArrangement } from '../work-calendar.ts'

const NOTICE: Notice = {
  title: '国务院办公厅关于2023年部分节假日安排的通知',
  url: 'http://www.gov.cn/zhengce/content/2022-12/08/content_5730844.htm',
}

export const year2023: YearArrangement = {
  year: 2023,
  notice: NOTICE,
  rest: [
    { name: '元旦', from: '2023-01-01', to: '2023-01-02' },
    { name: '春节', from: '2023-01-21', to: '2023-01-27' },
    { name: '清明节', from: '2023-04-05', to: '2023-04-05' },
    { name: '劳动节', from: '2023-04-29', to: '2023-05-03' },
    { name: '端午节', from: '2023-06-22', to: '2023-06-24' },
    { name: '中秋节', from: '2023-09-29', to: '2023-09-29' },
    { name: '国庆节', from: '2023-09-30', to: '2023-10-06' },
  ],
  makeUp: [
    { name: '春节', on: '2023-01-28' },
    { name: '春节', on: '2023-01-29' },
    { name: '劳动节', on: '2023-04-23' },
    { name: '劳动节', on: '2023-05-06' },
    { name: '端午节', on: '2023-06-25' },
    { name: '国庆节', on: '2023-10-07' },
    { name: '国庆节', on: '2023-10-08' },
  ],
}
