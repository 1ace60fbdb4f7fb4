import { dueSource, type DueItem, type HomePanel } from '../../desk/page.ts'
import { listRemediesDue, type RemedyRow } from '../contract.ts'
import { DUE_LABELS, REMEDY_KIND_LABELS } from '../model.ts'

export const panels: readonly HomePanel[] = [
  {
    key: 'remedies',
    title: '复议与诉讼',
    order: 30,
    roles: ['clerk', 'reviewer', 'head', 'signer'],
    due: dueSource(listRemediesDue, {}, (body) => body.remedies.flatMap(toItem)),
  },
]

/** The reviewing organ's own expected day is no work of this office. */
function toItem(row: RemedyRow): readonly DueItem[] {
  if (row.due === null || row.due.kind === 'decisionExpected') return []
  return [
    {
      key: `remedy:${row.remedyId}`,
      title: `${row.maskedParty}${REMEDY_KIND_LABELS[row.kind]}案`,
      detail: [row.authority, row.caseNumber, row.applicationNumber]
        .filter((part) => part !== '')
        .join(' · '),
      to: `/remedies/${row.remedyId}`,
      due: row.due.on,
      provisional: row.due.provisional,
      ...(row.due.workingDaysLeft === null ? {} : { workingDaysLeft: row.due.workingDaysLeft }),
      stage: DUE_LABELS[row.due.kind],
    },
  ]
}
