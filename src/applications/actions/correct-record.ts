import { article } from '../../law/articles.ts'
import { ok, refuse, type Refusal } from '../../platform/result.ts'
import { by, type ActHandler } from '../act-handler.ts'
import { checkAct, recordAct, type CaseWork } from '../case-work.ts'
import type { ActKind, CaseAct } from '../model.ts'
import { replay } from '../rules.ts'
import { definitionOf } from '../side-acts.ts'

const REGISTER = article('条例', 45)
/** What has left the house, or made other cases, is not taken back; only a wrong day can be put right. */
const LASTING: ReadonlySet<ActKind> = new Set<ActKind>([
  'submit',
  'sign',
  'splitInto',
  'splitFrom',
  'mergeInto',
  'revokeImport',
  'amendApplicant',
  'undo',
  'draft',
  'emailReply',
])
/** Acts recorded besides the work do not stand in the way of taking the last step back. */
const BESIDE: ReadonlySet<ActKind> = new Set<ActKind>(['note', 'urge', 'link', 'restrict', 'undo', 'accept', 'amendApplicant'])

/** Nothing is deleted: a wrong entry is taken back, or its day corrected, by an act of its own with its reason. */
export const correctRecord: ActHandler<'undo'> = async (work, body, on) => {
  const { target, reason, newDay } = body
  const act = { kind: 'undo', on, by: by(work), data: { target, reason, newOn: newDay } } as const
  const refusal = checkAct(work, act) ?? targetRefusal(work, target, newDay)
  if (refusal !== undefined) return { ok: false, refusal }
  const after = replay(
    [...work.acts, { ...act, seq: work.view.lastSeq + 1 }],
    work.services.calendar.current(),
  )
  const [broken] = after.refusals
  if (after.refusals.length > work.view.refusals.length && broken !== undefined)
    return refuse('notAllowedNow', `更正后与其他登记不符：${broken.message}`, {
      article: broken.article,
      field: 'newDay',
    })
  const seq = await recordAct(work, act, { evidence: body.evidence })
  return seq.ok ? ok({ seq: seq.value, letterId: null }) : seq
}

function targetRefusal(work: CaseWork, target: number, newDay: string | undefined): Refusal | undefined {
  const found = work.acts.find(({ seq }) => seq === target)
  const refusal = (message: string): Refusal => ({
    code: 'notAllowedNow',
    message,
    article: REGISTER,
    field: 'target',
  })
  if (found === undefined || work.view.undone.has(target)) return refusal('没有这项登记，或者已经撤销')
  if (newDay !== undefined) return dayRefusal(work, found, newDay)
  const { name } = definitionOf(found.kind)
  if (LASTING.has(found.kind)) return refusal(`“${name}”不能撤销；日期登记有误的，可以更正日期`)
  if ('letter' in found.data && found.data.letter !== undefined)
    return refusal(`“${name}”的文书已经发出，不能撤销；日期登记有误的，可以更正日期`)
  const later = work.view.live.some(({ seq, kind }) => seq > target && !BESIDE.has(kind))
  return later && !BESIDE.has(found.kind)
    ? refusal(`“${name}”之后已有其他登记，请先撤销其后的登记`)
    : undefined
}

function dayRefusal(work: CaseWork, found: CaseAct, newDay: string): Refusal | undefined {
  const { name, article: cited } = definitionOf(found.kind)
  const refusal = (message: string): Refusal => ({
    code: 'invalid',
    message,
    article: cited,
    field: 'newDay',
  })
  if (found.kind === 'submit') return refusal('提交之日是编号和登记的依据，不能更正')
  if (newDay > work.today) return refusal(`“${name}”的日期不能晚于今天`)
  return newDay < work.row.submitted_on ? refusal(`“${name}”的日期不能早于申请提交之日`) : undefined
}
