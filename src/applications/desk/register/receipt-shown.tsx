import { Alert, Button, Flex } from 'antd'
import { ArticleTag, PageHeader, PageSection, PrintButton } from '../../../desk/components/index.ts'
import type { AnswerBody } from '../../../desk/api.ts'
import { formatDay, weekdayName } from '../../../desk/dates.ts'
import type { registerApplication } from '../../contract.ts'
import { LinkButton } from '../link-button.tsx'
import { PostDownload } from '../post-download.tsx'
import { printReceipt } from '../../contract.ts'

type Receipt = AnswerBody<typeof registerApplication>

/** The codes are shown this once; only their hashes are kept. */
export function ReceiptShown({ receipt, onNext }: { receipt: Receipt; onNext: () => void }) {
  const { id, queryCode, receiptCode } = receipt
  return (
    <>
      <PageHeader
        title={receipt.repeated ? '这件申请已经登记过' : '已登记'}
        back={{ to: '/applications', label: '申请办理' }}
        extra={<PrintButton>打印本页</PrintButton>}
      />
      <PageSection title="登记回执">
        <Alert
          className="desk-notice no-print"
          type="warning"
          showIcon
          title="查询码和六位码只显示这一次，请现在打印回执交申请人。"
          description="系统只保存其校验值，离开本页后无法再次显示。"
        />
        <dl className="app-facts">
          <dt>申请编号</dt>
          <dd className="app-receipt-code">{receipt.number}</dd>
          <dt>查询码</dt>
          <dd className="app-receipt-code app-receipt-long">{queryCode}</dd>
          <dt>六位码</dt>
          <dd className="app-receipt-code">{receiptCode}</dd>
          <dt>提交日期</dt>
          <dd>{formatDay(receipt.submittedOn)}</dd>
          <dt>收到日期</dt>
          <dd>
            {receipt.receivedOn === null
              ? '待与申请人确认后起算'
              : `${formatDay(receipt.receivedOn)}（${weekdayName(receipt.receivedOn)}）`}{' '}
            <ArticleTag article="条例31" />
          </dd>
          <dt>答复期限</dt>
          <dd>
            {receipt.due === null
              ? '收到之日确定后计算'
              : `${formatDay(receipt.due)}（${weekdayName(receipt.due)}）届满`}{' '}
            <ArticleTag article="条例33" />
          </dd>
        </dl>
      </PageSection>
      <Flex gap={8} wrap className="no-print">
        <PostDownload
          route={printReceipt}
          input={{ params: { id }, body: { queryCode, receiptCode, format: 'pdf' } }}
          type="primary"
        >
          回执 PDF
        </PostDownload>
        <PostDownload
          route={printReceipt}
          input={{ params: { id }, body: { queryCode, receiptCode, format: 'docx' } }}
        >
          回执 Word
        </PostDownload>
        <LinkButton to={`/applications/${id}`}>去办理这件申请</LinkButton>
        <NextButton onNext={onNext} />
      </Flex>
    </>
  )
}

function NextButton({ onNext }: { onNext: () => void }) {
  return (
    <Button onClick={onNext} className="no-print">
      再登记一件
    </Button>
  )
}
