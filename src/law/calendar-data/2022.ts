import type { Notice, YearArrangement } from '../work-calendar.ts'

const NOTICE: Notice = {
  title: '国务院办公厅关于2022年部分节假日安排的通知',
  url: 'http://www.gov.cn/zhengce/content/2021-10/25/content_5644835.htm',
}
const NEW_YEAR_2023: Notice = {
  title: '国务院办公厅关于2023年部分节假日安排的通知',
  url: 'http://www.gov.cn/zhengce/content/2022-12/08/content_5730844.htm',
}

export const year2022: YearArrangement = {
  year: 2022,
  notice: NOTICE,
  rest: [
    { name: '元旦', from: '2022-01-01', to: '2022-01-03' },
    { name: '春节', from: '2022-01-31', to: '2022-02-06' },
    { name: '清明节', from: '2022-04-03', to: '2022-04-05' },
    { name: '劳动节', from: '2022-04-30', to: '2022-05-04' },
    { name: '端午节', from: '2022-06-03', to: '2022-06-05' },
    { name: '中秋节', from: '2022-09-10', to: '2022-09-12' },
    { name: '国庆节', from: '2022-10-01', to: '2022-10-07' },
    { name: '元旦', from: '2022-12-31', to: '2022-12-31', notice: NEW_YEAR_2023 },
  ],
  makeUp: [
    { name: '春节', on: '2022-01-29' },
    { name: '春节', on: '2022-01-30' },
    { name: '清明节', on: '2022-04-02' },
    { name: '劳动节', on: '2022-04-24' },
    { name: '劳动节', on: '2022-05-07' },
    { name: '国庆节', on: '2022-10-08' },
    { name: '国庆节', on: '2022-10-09' },
  ],
}
