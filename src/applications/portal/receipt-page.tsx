import type { ReactNode } from 'react'
import { formatChinese } from '../../law/local-date.ts'
import { ButtonLink, ButtonRow, MetaTable, Notice, Section } from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'
import type { PortalReceipt } from '../public-shapes.ts'

/** Shown once, right after sending. The codes are in no address, no cookie and no log. */
export function ReceiptPage(props: {
  urls: PortalUrls
  organName: string
  receipt: PortalReceipt
}): ReactNode {
  const { receipt, urls } = props
  return (
    <>
      <Notice kind="success" title={receipt.repeated ? '这份申请已经提交过，回执如下' : '申请已经提交'}>
        <p>
          请当场记下或者打印下列编号和代码。<strong>查询码和校验数字只在这里显示一次</strong>
          ，遗失后可以凭申请编号和身份证明到受理机关查询。
        </p>
      </Notice>
      <MetaTable
        label="提交回执"
        rows={[
          { label: '受理机关', value: props.organName },
          { label: '申请编号', value: <strong id="receipt-number">{receipt.number}</strong> },
          { label: '查询码', value: <code id="receipt-query-code">{receipt.queryCode}</code> },
          { label: '校验数字', value: <code id="receipt-code">{receipt.receiptCode}</code> },
          { label: '提交日期', value: formatChinese(receipt.submittedOn) },
        ]}
      />
      {receipt.unverified && (
        <Notice title="提交后先作核实">
          <p>短时间内提交较多或者验证题未答对的申请，由工作人员核实后登记，不影响您的权利。</p>
        </Notice>
      )}
      <form method="post" action={urls.to('/apply/receipt.pdf')} className="apply-inline">
        <input type="hidden" name="number" value={receipt.number} />
        <input type="hidden" name="queryCode" value={receipt.queryCode} />
        <input type="hidden" name="receiptCode" value={receipt.receiptCode} />
        <button className="button button-primary" type="submit">
          下载回执（PDF）
        </button>
        <ButtonLink href={urls.to('/apply/status')}>查询办理进度</ButtonLink>
        <ButtonLink href={urls.to('/apply/new')}>再填一份申请</ButtonLink>
      </form>
      <Section title="接下来">
        <p>
          网上提交的申请，以行政机关与您双方确认之日为收到申请之日（条例第三十一条）。自收到之日起20个工作日内答复；需要延长的，最长再延长20个工作日并告知您（条例第三十三条）。内容不明确的，自收到之日起7个工作日内一次性告知补正（条例第三十条）。
        </p>
      </Section>
    </>
  )
}

/** For somebody who opens the address of the receipt by itself. */
export function NoReceiptPage({ urls }: { urls: PortalUrls }): ReactNode {
  return (
    <>
      <Notice title="回执只在提交后显示一次">
        <p>已经提交的，用申请编号、查询码查询办理进度；没有记下的，可以与受理机关联系。</p>
      </Notice>
      <ButtonRow>
        <ButtonLink href={urls.to('/apply/status')} primary>
          查询办理进度
        </ButtonLink>
        <ButtonLink href={urls.to('/apply/new')}>填写申请</ButtonLink>
      </ButtonRow>
    </>
  )
}
