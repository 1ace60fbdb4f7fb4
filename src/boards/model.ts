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
