import type { ActKind } from '../../model.ts'

/** The acts as the clerk looks for them: by the part of the work they belong to. */
export const ACT_GROUPS: readonly { readonly title: string; readonly acts: readonly ActKind[] }[] = [
  {
    title: '收件分办',
    acts: ['verify', 'register', 'confirm', 'assign', 'accept', 'sendBack', 'splitInto', 'mergeInto'],
  },
  {
    title: '补正说明',
    acts: ['askCorrection', 'correctionReceived', 'askReasons', 'reasonsReceived', 'agreeDate'],
  },
  {
    title: '征求意见',
    acts: [
      'consultThirdParty',
      'consultOrgan',
      'opinionLetterDelivered',
      'thirdPartyReplied',
      'organReplied',
      'notifyThirdParty',
    ],
  },
  {
    title: '延期收费',
    acts: ['proposeExtension', 'extend', 'rejectExtension', 'sendFeeNotice', 'feeNotice', 'feePaid'],
  },
  {
    title: '检索答复',
    acts: [
      'search',
      'askAssistance',
      'draft',
      'askSecrecy',
      'reviewSecrecy',
      'review',
      'returnDraft',
      'sign',
    ],
  },
  {
    title: '送达归档',
    acts: ['deliver', 'recordSignature', 'emailReply', 'offerDownload', 'mailReturned', 'archive'],
  },
  {
    title: '其他',
    acts: ['urge', 'note', 'link', 'handOver', 'withdraw', 'restrict', 'amendApplicant', 'undo'],
  },
]

/** What normally comes next, the first that is allowed stands out on the page. */
export const USUAL_NEXT: readonly ActKind[] = [
  'verify',
  'register',
  'confirm',
  'extend',
  'sign',
  'review',
  'reviewSecrecy',
  'correctionReceived',
  'reasonsReceived',
  'feePaid',
  'opinionLetterDelivered',
  'thirdPartyReplied',
  'organReplied',
  'deliver',
  'recordSignature',
  'archive',
]
