import { Alert, Button, Tag } from 'antd'
import { useState } from 'react'
import { ConfirmButton, DownloadButton, PageSection, ReasonDialog } from '../../desk/components/index.ts'
import { formatDay } from '../../desk/dates.ts'
import { useAct } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { generateKey, getPublicKey, withdrawKey } from '../contract.ts'
import { inGroups } from '../rules.ts'
import { ImportDialog } from './import-dialog.tsx'
import type { Overview } from './seals-page.tsx'

type Key = Overview['keys'][number]

const SOON_DAYS = 30

/** 签名密钥: made here or taken in with its certificate; the private half is never shown again. */
export function KeysSection({ organ, keys }: { organ: number; keys: Overview['keys'] }) {
  const { today } = useMe()
  const [importing, setImporting] = useState(false)
  const make = useAct(generateKey, { message: '已生成签名密钥' })
  return (
    <PageSection title="签名密钥（SM2）">
      <p className="desk-muted">
        启用后，签发的文书在生成 PDF
        时用它签名，公众可以在网站“核验文书”页核验，也可以用其他工具核验。私钥加密保存在本系统，不能导出。
        本系统生成的密钥没有第三方认证；依电子签名法需要可靠电子签名的，请导入由依法设立的电子认证服务机构颁发的
        SM2 签名证书和密钥。
      </p>
      {keys.length === 0 ? <p>还没有签名密钥，文书签发时不带电子签名。</p> : null}
      <ul className="seals-keys">
        {keys.map((key) => (
          <KeyCard key={key.keyId} organ={organ} signingKey={key} />
        ))}
      </ul>
      <div className="app-act-buttons">
        <Button onClick={() => setImporting(true)}>导入密钥和证书</Button>
        <ConfirmButton
          loading={make.isPending}
          onConfirm={() => make.mutate({ body: { organ, effectiveFrom: today } })}
          confirm={{
            title: '生成新的签名密钥？',
            content:
              '自今天起签发的文书改用新密钥签名。原有的密钥不再用于签名，但没有停用，需要停用的请另行办理。',
            okText: '生成',
          }}
        >
          生成密钥
        </ConfirmButton>
      </div>
      <ImportDialog organ={organ} open={importing} onClose={() => setImporting(false)} />
    </PageSection>
  )
}

function KeyCard({ organ, signingKey: key }: { organ: number; signingKey: Key }) {
  const { certificate, withdrawn } = key
  const download = { path: getPublicKey.path, params: { keyId: key.keyId }, size: 'small' } as const
  return (
    <li>
      <div className="seals-key-head">
        <strong>
          {certificate?.subject ??
            (key.origin === 'generated' ? '本系统生成的密钥' : '导入的密钥（没有证书）')}
        </strong>{' '}
        <StateTag signingKey={key} />
      </div>
      <CertificateWarning signingKey={key} />
      <dl className="seals-facts">
        <dt>启用日期</dt>
        <dd>{formatDay(key.effectiveFrom)}</dd>
        {certificate === null ? null : (
          <>
            <dt>证书序列号</dt>
            <dd>{inGroups(certificate.serial)}</dd>
            <dt>颁发者</dt>
            <dd>{certificate.selfSigned ? '自签名' : certificate.issuer}</dd>
            <dt>有效期</dt>
            <dd>
              {formatDay(certificate.validFrom)}至{formatDay(certificate.validTo)}
            </dd>
          </>
        )}
        <dt>公钥指纹</dt>
        <dd className="seals-hex">{inGroups(key.fingerprint)}</dd>
        <dt>登记</dt>
        <dd>
          {key.person} {key.madeAt}
        </dd>
        {withdrawn === null ? null : (
          <>
            <dt>停用</dt>
            <dd>
              {withdrawn.at} {withdrawn.person}：{withdrawn.reason}
            </dd>
          </>
        )}
      </dl>
      <div className="app-act-buttons">
        <DownloadButton {...download} query={{ organ, form: 'key' }}>
          下载公钥
        </DownloadButton>
        {certificate === null ? null : (
          <DownloadButton {...download} query={{ organ, form: 'certificate' }}>
            下载证书
          </DownloadButton>
        )}
        {withdrawn === null ? <WithdrawButton organ={organ} keyId={key.keyId} /> : null}
      </div>
    </li>
  )
}

function StateTag({ signingKey: { inForce, withdrawn } }: { signingKey: Key }) {
  if (withdrawn !== null) return <Tag color="red">已停用</Tag>
  return inForce ? <Tag color="blue">正在使用</Tag> : <Tag>未使用</Tag>
}

/** An expired certificate stops every letter of the organ: told before it does. */
function CertificateWarning({ signingKey: { certificate, withdrawn, inForce } }: { signingKey: Key }) {
  if (certificate === null || withdrawn !== null || !inForce) return null
  const { state, daysLeft, validFrom } = certificate
  const title =
    state === 'expired'
      ? '证书已到期，现在签发文书会被拒绝。请导入新的证书和密钥，或者停用这个密钥。'
      : state === 'early'
        ? `证书自${formatDay(validFrom)}起才有效，此前签发文书会被拒绝。`
        : daysLeft <= SOON_DAYS
          ? `证书还有 ${daysLeft} 天到期，请及时换证；到期后签发文书会被拒绝。`
          : undefined
  if (title === undefined) return null
  const type = state === 'good' ? 'warning' : 'error'
  return <Alert className="desk-notice" type={type} showIcon title={title} />
}

function WithdrawButton({ organ, keyId }: { organ: number; keyId: string }) {
  const [open, setOpen] = useState(false)
  const act = useAct(withdrawKey, {
    message: '已停用签名密钥',
    problem: 'page',
    onDone: () => setOpen(false),
  })
  return (
    <>
      <Button danger size="small" onClick={() => setOpen(true)}>
        停用
      </Button>
      <ReasonDialog
        open={open}
        title="停用签名密钥"
        description="立即生效，不能恢复。此前用它签名的文书仍能核验，核验页会写明密钥停用的时间。已经签发、还没有生成文件的文书将没有电子签名。"
        label="停用原因"
        placeholder="如：证书更新；怀疑私钥泄露"
        okText="停用"
        danger
        busy={act.isPending}
        error={act.error}
        onSubmit={(reason) => act.mutate({ params: { keyId }, body: { organ, reason } })}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
