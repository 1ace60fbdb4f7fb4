/** Composing, numbering and keeping letters inside the transaction of an act. */
import { OUTCOME_DEFINITIONS, missingElements, type LetterElement, type Outcome } from '../law/outcomes.ts'
import { remedyText, reviewOrganOf, type RemedyText } from '../law/remedies.ts'
import { parseLocalDate, type LocalDate } from '../law/local-date.ts'
import type { Organ } from '../organs/model.ts'
import { loadPictures, MissingGlyphError, renderDocument } from '../platform/documents/index.ts'
import type { Tx } from '../platform/database/database.ts'
import type { DocumentTree } from '../platform/documents/tree.ts'
import { newId } from '../platform/ids.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { Services } from '../platform/services.ts'
import type { CaseWork } from './case-work.ts'
import { personOf } from './case-work.ts'
import { caseFacts } from './letter-facts.ts'
import { sealOfLetter } from './letter-seal.ts'
import { addVersion, insertLetter, yearOfDay, type ReplyInput } from './letter-store.ts'
import { newLetterCode } from './letter-verification.ts'
import { buildLetter } from './letters/build-letter.ts'
import type { LetterFacts, LetterKind, RemedyFacts } from './letters/facts.ts'
import type { Template } from './letters/template-model.ts'
import type { CaseView } from './rules.ts'
import { nextInSeries, type ApplicationRecord } from './store.ts'
import { templateFor } from './template-store.ts'
import { providedText, wayOf } from './ways.ts'

/** 文号 by kind: the reply bears the organ's prefix as it is (王城公复), the others their own mark in its place. */
const MARKS: Readonly<Partial<Record<LetterKind, string>>> = {
  correctionNotice: '补',
  extensionNotice: '延',
  thirdPartyConsultation: '征',
  organConsultation: '商',
  reasonsNotice: '说',
  feeNotice: '费',
  thirdPartyNotice: '告',
  consultationNotice: '询',
  agreedDateNotice: '期',
  assistanceLetter: '协',
  petitionNotice: '答',
}

export function numberOf(organ: Organ, kind: LetterKind, year: number, seq: number): string {
  return `${headOf(organ, kind)}〔${year}〕${seq}号`
}

function headOf(organ: Organ, kind: LetterKind): string {
  const prefix = organ.settings.letterPrefix ?? `${organ.shortName}公复`
  const mark = MARKS[kind]
  return mark === undefined ? prefix : `${prefix.endsWith('复') ? prefix.slice(0, -1) : prefix}${mark}`
}

/** Year and place of a 文号 of the organ's own; undefined for one made up in any other way. */
export function readNumber(
  organ: Organ,
  kind: LetterKind,
  text: string,
): { readonly year: number; readonly seq: number } | undefined {
  const found = /^(.*?)[〔[（(](\d{4})[〕\]）)]第?(\d{1,6})号$/.exec(text.replace(/\s/g, ''))
  if (found?.[1] !== headOf(organ, kind)) return undefined
  return { year: Number(found[2]), seq: Number(found[3]) }
}

/** Where letters are made: in a transaction of the organ that sends them. */
export type LetterWork = Pick<CaseWork, 'services' | 'tx' | 'organ'>

export async function takeNumber(
  { tx, organ }: Pick<LetterWork, 'tx' | 'organ'>,
  kind: LetterKind,
  on: string,
): Promise<string> {
  const year = yearOfDay(on)
  return numberOf(organ, kind, year, await nextInSeries(tx, `letter.${kind}`, year))
}

/** A procedural letter of a case, as `sendLetter` makes it. */
export async function issueLetter(
  work: CaseWork,
  kind: LetterKind,
  on: LocalDate,
  section: Partial<LetterFacts>,
): Promise<Result<IssuedLetter>> {
  const { services, organ, row, view } = work
  return sendLetter(work, {
    kind,
    on,
    facts: { ...caseFacts(services.keys, organ, row, view, on), ...section },
    about: { application: row.application_id },
    personId: personOf(work.agent),
  })
}

export interface IssuedLetter {
  readonly letterId: string
  readonly number: string
}

export interface NewLetter {
  readonly kind: LetterKind
  readonly on: LocalDate
  readonly facts: LetterFacts
  readonly about: { readonly application: string } | { readonly petition: string }
  readonly personId: string | null
}

/** Numbered, composed, kept, queued for printing. A hole in it or a character without glyph refuses it. */
export async function sendLetter(
  work: LetterWork,
  { kind, on, facts, about, personId }: NewLetter,
): Promise<Result<IssuedLetter>> {
  const { services, tx, organ } = work
  const number = await takeNumber(work, kind, on)
  const { code, address, hash } = newLetterCode(services, organ)
  const seal = await sealOfLetter(work, kind, on)
  if (!seal.ok) return seal
  const signed = { ...facts, docNumber: number, verification: { code, address }, ...seal.value.facts }
  const tree = buildLetter(kind, signed, await templateFor(tx.db, services.organs, organ.organId, kind, on))
  if (!tree.ok) return tree
  const printable = await checkPrintable(services, tree.value)
  if (!printable.ok) return printable
  const letterId = newId(tx.now)
  await insertLetter(tx.db, {
    organ_id: organ.organId,
    letter_id: letterId,
    application_id: 'application' in about ? about.application : null,
    petition_id: 'petition' in about ? about.petition : null,
    kind,
    number,
    state: 'sent',
    version: 1,
    outcome: null,
    made_on: on,
    sent_on: on,
    pdf_hash: null,
    docx_hash: null,
    problem: null,
    download_until: null,
    verify_hash: hash,
    paper: null,
    on_demand: false,
  })
  await addVersion(tx, services.keys, {
    letterId,
    version: 1,
    personId,
    body: { tree: tree.value, ...seal.value.body },
  })
  await sentLetter(tx, about, { letterId, kind, number })
  return ok({ letterId, number })
}

/** On the audit record, and the printing of its files in the same transaction. */
export async function sentLetter(
  tx: Tx,
  about: NewLetter['about'],
  { letterId, kind, number }: IssuedLetter & { readonly kind: LetterKind },
): Promise<void> {
  const subject = 'application' in about ? `application/${about.application}` : `petition/${about.petition}`
  tx.audit({ type: 'letter.sent', subject, data: { letterId, kind, number } })
  await tx.enqueue('applications.renderLetter', { letterId }, { key: `letter-${letterId}` })
}

/** A character no font has would be a hole in what was said: the letter stops and the character is named. */
export async function checkPrintable({ files }: Services, tree: DocumentTree): Promise<Result<null>> {
  try {
    await renderDocument(tree, 'pdf', await loadPictures(files, tree))
    return ok(null)
  } catch (error) {
    if (error instanceof MissingGlyphError) return refuse('invalid', error.message, { field: 'letter' })
    throw error
  }
}

export interface ReplyDraft {
  readonly facts: LetterFacts
  readonly missing: readonly LetterElement[]
  readonly remedy: RemedyText
}

/** The facts of a reply as filled in, with the remedy text of its day. */
export function replyFacts(
  services: Services,
  organ: Organ,
  row: ApplicationRecord,
  view: CaseView,
  reply: ReplyInput,
  on: LocalDate,
): ReplyDraft {
  const way = wayOf(reply, row.way_wanted)
  // 复议法 22: a letter that comes by the internet names the way to apply for review there
  const places = remedyFacts(services, organ, way === 'email' || way === 'download')
  const facts: LetterFacts = {
    ...caseFacts(services.keys, organ, row, view, on),
    remedy: places,
    decision: {
      outcome: reply.outcome,
      elements: reply.elements,
      providedBy: providedText(
        reply,
        row.way_wanted,
        row.applicant_column === 'naturalPerson' ? '您' : '你单位',
      ),
      attachments: attachmentNames(reply),
    },
  }
  return {
    facts,
    missing: missingElements(reply.outcome, reply.elements),
    remedy: remedyText({
      ...places,
      outcome: reply.outcome,
      decidedOn: on,
      withdrawn: view.withdrawnOn !== null,
    }),
  }
}

/** What the letter lists: the papers named and the files that go with it. */
export function attachmentNames({ attachments, files = [] }: ReplyInput): readonly string[] {
  return [...attachments, ...files.map(({ name }) => name.replace(/\.(pdf|docx?|jpe?g|png)$/i, ''))]
}

export function remedyFacts(services: Services, organ: Organ, byInternet: boolean): RemedyFacts {
  const { onlineReview, reviewOrgan, court } = organ.settings
  return {
    byInternet,
    reviewOrgan: reviewOrgan ?? defaultReviewOrgan(services, organ),
    court: court ?? '有管辖权的人民法院',
    ...(onlineReview === undefined ? {} : { onlineReview }),
  }
}

export function goesByInternet(row: ApplicationRecord): boolean {
  return row.way_wanted === 'email' || row.way_wanted === 'download'
}

/** 复议法 24: the government above. Where the tree does not reach up to it, it is named by its office. */
function defaultReviewOrgan(services: Services, organ: Organ): string {
  const parent = organ.parentId === null ? undefined : services.organs.byId(organ.parentId)
  const kind =
    organ.kind === 'district' ? 'district' : organ.kind === 'department' ? 'department' : 'subdistrict'
  return reviewOrganOf(kind, {
    districtGovernment: parent?.name ?? '上一级人民政府',
    cityGovernment: parent?.name ?? '上一级人民政府',
  }).name
}

/** Stands for the 文号 until 签发 gives one. */
export const UNNUMBERED = '（签发时编号）'

export interface ReplyPrint {
  readonly number: string
  readonly template?: Template
  readonly verification?: LetterFacts['verification']
  readonly seal?: LetterFacts['seal']
}

/** The reply as a document; a missing element is refused by the builder, naming its article. */
export function composeReply(
  services: Services,
  organ: Organ,
  row: ApplicationRecord,
  view: CaseView,
  reply: ReplyInput,
  on: LocalDate,
  { number, template, verification, seal }: ReplyPrint,
): Result<DocumentTree> {
  const { facts } = replyFacts(services, organ, row, view, reply, on)
  const signed = {
    ...(verification === undefined ? {} : { verification }),
    ...(seal === undefined ? {} : { seal }),
  }
  return buildLetter('reply', { ...facts, docNumber: number, ...signed }, template)
}

export function outcomeName(outcome: Outcome): string {
  return OUTCOME_DEFINITIONS[outcome].name
}

export function legalDay(day: string): LocalDate {
  const parsed = parseLocalDate(day)
  if (parsed === undefined) throw new RangeError(`not a calendar date: ${day}`)
  return parsed
}
