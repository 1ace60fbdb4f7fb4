import { Alert } from 'antd'
import { LetterHtml } from '../../applications/desk/letters/letter-html.tsx'
import '../../applications/desk/applications.css'
import type { AnswerBody } from '../../desk/api.ts'
import {
  DownloadButton,
  Loading,
  PageHeader,
  PageSection,
  ProblemAlert,
  OrganSelect,
  useChosenOrgan,
} from '../../desk/components/index.ts'
import { useCall } from '../../desk/hooks.ts'
import { useOrganName } from '../../desk/session.ts'
import { getSeals, getSealSample } from '../contract.ts'
import { KeysSection } from './keys-section.tsx'
import { SealForm } from './seal-form.tsx'
import { SealHistory } from './seal-history.tsx'
import './seals.css'

export type Overview = AnswerBody<typeof getSeals>

/** 电子印章: the picture over name and date, and the keys that sign; both from a day on, both out of use by an act. */
export default function SealsPage() {
  const { organ, choose } = useChosenOrgan()
  const organName = useOrganName()
  const { data, error, refetch } = useCall(getSeals, { query: { organ } })
  return (
    <>
      <PageHeader
        title="电子印章"
        subtitle={`${organName(organ)}。印章图样和电子签名自启用日起用于新签发的文书，已经发出的不变；没有启用的，文书照常签发，打印后加盖实物印章。`}
        extra={<OrganSelect organ={organ} choose={choose} of="印章" />}
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : null
      ) : (
        <Whole key={`${organ}:${data.latest}`} organ={organ} data={data} />
      )}
    </>
  )
}

function Whole({ organ, data }: { organ: number; data: Overview }) {
  return (
    <div className="seals">
      <div>
        <Alert
          className="desk-notice"
          type="info"
          showIcon
          title="这里启用的是印章图样和 SM2 签名，不是《电子印章管理办法》（国办发〔2025〕33号）所称的电子印章，不代替实物印章。需要与实物印章同等效力的，请打印后加盖实物印章，或者用统一电子印章系统制发的电子印章签章。"
        />
        <SealForm organ={organ} data={data} />
        <KeysSection organ={organ} keys={data.keys} />
        <SealHistory organ={organ} data={data} />
      </div>
      <div className="seals-sample">
        <PageSection
          title="样张（按今天启用的印章和密钥）"
          extra={
            <DownloadButton path={getSealSample.path} query={{ organ }} size="small">
              下载 PDF 样张
            </DownloadButton>
          }
        >
          <LetterHtml html={data.sample} />
        </PageSection>
      </div>
    </div>
  )
}
