import type { Area } from '../platform/areas.ts'
import { changeDraft } from './actions/change-draft.ts'
import { compareTwo, listComparable } from './actions/compare-two.ts'
import { correctPublished } from './actions/correct-published.ts'
import { describePicture, downloadReport, showChart } from './actions/download-report.ts'
import { draftText } from './actions/draft-texts.ts'
import { fileReport } from './actions/file-report.ts'
import { findDifferences } from './actions/find-differences.ts'
import { giveBackReport } from './actions/give-back-report.ts'
import { listCellRecords } from './actions/list-cell-records.ts'
import { listDueReports } from './actions/list-due-reports.ts'
import { listReports } from './actions/list-reports.ts'
import { listTextVersions } from './actions/list-text-versions.ts'
import { makePublicFiles } from './actions/make-public-files.ts'
import { openReport } from './actions/open-report.ts'
import { publishReport } from './actions/publish-report.ts'
import { remindLate } from './actions/remind-late.ts'
import { remindOrgans } from './actions/remind-organ.ts'
import { reviewReport } from './actions/review-report.ts'
import { listRollupParts, rollUpDistrict } from './actions/roll-up-district.ts'
import { setDeadline } from './actions/set-deadline.ts'
import { setImprovement } from './actions/set-improvement.ts'
import { showBoard } from './actions/show-board.ts'
import { startReport } from './actions/start-report.ts'
import { submitReport } from './actions/submit-report.ts'
import * as contract from './contract.ts'
import { portalRoutes } from './portal/routes.tsx'
import * as answers from './answers.ts'
import type { DeskApi } from '../platform/http/desk-api.ts'
import type { Role } from '../people/model.ts'

const WRITERS: readonly Role[] = ['clerk', 'head']
const ACTORS: readonly Role[] = ['clerk', 'reviewer', 'head', 'signer', 'supervisor']
const SUPERVISORS: readonly Role[] = ['supervisor', 'administrator']

/** 年度报告: computed from the records, corrected with reasons, filed under a hash, published. */
export const area: Area = {
  name: 'annual-report',
  portal: portalRoutes,
  jobs: { 'annual-report.makeFiles': makePublicFiles },
  daily: { 'annual-report.remind': remindLate, 'annual-report.differences': findDifferences },
  desk(api) {
    serveReading(api)
    serveDraft(api)
    serveWorkflow(api)
    serveSupervision(api)
  },
}

function serveReading(api: DeskApi): void {
  api.serve(
    contract.listReports,
    'signedIn',
  )(async ({ query }, context) => {
    const result = await listReports(context, query.organId)
    return result.ok ? { status: 200, body: answers.reportList(result.value) } : result
  })
  api.serve(
    contract.openReport,
    'signedIn',
  )(async ({ params }, context) => {
    const result = await openReport(context, params)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serve(
    contract.draftText,
    'signedIn',
  )(async ({ params }, context) => {
    const result = await draftText(context, params)
    return result.ok
      ? { status: 200, body: { text: result.value.text, gaps: [...result.value.gaps] } }
      : result
  })
  api.serve(
    contract.listTextVersions,
    'signedIn',
  )(async ({ params }, context) => {
    const result = await listTextVersions(context, params)
    return result.ok ? { status: 200, body: { versions: [...result.value] } } : result
  })
  api.serve(
    contract.listCellRecords,
    'signedIn',
  )(async ({ params, query }, context) => {
    const result = await listCellRecords(context, { ...params, ...query })
    return result.ok ? { status: 200, body: { ...result.value, rows: [...result.value.rows] } } : result
  })
  api.serve(
    contract.downloadReport,
    'signedIn',
  )(async ({ params }, context) => {
    const result = await downloadReport(context, params, params.format)
    return result.ok ? result.value : result
  })
  api.serve(
    contract.describePicture,
    'signedIn',
  )(async ({ params }, context) => {
    const result = await describePicture(context, params)
    return result.ok ? { status: 200, body: answers.picture(result.value) } : result
  })
  api.serve(
    contract.showPicture,
    'signedIn',
  )(async ({ params }, context) => {
    const result = await showChart(context, params, params.key)
    return result.ok ? result.value : result
  })
  api.serve(
    contract.listDueReports,
    'signedIn',
  )(async (_, context) => ({
    status: 200,
    body: { items: [...(await listDueReports(context))] },
  }))
}

function serveDraft(api: DeskApi): void {
  api.serve(
    contract.startReport,
    WRITERS,
  )(async ({ params }, context) => {
    const result = await startReport(context, params.year)
    return result.ok ? { status: 201, body: { version: result.value } } : result
  })
  api.serve(
    contract.saveText,
    WRITERS,
  )(async ({ params, body }, context) => {
    const act = { kind: 'saveText', data: { key: params.key, text: body.text } } as const
    return done(await changeDraft(context, params, act))
  })
  api.serve(
    contract.saveImprovements,
    WRITERS,
  )(async ({ params, body }, context) =>
    done(await changeDraft(context, params, { kind: 'saveImprovements', data: { items: body.items } })),
  )
  api.serve(
    contract.correctCell,
    WRITERS,
  )(async ({ params, body }, context) =>
    done(await changeDraft(context, params, { kind: 'correct', data: body })),
  )
  api.serve(
    contract.withdrawCorrection,
    WRITERS,
  )(async ({ params, body }, context) =>
    done(await changeDraft(context, params, { kind: 'withdrawCorrection', data: body })),
  )
  api.serve(
    contract.explainFinding,
    WRITERS,
  )(async ({ params, body }, context) =>
    done(await changeDraft(context, params, { kind: 'explain', data: body })),
  )
  api.serve(
    contract.setImprovement,
    WRITERS,
  )(async ({ params, body }, context) => done(await setImprovement(context, params.id, body)))
}

function serveWorkflow(api: DeskApi): void {
  api.serve(
    contract.submitReport,
    ACTORS,
  )(async ({ params, body }, context) => done(await submitReport(context, params, body.comment)))
  api.serve(
    contract.reviewReport,
    ACTORS,
  )(async ({ params, body }, context) => done(await reviewReport(context, params, body.comment)))
  api.serve(
    contract.giveBackReport,
    ACTORS,
  )(async ({ params, body }, context) => done(await giveBackReport(context, params, body.reason)))
  api.serve(
    contract.fileReport,
    ACTORS,
  )(async ({ params }, context) => {
    const result = await fileReport(context, params)
    return result.ok ? { status: 200, body: { ...result.value } } : result
  })
  api.serve(
    contract.publishReport,
    ACTORS,
  )(async ({ params }, context) => done(await publishReport(context, params)))
  api.serve(
    contract.correctPublished,
    WRITERS,
  )(async ({ params, body }, context) => {
    const result = await correctPublished(context, params, body.publicNote)
    return result.ok ? { status: 201, body: { version: result.value } } : result
  })
}

function serveSupervision(api: DeskApi): void {
  api.serve(
    contract.showBoard,
    SUPERVISORS,
  )(async ({ params }, context) => ({
    status: 200,
    body: answers.board(await showBoard(context, params.year)),
  }))
  api.serve(contract.setDeadline, ['supervisor'])(async ({ params, body }, context) =>
    done(await setDeadline(context, { ...params, ...body })),
  )
  api.serve(contract.remindOrgan, ['supervisor'])(async ({ params, body }, context) => {
    const result = await remindOrgans(context, { ...params, ...body })
    return result.ok ? { status: 200, body: { reminded: result.value } } : result
  })
  api.serve(
    contract.showRollup,
    SUPERVISORS,
  )(async ({ params }, context) => {
    const result = await rollUpDistrict(context, params.year)
    return result.ok ? { status: 200, body: answers.rollup(result.value) } : result
  })
  api.serve(
    contract.listRollupParts,
    SUPERVISORS,
  )(async ({ params, query }, context) => {
    const result = await listRollupParts(context, params.year, query.path)
    return result.ok ? { status: 200, body: result.value } : result
  })
  api.serve(
    contract.compareTwo,
    'signedIn',
  )(async ({ query }, context) => {
    const result = await compareTwo(context, query.left, query.right)
    return result.ok ? { status: 200, body: answers.comparison(result.value) } : result
  })
  api.serve(
    contract.listComparable,
    'signedIn',
  )(async (_, context) => ({
    status: 200,
    body: { choices: [...(await listComparable(context))] },
  }))
}

type Outcome = Awaited<ReturnType<typeof changeDraft>>

function done(result: Outcome): { status: 204; body: undefined } | Extract<Outcome, { ok: false }> {
  return result.ok ? { status: 204, body: undefined } : result
}
