/** 公开栏、电子屏、展板 (条例 25) and 查阅点. */
export const BOARD_KINDS = ['column', 'screen', 'panel', 'readingPoint'] as const
export type BoardKind = (typeof BOARD_KINDS)[number]
export const BOARD_LABELS: Readonly<Record<BoardKind, string>> = {
  column: '公开栏',
  screen: '电子信息屏',
  panel: '展板',
  readingPoint: '查阅点',
}
export const TRANSFER_PLACES = ['archive', 'library', 'readingPoint'] as const
export type TransferPlace = (typeof TRANSFER_PLACES)[number]
export const TRANSFER_LABELS: Readonly<Record<TransferPlace, string>> = {
  archive: '国家档案馆',
  library: '公共图书馆',
  readingPoint: '政务服务场所查阅点',
}

export const BOARD_ACTS = {
  changed: '修改公开栏',
  closed: '停用',
  reopened: '恢复使用',
  corrected: '更正张贴',
  removed: '撤下',
  restored: '恢复在贴',
  voided: '作废',
} as const
export type BoardActKind = keyof typeof BOARD_ACTS

export const BOARD_FIELD_LABELS = {
  name: '名称',
  kind: '种类',
  place: '地点',
  size: '尺寸',
  unitId: '管理单位',
  rotateDays: '轮换天数',
} as const

export const POSTING_FIELD_LABELS = {
  boardId: '位置',
  title: '标题',
  body: '正文',
  postedOn: '张贴日期',
  untilOn: '公开至',
  photo: '照片',
  removedOn: '撤下日期',
  removedNote: '材料留存',
} as const
