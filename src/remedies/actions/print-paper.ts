import { describeApplication } from '../../applications/actions/describe-application.ts'
import { CASE_ACTS, type CaseActKind } from '../../law/case-act-model.ts'
import { parseLocalDate } from '../../law/local-date.ts'
import { renderDocument, MEDIA_TYPES } from '../../platform/documents/index.ts'
import type { DeskContext } from '../../platform/http/desk-api.ts'
import { refuse, ok, type Result } from '../../platform/result.ts'
import type { RemedyPaper } from '../model.ts'
import { answerTree, evidenceListTree, type PaperCase } from '../render/papers.ts'
import { replayRemedy } from '../rules.ts'
import { findRemedy, loadActs } from '../store.ts'
import { PARTY_FIELD } from './file-remedy.ts'
import { readEvidence } from './read-evidence.ts'

/** Steps a 复议机关 or court asks after; the office's own hands (分办, 拟稿, 审核) are not told. */
const TOLD: ReadonlySet<string> = new Set<CaseActKind>(
  CASE_ACTS.filter(
    (kind) =>
      !['assign', 'proposeExtension', 'draft', 'returnDraft', 'review', 'archive', 'note'].includes(kind),
  ),
)

/**
 * 答复书、答辩状 as a Word file to be finished, 证据清单 as it is filed. They name the party in full, so printing is a
 * recorded look at personal data.
 */
export async function printPaper(
  context: DeskContext,
  remedyId: string,
  paper: RemedyPaper,
  format: 'pdf' | 'docx',
) {
  const one = await paperCase(context, remedyId)
  if (!one.ok) return one
  if (
    paper === 'evidenceList' &&
    !one.value.evidence.some(({ role }) => role === 'evidence' || role === 'basis')
  )
    return refuse('notAllowedNow', '还没有登记要提交的证据和规范性文件，请先加入')
  const tree = paper === 'answer' ? answerTree(one.value) : evidenceListTree(one.value)
  const bytes = await renderDocument(tree, format)
  await context.services.database.write(context.tenancy, async (tx) => {
    const subject = `remedy/${remedyId}`
    const reason = `制作${tree.title}`
    tx.audit({ type: 'personalData.revealed', subject, data: { subject, field: 'party', reason } })
    tx.audit({ type: 'remedy.printed', subject, data: { remedyId, paper } })
  })
  return { file: { name: `${tree.title}.${format}`, type: MEDIA_TYPES[format], bytes } }
}

async function paperCase(context: DeskContext, remedyId: string): Promise<Result<PaperCase>> {
  const { services, actor, today } = context
  const { organId } = actor
  const evidence = await readEvidence(context, remedyId, undefined)
  if (!evidence.ok) return evidence
  const found = await services.database.read(context.tenancy, async (db) => {
    const remedy = await findRemedy(db, organId, remedyId)
    const state = replayRemedy((await loadActs(db, organId, remedyId)).map(({ act }) => act))
    return remedy && state && { remedy, state }
  })
  if (found === undefined) return refuse('notFound', '没有这件案件，可能属于其他机关')
  const { remedy, state } = found
  const { facts } = state
  if (facts.role === 'thirdParty')
    return refuse('notAllowedNow', '本机关在本案是第三人，不承担答复和举证责任')
  const organ = services.organs.byId(organId)
  return ok({
    kind: facts.kind,
    organ: organ?.name ?? '',
    address: organ?.settings.address ?? '',
    party: services.keys.open(organId, PARTY_FIELD, remedy.party),
    authority: facts.authority,
    caseNumber: facts.caseNumber,
    copyReceivedOn: state.copyReceivedOn,
    disputed:
      facts.disputedOutcome === null ? null : { outcome: facts.disputedOutcome, on: facts.disputedOn },
    applicationNumber: facts.applicationNumber,
    ...(await dossierOf(context, facts.applicationId)),
    reviewFirst: remedy.review_first,
    evidence: evidence.value.items.filter(({ withdrawn }) => !withdrawn),
    today,
  })
}

/** What the application's own acts tell; nothing where there is none or the person may not see it. */
async function dossierOf(
  context: DeskContext,
  applicationId: string | null,
): Promise<Pick<PaperCase, 'facts' | 'inTime'>> {
  const dossier = applicationId === null ? undefined : await describeApplication(context, applicationId)
  if (dossier?.ok !== true) return { facts: [], inTime: null }
  const { acts, deadlines } = dossier.value
  const told = acts.flatMap(({ kind, undone, on, name }) => {
    const day = parseLocalDate(on)
    return undone || day === undefined || !TOLD.has(kind) ? [] : [{ kind, on: day, what: name }]
  })
  const { reply } = deadlines
  const due = parseLocalDate(reply?.due ?? '')
  const delivered = told.findLast(({ kind }) => kind === 'deliver')?.on
  return {
    facts: told.map(({ on, what }) => ({ on, what })),
    inTime: reply?.met === true && due !== undefined && delivered !== undefined ? { due, delivered } : null,
  }
}
