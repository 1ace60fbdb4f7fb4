import { printPublicDocument } from '../../calculator/actions/print-public-document.ts'
import type { Services } from '../../platform/services.ts'
import type { PortalAnswer, PortalRequest, PortalRoute } from '../../portal/route.ts'
import { UPLOAD_LIMITS } from '../portal-api.ts'
import { blankForm } from './blank-form.ts'
import { foundPublic, lookPublic } from './already-public.tsx'
import { ApplyGuidePage } from './guide-page.tsx'
import { noReceipt, printReceipt, showCheck, showForm, submitForm, takeForm } from './intake-handlers.tsx'
import { showPetition, takePetition } from './petition-handlers.tsx'
import {
  fetchLetter,
  fetchReplyFile,
  leaveStatus,
  lookUp,
  sendCorrection,
  sendReasons,
  showCase,
  showStatusForm,
  withdraw,
} from './status-handlers.tsx'
import { fetchPart, showVerify, takeVerify, VERIFY_FILES } from './verify.tsx'

/** What is too much is said on the form itself, nothing typed lost. */
const FILES = { ...UPLOAD_LIMITS, tellsRefusal: true }

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
  get('/apply/form.pdf', (request, services) => applicationForm(request, services, 'pdf')),
  get('/apply/form.docx', (request, services) => applicationForm(request, services, 'docx')),
  get('/apply/new', showForm),
  post('/apply/new', takeForm),
  get('/apply/check', showCheck),
  post('/apply/look', lookPublic),
  post('/apply/found', foundPublic),
  get('/apply/receipt', noReceipt),
  { ...post('/apply/receipt', submitForm), files: FILES },
  post('/apply/receipt.pdf', printReceipt),
  get('/apply/status', showStatusForm),
  post('/apply/status', lookUp),
  get('/apply/status/case', showCase),
  post('/apply/status/leave', leaveStatus),
  { ...post('/apply/status/correct', sendCorrection), files: FILES },
  post('/apply/status/reasons', sendReasons),
  post('/apply/status/withdraw', withdraw),
  post('/apply/status/letters/:letterId/:format', fetchLetter),
  post('/apply/status/letters/:letterId/files/:place', fetchReplyFile),
  get('/apply/amend', (request, services) => showPetition('amendment', request, services)),
  post('/apply/amend', (request, services) => takePetition('amendment', request, services)),
  get('/apply/suggest', (request, services) => showPetition('suggestion', request, services)),
  post('/apply/suggest', (request, services) => takePetition('suggestion', request, services)),
  get('/apply/verify', showVerify),
  { ...post('/apply/verify', takeVerify), files: { ...VERIFY_FILES, tellsRefusal: true } },
  get('/apply/verify/signature.sig', (request, services) => fetchPart('signature', request, services)),
  get('/apply/verify/publickey.pem', (request, services) => fetchPart('publicKey', request, services)),
  get('/apply/verify/certificate.pem', (request, services) => fetchPart('certificate', request, services)),
]

async function showGuide(request: PortalRequest): Promise<PortalAnswer> {
  return {
    kind: 'page',
    column: 'apply',
    title: '依申请公开',
    body: <ApplyGuidePage organ={request.organ} urls={request.urls} />,
  }
}

function applicationForm(
  request: PortalRequest,
  services: Services,
  format: 'pdf' | 'docx',
): Promise<PortalAnswer> {
  const tree = blankForm(request.organ)
  return printPublicDocument(request, services, { name: '政府信息公开申请表', tree, format })
}
