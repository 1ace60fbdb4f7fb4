import { Fragment, type ReactNode } from 'react'
import { formatInstant } from '../../platform/clock.ts'
import { ButtonLink, ButtonRow, MetaTable, Notice, Prose, Section } from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'
import type { SignatureReport } from '../../seals/model.ts'
import { SIGNATURE_FILES, type SignaturePart } from '../portal-api.ts'

const PATHS: Readonly<Record<SignaturePart, string>> = {
  signature: `/apply/verify/${SIGNATURE_FILES.signature}`,
  publicKey: `/apply/verify/${SIGNATURE_FILES.publicKey}`,
  certificate: `/apply/verify/${SIGNATURE_FILES.certificate}`,
}

interface Shown {
  readonly urls: PortalUrls
  readonly organ: string
  readonly signature: SignatureReport
  /** Of the PDF as issued. */
  readonly pdfHash: string
  /** Whether a file was given; the signature was then computed over it. */
  readonly overFile: boolean
}

/** 电子签名: whether it holds, whose it is, since when; and all that it takes to check it elsewhere. */
export function SignatureResult({ urls, organ, signature, pdfHash, overFile }: Shown): ReactNode {
  const { certificate, fingerprint, signedAt } = signature
  const part = (name: SignaturePart): string => urls.to(PATHS[name], { pdf: pdfHash })
  return (
    <Section title="电子签名">
      <SignatureVerdict signature={signature} overFile={overFile} />
      <MetaTable
        label="电子签名"
        rows={[
          { label: '签名机关', value: organ },
          { label: '签名时间', value: formatInstant(signedAt) },
          { label: '签名算法', value: 'SM2（SM3 杂凑），对整个 PDF 文件' },
          ...(certificate === null
            ? [{ label: '签名证书', value: '没有第三方颁发的数字证书，公钥由出具机关在本网站公布' }]
            : [
                { label: '签名证书', value: certificate.subject },
                { label: '证书序列号', value: <Breakable text={certificate.serial} /> },
                {
                  label: '颁发者',
                  value: certificate.selfSigned ? '自签名（没有第三方颁发）' : certificate.issuer,
                },
                {
                  label: '证书有效期',
                  value: `${formatInstant(certificate.validFrom)} 至 ${formatInstant(certificate.validTo)}`,
                },
              ]),
          { label: '公钥指纹（SM3）', value: <Breakable text={fingerprint} /> },
        ]}
      />
      <Section title="用其他工具核验" level={3}>
        <Prose>
          <p>
            把收到的 PDF 文件与下列文件放在同一文件夹，用 OpenSSL 3
            等支持国密算法的工具可以自行核验，不依赖本网站。 公钥指纹请与文书上印的、{organ}另行公布的核对。
          </p>
        </Prose>
        <ButtonRow>
          <ButtonLink href={part('signature')}>下载签名</ButtonLink>
          <ButtonLink href={part('publicKey')}>下载公钥</ButtonLink>
          {certificate !== null && <ButtonLink href={part('certificate')}>下载证书</ButtonLink>}
        </ButtonRow>
        <pre className="apply-command" tabIndex={0} aria-label="核验命令">
          <code>{COMMAND}</code>
        </pre>
      </Section>
    </Section>
  )
}

const COMMAND = `openssl pkeyutl -verify -rawin -digest sm3 \\
  -pkeyopt distid:1234567812345678 \\
  -pubin -inkey ${SIGNATURE_FILES.publicKey} \\
  -sigfile ${SIGNATURE_FILES.signature} -in 收到的文书.pdf`

function SignatureVerdict({
  signature: { valid, inForceThen, withdrawnAt },
  overFile,
}: Pick<Shown, 'signature' | 'overFile'>): ReactNode {
  if (!valid)
    return (
      <Notice kind="error" title="电子签名核验不通过">
        <p>
          {overFile
            ? '您选择的文件与签名不符：文件被修改过，或者不是签发的 PDF 文件。'
            : '存档文件或者签名与签发时不一致。请与出具机关联系核实。'}
        </p>
      </Notice>
    )
  if (!inForceThen)
    return (
      <Notice kind="error" title="签名本身相符，但签名时密钥不在有效期内">
        <p>请与出具机关联系核实。</p>
      </Notice>
    )
  return (
    <Notice kind="success" title="电子签名有效">
      <p>
        {overFile ? '对您选择的文件' : '对存档的 PDF 文件'}重新计算，签名相符；签名时密钥在有效期内。
        {withdrawnAt !== null && `该密钥已于 ${formatInstant(withdrawnAt)} 停用，停用以前的签名不受影响。`}
      </p>
    </Notice>
  )
}

/** May break inside: 64 letters are wider than a telephone. Copied, it is one word. */
export function Breakable({ text }: { text: string }): ReactNode {
  const pieces = text.match(/.{1,16}/g) ?? []
  return (
    <code>
      {pieces.map((piece, place) => (
        // The pieces have no identity of their own; the list is drawn once.
        <Fragment key={place}>
          {piece}
          <wbr />
        </Fragment>
      ))}
    </code>
  )
}
