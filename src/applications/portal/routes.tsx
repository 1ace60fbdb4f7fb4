import { MEDIA_TYPES, renderDocument } from '../../platform/documents/index.ts'
import type { PortalAnswer, PortalRequest, PortalRoute } from '../../portal/route.ts'
import { UPLOAD_LIMITS } from '../portal-api.ts'
import { blankForm } from './blank-form.ts'
import { ApplyGuidePage } from './guide-page.tsx'
import { foundPublic, noReceipt, printReceipt, showForm, submitForm, takeForm } from './intake-handlers.tsx'
import { showPetition, takePetition } from './petition-handlers.tsx'
import {
  fetchLetter,
  leaveStatus,
  lookUp,
  sendCorrection,
  sendReasons,
  showCase,
  showStatusForm,
  withdraw,
} from './status-handlers.tsx'

/** A little above the limit of one file, so that most files too large are refused on the form itself. */
const FILES = { maxBytes: UPLOAD_LIMITS.maxBytes + 5 * 1024 * 1024, maxFiles: UPLOAD_LIMITS.maxFiles }

function get(
  path: string,
  handle: PortalRoute['handle'],
  cache: PortalRoute['cache'] = 'private',
): PortalRoute {
  return { method: 'GET', path, cache, handle }
}

function post(path: string, handle: PortalRoute['handle']): PortalRoute {
  return { method: 'POST', path, cache: 'private', handle }
}

/** 依申请公开 on the portal: explained, applied for, followed; without account and without a script. */
export const applicationPortalRoutes: readonly PortalRoute[] = [
  get('/apply', showGuide, 'public'),
  get('/apply/form.pdf', (request) => applicationForm(request, 'pdf'), 'public'),
  get('/apply/form.docx', (request) => applicationForm(request, 'docx'), 'public'),
  get('/apply/new', showForm),
  post('/apply/new', takeForm),
  post('/apply/found', foundPublic),
  get('/apply/receipt', noReceipt),
  { ...post('/apply/receipt', submitForm), files: FILES },
  post('/apply/receipt.pdf', printReceipt),
  get('/apply/status', showStatusForm),
  post('/apply/status', lookUp),
  get('/apply/status/case', showCase),
  post('/apply/status/leave', leaveStatus),
  post('/apply/status/correct', sendCorrection),
  post('/apply/status/reasons', sendReasons),
  post('/apply/status/withdraw', withdraw),
  post('/apply/status/letters/:letterId/:format', fetchLetter),
  get('/apply/amend', (request, services) => showPetition('amendment', request, services)),
  post('/apply/amend', (request, services) => takePetition('amendment', request, services)),
  get('/apply/suggest', (request, services) => showPetition('suggestion', request, services)),
  post('/apply/suggest', (request, services) => takePetition('suggestion', request, services)),
]

async function showGuide(request: PortalRequest): Promise<PortalAnswer> {
  return {
    kind: 'page',
    column: 'apply',
    title: '依申请公开',
    body: <ApplyGuidePage organ={request.organ} urls={request.urls} />,
  }
}

async function applicationForm(request: PortalRequest, format: 'pdf' | 'docx'): Promise<PortalAnswer> {
  return {
    kind: 'file',
    name: `政府信息公开申请表.${format}`,
    type: MEDIA_TYPES[format],
    bytes: await renderDocument(blankForm(request.organ), format),
    inline: false,
  }
}
