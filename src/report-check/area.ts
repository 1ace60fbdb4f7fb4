import type { Area } from '../platform/areas.ts'
import { refuse } from '../platform/result.ts'
import {
  choosePrevious,
  correctCell,
  restoreReport,
  withdrawCorrection,
  withdrawReport,
} from './actions/change-kept.ts'
import { chooseFiled } from './actions/choose-filed.ts'
import { keepReport } from './actions/keep-report.ts'
import {
  downloadOriginal,
  listKept,
  openKept,
  packOpinions,
  printOpinion,
  readSetting,
} from './actions/show-kept.ts'
import { switchPublicPage } from './actions/switch-public-page.ts'
import * as contract from './contract.ts'
import { reportCheckPortalRoutes } from './portal/routes.tsx'
import './tables.ts'

const CHECKERS = ['clerk', 'head', 'supervisor'] as const
const DONE = { status: 204, body: undefined } as const

/** 检查一份年报: published reports read from files, at the desk kept and compared, on the portal one file and nothing kept. */
export const area: Area = {
  name: 'report-check',
  portal: reportCheckPortalRoutes,
  desk(api) {
    api.serve(
      contract.listKeptReports,
      CHECKERS,
    )(async ({ query }, context) => {
      const filter = { withdrawn: query.withdrawn === 'yes', year: query.year }
      const listed = await listKept(context, filter, query.organId)
      return listed.ok ? { status: 200, body: listed.value } : listed
    })
    api.serveUpload(contract.uploadReport, CHECKERS, { maxBytes: contract.DESK_FILE_BYTES, maxFiles: 1 })(
      async (_, uploads, context) => {
        const [file] = uploads.files
        if (file === undefined)
          return refuse('invalid', '没有收到文件，或者文件是空的。请重新选择', { field: 'file' })
        const kept = await keepReport(context, file)
        if (!kept.ok) return kept
        const { row, already, notices } = kept.value
        const body = { row, already, notices: [...notices] }
        return already ? { status: 200, body } : { status: 201, body }
      },
    )
    api.serve(
      contract.openKeptReport,
      CHECKERS,
    )(async ({ params, query }, context) => {
      const opened = await openKept(context, params.checkId, query.organId)
      return opened.ok ? { status: 200, body: opened.value } : opened
    })
    api.serve(
      contract.correctReading,
      CHECKERS,
    )(async ({ params, body }, context) => {
      const result = await correctCell(context, params.checkId, body)
      return result.ok ? DONE : result
    })
    api.serve(
      contract.withdrawReadingCorrection,
      CHECKERS,
    )(async ({ params, body }, context) => {
      const result = await withdrawCorrection(context, params.checkId, body)
      return result.ok ? DONE : result
    })
    api.serve(
      contract.choosePreviousReport,
      CHECKERS,
    )(async ({ params, body }, context) => {
      const result = await choosePrevious(context, params.checkId, body.previousId)
      return result.ok ? DONE : result
    })
    api.serve(
      contract.withdrawKeptReport,
      CHECKERS,
    )(async ({ params, body }, context) => {
      const result = await withdrawReport(context, params.checkId, body.reason)
      return result.ok ? DONE : result
    })
    api.serve(
      contract.restoreKeptReport,
      CHECKERS,
    )(async ({ params, body }, context) => {
      const result = await restoreReport(context, params.checkId, body.reason)
      return result.ok ? DONE : result
    })
    api.serve(
      contract.getOpinion,
      CHECKERS,
    )(async ({ params, query }, context) => printOpinion(context, params.checkId, query.organId))
    api.serve(
      contract.packOpinions,
      CHECKERS,
    )(async ({ query }, context) => packOpinions(context, query.year, query.organId))
    api.serve(
      contract.choosePreviousFiled,
      CHECKERS,
    )(async ({ params, body }, context) => {
      const result = await chooseFiled(context, params.checkId, body.organId)
      return result.ok ? DONE : result
    })
    api.serve(
      contract.getOriginal,
      CHECKERS,
    )(async ({ params, query }, context) => downloadOriginal(context, params.checkId, query.organId))
    api.serve(
      contract.getPublicPage,
      'signedIn',
    )(async (_, context) => {
      const setting = await readSetting(context)
      return setting.ok ? { status: 200, body: setting.value } : setting
    })
    api.serve(contract.setPublicPage, ['administrator'])(async ({ body }, context) => {
      const result = await switchPublicPage(context, body.on)
      return result.ok ? DONE : result
    })
  },
}
