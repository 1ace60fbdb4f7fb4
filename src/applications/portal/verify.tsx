import type { ReactNode } from 'react'
import { formatChinese } from '../../law/local-date.ts'
import type { Services } from '../../platform/services.ts'
import {
  FileField,
  Form,
  formState,
  FormSection,
  MetaTable,
  Notice,
  Section,
  SubmitRow,
  TextField,
  type FieldError,
} from '../../portal/components/index.ts'
import type { PortalAnswer, PortalRequest, PortalUrls } from '../../portal/route.ts'
import {
  signaturePart,
  UPLOAD_LIMITS,
  verifyLetter,
  type PdfOfLetter,
  type SignaturePart,
  type VerifiedLetter,
} from '../portal-api.ts'
import { Breakable, SignatureResult } from './signature-result.tsx'

const TITLE = '核验文书'
const CODE_LENGTH = 60

export const VERIFY_FILES = { maxBytes: UPLOAD_LIMITS.maxBytes, maxFiles: 1 }

/** By the address in the QR code of a letter, or with the code typed in. */
export async function showVerify(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const code = typedCode(request.query['code'])
  if (code === '') return page(request, { code, errors: [] })
  return answer(request, services, code, undefined)
}

/** With the PDF that came: is it, byte for byte, what was signed? */
export async function takeVerify(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { refusedFiles } = request
  if (refusedFiles !== undefined)
    return page(request, {
      code: typedCode(request.form['code']),
      errors: [{ field: 'file', message: refusedFiles.message }],
      status: 413,
    })
  const [file] = request.files.filter(({ bytes }) => bytes.byteLength > 0)
  return answer(request, services, typedCode(request.form['code']), file?.bytes)
}

function typedCode(text: string | undefined): string {
  return (text ?? '').normalize('NFKC').trim().slice(0, CODE_LENGTH)
}

async function answer(
  request: PortalRequest,
  services: Services,
  code: string,
  pdf: Uint8Array | undefined,
): Promise<PortalAnswer> {
  const { organ, clientAddress } = request
  const found = await verifyLetter(services, organ, { code, pdf, clientAddress })
  if (found.ok) return page(request, { code, errors: [], letter: found.value })
  const { field = 'code', message, code: why } = found.refusal
  return page(request, {
    code,
    errors: [{ field, message }],
    status: why === 'tooMany' ? 429 : why === 'notFound' ? 404 : 422,
  })
}

const HASH = /^[0-9a-f]{64}$/

/** Signature, key or certificate to take along; for whoever can name the PDF by its hash. */
export async function fetchPart(
  part: SignaturePart,
  { organ, query, clientAddress }: PortalRequest,
  services: Services,
): Promise<PortalAnswer> {
  const pdfHash = query['pdf'] ?? ''
  if (!HASH.test(pdfHash)) return { kind: 'notFound' }
  const file = await signaturePart(services, organ, { pdfHash, part, clientAddress })
  return file.ok
    ? { kind: 'file', ...file.value, inline: false }
    : { kind: 'notFound', message: file.refusal.message }
}

interface Shown {
  readonly code: string
  readonly errors: readonly FieldError[]
  readonly letter?: VerifiedLetter
  readonly status?: number
}

function page(request: PortalRequest, shown: Shown): PortalAnswer {
  return {
    kind: 'page',
    column: 'apply',
    title: TITLE,
    status: shown.status ?? 200,
    noindex: true,
    body: <VerifyPage urls={request.urls} organName={request.organ.name} {...shown} />,
  }
}

function VerifyPage({
  urls,
  organName,
  code,
  errors,
  letter,
}: Shown & { urls: PortalUrls; organName: string }): ReactNode {
  const form = formState({ code }, errors)
  return (
    <>
      <p className="apply-lead">
        核验{organName}
        出具的政府信息公开文书。这里只显示文书的名称、文号、日期和文件指纹，不显示收件人和文书内容。
      </p>
      {letter !== undefined && <Result letter={letter} urls={urls} />}
      <Form action={urls.to('/apply/verify')} errors={errors} multipart>
        <FormSection title={letter === undefined ? '核验码和文件' : '核对收到的文件，或者核验另一份文书'}>
          <TextField
            {...form.field('code')}
            label="核验码"
            hint="印在文书署名下方，扫描二维码的不需要输入"
            autoComplete="off"
            maxLength={CODE_LENGTH}
          />
          <FileField
            {...form.field('file')}
            label="收到的 PDF 文件"
            hint="可以不选。文件只用来计算指纹，不保存"
            accept=".pdf"
          />
        </FormSection>
        <SubmitRow label="核验" />
      </Form>
    </>
  )
}

function Result({ letter, urls }: { letter: VerifiedLetter; urls: PortalUrls }): ReactNode {
  const { file, pdfHash, signature } = letter
  return (
    <>
      <LetterResult letter={letter} />
      {signature !== null && pdfHash !== null && (
        <SignatureResult
          urls={urls}
          organ={letter.organ}
          signature={signature}
          pdfHash={pdfHash}
          overFile={file !== null}
        />
      )}
    </>
  )
}

function LetterResult({ letter }: { letter: VerifiedLetter }): ReactNode {
  const { file, pdf, pdfHash, signature } = letter
  return (
    <Section title="核验结果">
      <Verdict letter={letter} />
      <MetaTable
        label="文书"
        rows={[
          { label: '文书名称', value: letter.name },
          { label: '文号', value: letter.number ?? '' },
          { label: '出具机关', value: letter.organ },
          { label: '成文日期', value: letter.date === null ? '' : formatChinese(letter.date) },
          {
            label: 'PDF 文件指纹（SHA-256）',
            value: pdfHash === null ? withoutPdf(pdf) : <Breakable text={pdfHash} />,
          },
          ...(file === null
            ? []
            : [{ label: '您的文件的指纹（SHA-256）', value: <Breakable text={file.hash} /> }]),
          ...(signature === null && pdfHash !== null
            ? [{ label: '电子签名', value: '这份文书没有电子签名' }]
            : []),
        ]}
      />
    </Section>
  )
}

function withoutPdf(pdf: PdfOfLetter): string {
  return pdf === 'none' ? NO_PDF : '文件正在生成，请稍后再核对'
}

const NO_PDF = '这份文书没有保存 PDF 原件，请按文号与出具机关核实'
const LATER = '这份文书是补录的，保存的 PDF 在补录以后才生成，不是当时发出的原件。'

function Verdict({ letter: { organ, file, pdf } }: { letter: VerifiedLetter }): ReactNode {
  if (file === null)
    return (
      <Notice kind="success" title={`有记录：这份文书由${organ}出具`}>
        <p>
          请核对手中文书的名称、文号和日期与下表是否一致
          {pdf === 'none' ? '。' : '；有 PDF 文件的，可以在下方选择文件核对。'}
          {pdf === 'later' && LATER}
        </p>
      </Notice>
    )
  if (file.same && pdf === 'later')
    return (
      <Notice kind="success" title="文件与本机关保存的 PDF 完全一致">
        <p>{LATER}</p>
      </Notice>
    )
  if (file.same) return <Notice kind="success" title="文件与签发时的 PDF 完全一致" />
  if (pdf === 'none') return <Notice title={NO_PDF} />
  if (pdf === 'coming') return <Notice title="文件正在生成，暂时不能核对，请稍后再试" />
  if (pdf === 'later')
    return (
      <Notice title="文件与本机关保存的 PDF 不一致">
        <p>{LATER}当时发出的文件不能这样核对，请以下表的文号与出具机关联系核实。</p>
      </Notice>
    )
  return (
    <Notice kind="error" title="文件与签发时的 PDF 不一致">
      <p>
        文件可能被修改过，也可能是另存、打印后扫描或者 Word 格式的文件。请以下表的文号与出具机关联系核实。
      </p>
    </Notice>
  )
}
