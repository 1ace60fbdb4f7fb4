/** An entry of the registers behind 表二. */
import { localDate } from '../../src/law/local-date.ts'
import type { Entry } from '../../src/registers/model.ts'

export function entry(more: Partial<Entry> = {}): Entry {
  return {
    row: 'normativeDocuments',
    kind: 'document',
    name: '城市管理网格划分办法',
    number: '王办〔2020〕3号',
    itemId: null,
    happenedOn: localDate('2020-05-06'),
    publishedOn: localDate('2020-05-12'),
    endedOn: null,
    count: 1,
    fen: null,
    unitId: null,
    ...more,
  }
}
