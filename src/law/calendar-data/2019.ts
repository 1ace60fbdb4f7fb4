import type { Notice, YearArrangement } from '../work-calendar.ts'

const NOTICE: Notice = {
  title: '国务院办公厅关于2019年部分节假日安排的通知',
  url: 'http://www.gov.cn/xinwen/2018-12/06/content_5346287.htm',
}
const LABOUR_DAY: Notice = {
  title: '国务院办公厅关于调整2019年劳动节假期安排的通知',
  url: 'http://www.gov.cn/zhengce/content/2019-03/22/content_5375877.htm',
}

export const year2019: YearArrangement = {
  year: 2019,
  notice: NOTICE,
  rest: [
    { name: '元旦', from: '2019-01-01', to: '2019-01-01' },
    { name: '春节', from: '2019-02-04', to: '2019-02-10' },
    { name: '清明节', from: '2019-04-05', to: '2019-04-07' },
    { name: '劳动节', from: '2019-05-01', to: '2019-05-04', notice: LABOUR_DAY },
    { name: '端午节', from: '2019-06-07', to: '2019-06-09' },
    { name: '中秋节', from: '2019-09-13', to: '2019-09-15' },
    { name: '国庆节', from: '2019-10-01', to: '2019-10-07' },
  ],
  makeUp: [
    { name: '春节', on: '2019-02-02' },
    { name: '春节', on: '2019-02-03' },
    { name: '劳动节', on: '2019-04-28', notice: LABOUR_DAY },
    { name: '劳动节', on: '2019-05-05', notice: LABOUR_DAY },
    { name: '国庆节', on: '2019-09-29' },
    { name: '国庆节', on: '2019-10-12' },
  ],
}
