import type { ItemDetail } from '../contract.ts'
import { ACTS, ATTRIBUTES, VALIDITIES, WITHDRAWAL_GROUNDS, type ItemAct } from '../model.ts'
import { ACT_ARTICLES } from '../rules.ts'

const SECRECY_RESULTS = { public: '可以公开', notPublic: '不予公开', refer: '不能确定，报请确定' } as const
const HOW = { first: '首次公开', correction: '更正后公开', update: '更新后公开' } as const

type Line = { label: string; value: string }

/** An act as the timeline shows it. */
export function showAct(act: ItemAct): ItemDetail['acts'][number] {
  return {
    seq: act.seq,
    act: act.act,
    label: ACTS[act.act],
    on: act.on,
    person: act.personName,
    article: ACT_ARTICLES[act.act],
    detail: detailOf(act).filter((line) => line.value !== ''),
  }
}

function detailOf(act: ItemAct): Line[] {
  switch (act.act) {
    case 'drafted':
    case 'recalled':
      return []
    case 'submitted':
      return [
        { label: '版本', value: `第 ${act.data.version} 版` },
        { label: '公开属性', value: ATTRIBUTES[act.data.attribute].name },
        { label: '审核', value: act.data.reviews === 3 ? '三审三校' : '' },
      ]
    case 'returned':
    case 'discarded':
      return [{ label: '理由', value: act.data.reason }]
    case 'reviewed':
      return [
        { label: '审次', value: act.data.round > 1 ? `第 ${act.data.round} 审` : '' },
        { label: '意见', value: act.data.opinion },
      ]
    case 'secrecyReviewed':
      return [
        { label: '结果', value: SECRECY_RESULTS[act.data.result] },
        { label: '意见', value: act.data.opinion },
        { label: '报送', value: act.data.referredTo ?? '' },
      ]
    case 'secrecyDetermined':
      return [
        { label: '结果', value: SECRECY_RESULTS[act.data.result] },
        { label: '确定部门', value: act.data.by },
        { label: '文号', value: act.data.documentNumber },
        { label: '意见', value: act.data.opinion },
      ]
    case 'published': {
      const late = act.data.due !== null && act.on > act.data.due && act.data.how !== 'correction'
      return [
        { label: '方式', value: HOW[act.data.how] },
        { label: '期限', value: act.data.due === null ? '' : `${act.data.due}${late ? '（逾期公开）' : ''}` },
      ]
    }
    case 'withdrawn':
      return [
        { label: '情形', value: WITHDRAWAL_GROUNDS[act.data.ground] },
        { label: '理由', value: act.data.reason },
        { label: '处罚决定变化之日', value: act.data.eventOn ?? '' },
      ]
    case 'validityMarked':
      return [
        { label: '有效性', value: VALIDITIES[act.data.validity] },
        { label: '自', value: act.data.since },
        { label: '说明', value: act.data.note },
      ]
    case 'revised':
      return [
        { label: '方式', value: act.data.how === 'correction' ? '更正' : '更新' },
        { label: '理由', value: act.data.reason },
      ]
  }
}
