import type { PortalColumn } from './route.ts'

/** The one list of the portal's columns: their official names (国办公开办函〔2019〕61号: 统一名称) and addresses. */
export const COLUMN_LABELS: Readonly<Record<PortalColumn, string>> = {
  home: '首页',
  guide: '政府信息公开指南',
  rules: '政府信息公开制度',
  proactive: '法定主动公开内容',
  reports: '政府信息公开年报',
  apply: '依申请公开',
  services: '办事指南',
  consult: '咨询',
  search: '搜索',
}

/** Below the organ; areas mount their routes at these paths. */
export const COLUMN_PATHS: Readonly<Record<PortalColumn, string>> = {
  home: '/',
  guide: '/guide',
  rules: '/rules',
  proactive: '/items',
  reports: '/reports',
  apply: '/apply',
  services: '/services',
  consult: '/consult',
  search: '/search',
}

/** 网页标签 ColumnType of 政府网站发展指引: what sort of column a page belongs to. */
export const COLUMN_TYPES: Readonly<Record<PortalColumn, string>> = {
  home: '首页',
  guide: '信息公开',
  rules: '信息公开',
  proactive: '信息公开',
  reports: '信息公开',
  apply: '互动交流',
  services: '办事服务',
  consult: '互动交流',
  search: '检索',
}

/** What each column is for, in one sentence for the reader. */
export const COLUMN_NOTES: Readonly<Record<PortalColumn, string>> = {
  home: '',
  guide: '公开范围、获取方式、受理机构与联系办法',
  rules: '法律、行政法规、规章和本机关的工作制度',
  proactive: '机构职能、规划、预算、许可、处罚等应当公开的信息',
  reports: '历年政府信息公开工作年度报告',
  apply: '申请获取其他政府信息，查询办理进度',
  services: '办理条件、所需材料、办理地点和时限',
  consult: '咨询、建议和网站纠错',
  search: '按标题、文号、内容查找',
}
