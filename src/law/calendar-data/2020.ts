import type { Notice, YearArrangement } from '../work-calendar.ts'

const NOTICE: Notice = {
  title: '国务院办公厅关于2020年部分节假日安排的通知',
  url: 'http://www.gov.cn/zhengce/content/2019-11/21/content_5454164.htm',
}
const SPRING_FESTIVAL: Notice = {
  title: '国务院办公厅关于延长2020年春节假期的通知',
  url: 'http://www.gov.cn/zhengce/content/2020-01/27/content_5472352.htm',
}

export const year2020: YearArrangement = {
  year: 2020,
  notice: NOTICE,
  rest: [
    { name: '元旦', from: '2020-01-01', to: '2020-01-01' },
    { name: '春节', from: '2020-01-24', to: '2020-01-30' },
    { name: '春节', from: '2020-01-31', to: '2020-02-02', notice: SPRING_FESTIVAL },
    { name: '清明节', from: '2020-04-04', to: '2020-04-06' },
    { name: '劳动节', from: '2020-05-01', to: '2020-05-05' },
    { name: '端午节', from: '2020-06-25', to: '2020-06-27' },
    { name: '国庆节', from: '2020-10-01', to: '2020-10-08' },
  ],
  makeUp: [
    { name: '春节', on: '2020-01-19' },
    { name: '劳动节', on: '2020-04-26' },
    { name: '劳动节', on: '2020-05-09' },
    { name: '端午节', on: '2020-06-28' },
    { name: '国庆节', on: '2020-09-27' },
    { name: '国庆节', on: '2020-10-10' },
  ],
}
