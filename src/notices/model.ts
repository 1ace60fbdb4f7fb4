/** 工作群通知 with receipts, and 培训 (条例 48). */
export const TRAINING_WAYS = ['meeting', 'online', 'group'] as const
export type TrainingWay = (typeof TRAINING_WAYS)[number]
export const TRAINING_LABELS: Readonly<Record<TrainingWay, string>> = {
  meeting: '集中培训',
  online: '网上培训',
  group: '工作群培训',
}
