/** The report of a street for 2020 at work: its drafts, and the whole way to the portal in one go. */
import { expect } from 'vitest'
import { changeDraft } from '../../src/annual-report/actions/change-draft.ts'
import { fileReport } from '../../src/annual-report/actions/file-report.ts'
import { openReport } from '../../src/annual-report/actions/open-report.ts'
import { publishReport } from '../../src/annual-report/actions/publish-report.ts'
import { reviewReport } from '../../src/annual-report/actions/review-report.ts'
import { setDeadline } from '../../src/annual-report/actions/set-deadline.ts'
import { startReport } from '../../src/annual-report/actions/start-report.ts'
import { submitReport } from '../../src/annual-report/actions/submit-report.ts'
import type { ReportAnswer } from '../../src/annual-report/contract.ts'
import { count } from '../../src/annual-report/model.ts'
import type { TextKey } from '../../src/annual-report/rules.ts'
import type { DeskContext } from '../../src/platform/http/desk-api.ts'
import { insertApplications, makeApplications } from './annual-report-records.ts'
import { type Office, openOffice } from './registers-office.ts'
import { refusalOf, value } from './results.ts'

export const TODAY = '2021-03-01'
export const YEAR = 2020
type Target = { readonly organId: number; readonly year: number }
type Texts = Partial<Record<TextKey, string>>

export interface Reporting {
  readonly office: Office
  readonly clerk: DeskContext
  readonly head: DeskContext
  readonly target: Target
  open(context?: DeskContext, year?: number, organId?: number): Promise<ReportAnswer>
  write(texts: Texts, at?: Target): Promise<void>
  /** Notes on every warning of a draft. */
  explainAll(at?: Target): Promise<void>
}

export async function openReporting(): Promise<Reporting> {
  const office = await openOffice(TODAY)
  const [clerk, head] = [office.as('clerk'), office.as('head')]
  const target = { organId: office.street, year: YEAR }
  await insertApplications(office.owner.pool, office.street, makeApplications(7, 400, '2019-06-01', 620))
  // Another organ's applications must never leak into these figures.
  await insertApplications(office.owner.pool, office.other, makeApplications(9, 50, '2021-01-05', 40))
  const open: Reporting['open'] = async (context = clerk, year = YEAR, organId = office.street) =>
    value(await openReport(context, { organId, year }))
  return {
    office,
    clerk,
    head,
    target,
    open,
    async write(texts, at = target) {
      for (const [key, text] of Object.entries(texts)) {
        const saved = await changeDraft(clerk, at, {
          kind: 'saveText',
          data: { key: key as TextKey, text }, // the keys of the literal handed in
        })
        expect(refusalOf(saved)).toBe('done')
      }
    },
    async explainAll(at = target) {
      const report = await open(clerk, at.year, at.organId)
      for (const finding of report.findings.filter(({ severity }) => severity === 'warning')) {
        const act = { kind: 'explain', data: { finding: finding.key, note: '已核对台账，情况属实' } } as const
        expect(refusalOf(await changeDraft(clerk, at, act))).toBe('done')
      }
    },
  }
}

export const WRITTEN = {
  problems:
    '（一）存在的主要问题\n公开内容更新不够及时，业务科室报送材料质量参差不齐。\n（二）改进情况\n下一年将建立月度更新台账，组织科室联络员培训。',
}
export const OVERVIEW = {
  overview: '（一）主动公开情况\n全年主动公开信息12条。',
  others: '没有其他需要报告的事项。',
}

/** From the draft to the portal, with one review corrected by hand, filed by the district's own date. */
export async function publishCorrected(reporting: Reporting): Promise<void> {
  const { office, clerk, head, target, write, explainAll } = reporting
  const date = { year: YEAR, kind: 'street', dueOn: '2021-03-10', basis: '区办通知' } as const
  value(await startReport(clerk, YEAR))
  for (const path of ['review.upheld', 'review.total']) {
    const data = { path, value: count(1), reason: '有一件误登为来信' }
    value(await changeDraft(clerk, target, { kind: 'correct', data }))
  }
  await write({ ...WRITTEN, ...OVERVIEW })
  await explainAll()
  value(await submitReport(clerk, target, undefined))
  value(await reviewReport(office.as('reviewer'), target, undefined))
  value(await setDeadline(office.as('supervisor'), date))
  value(await fileReport(head, target))
  value(await publishReport(clerk, target))
}
