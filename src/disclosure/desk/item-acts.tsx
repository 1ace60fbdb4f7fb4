import { useState } from 'react'
import { BlockedActs, ConfirmButton } from '../../desk/components/index.ts'
import { useAct } from '../../desk/hooks.ts'
import { publishItem, recallItem, submitItem, type ItemDetail } from '../contract.ts'
import type { ActName } from '../model.ts'
import { STAGE_ACTS } from '../rules.ts'
import { ActDialog } from './dialogs.tsx'

const MAIN: readonly string[] = ['submitted', 'reviewed', 'secrecyReviewed', 'secrecyDetermined', 'published']
const DANGEROUS: readonly string[] = ['withdrawn', 'discarded']

/** The acts of this stage as buttons; with `all` also why the others are not this person's now. */
export function ItemActs({ detail, dirty, all }: { detail: ItemDetail; dirty: boolean; all: boolean }) {
  const [open, setOpen] = useState<ActName | null>(null)
  const params = { id: detail.row.itemId }
  const submit = useAct(submitItem, { message: '已提交审核' })
  const recall = useAct(recallItem, { message: '已撤回到拟稿' })
  const publish = useAct(publishItem, { message: '已公开，门户可以查到' })
  const start = (act: ActName): void => {
    if (act === 'submitted') submit.mutate({ params, body: {} })
    else if (act === 'recalled') recall.mutate({ params, body: {} })
    else if (act === 'published') publish.mutate({ params, body: {} })
    else setOpen(act)
  }
  const ofStage = detail.offers.filter((offer) => isOfStage(detail, offer.act))
  const shown = ofStage.filter(({ allowed }) => allowed)
  const busy = submit.isPending || recall.isPending || publish.isPending
  return (
    <>
      <div className="disclosure-actions no-print">
        {shown.map((offer) => {
          const act = offer.act as ActName // the server offers acts of OFFERED_ACTS only
          const reason = blockedReason(detail, offer, dirty)
          return (
            <ConfirmButton
              key={act}
              type={MAIN.includes(act) && reason === undefined ? 'primary' : 'default'}
              danger={DANGEROUS.includes(act)}
              loading={busy && MAIN.includes(act)}
              disabledReason={reason}
              onConfirm={() => start(act)}
              {...(act === 'published' ? { confirm: PUBLISH_QUESTION } : {})}
            >
              {offer.label}
            </ConfirmButton>
          )
        })}
        {shown.length === 0 && ofStage.length > 0 ? (
          <p className="desk-muted">您目前不能办理本条信息的事项，打开上面的开关可以看到原因。</p>
        ) : null}
      </div>
      {all ? <BlockedActs acts={ofStage.filter(({ allowed }) => !allowed)} /> : null}
      {open === null ? null : (
        <ActDialog act={open} itemId={detail.row.itemId} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

const PUBLISH_QUESTION = {
  title: '签发公开？',
  content: '公开后立即可在门户查到，并进入检索、订阅和接口。',
  okText: '公开',
}

function isOfStage(detail: ItemDetail, act: string): boolean {
  const { stage, standing } = detail.row
  if (STAGE_ACTS[stage].some((one) => one === act)) return true
  return standing === 'public' && (act === 'withdrawn' || act === 'validityMarked')
}

function blockedReason(
  detail: ItemDetail,
  offer: ItemDetail['offers'][number],
  dirty: boolean,
): string | undefined {
  if (!offer.allowed) return offer.reason ?? '目前不能办理'
  if (offer.act !== 'submitted') return undefined
  if (dirty) return '有修改尚未保存，请先保存'
  const first = detail.missing[0]
  return first === undefined ? undefined : detail.missing.map((one) => one.message).join('；')
}
