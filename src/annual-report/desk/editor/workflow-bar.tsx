import { Alert, Flex } from 'antd'
import { useState } from 'react'
import { ConfirmButton, DownloadButton, ReasonDialog } from '../../../desk/components/index.ts'
import { useAct } from '../../../desk/hooks.ts'
import {
  correctPublished,
  downloadReport,
  fileReport,
  giveBackReport,
  publishReport,
  reviewReport,
  submitReport,
} from '../../contract.ts'
import type { EditorProps } from './editor-page.tsx'

/** What can be done now; what cannot says why. */
export function WorkflowBar({ report }: EditorProps) {
  const [dialog, setDialog] = useState<'giveBack' | 'newVersion'>()
  const params = { organId: report.organ.organId, year: report.year }
  const submit = useAct(submitReport, { message: '已送审' })
  const review = useAct(reviewReport, { message: '审核通过' })
  const file = useAct(fileReport, {
    message: (answer) => (answer.body.late ? '已报送并锁定（逾期）' : '已报送并锁定'),
  })
  const publish = useAct(publishReport, { message: '已公布，网页即时可见，下载文件随后生成' })
  const against = (kind: string): string | undefined =>
    report.acts.find((act) => act.kind === kind)?.against ?? undefined
  const blocked = report.obstacles.length === 0 ? undefined : report.obstacles.join('；')
  const isDraft = report.state === 'draft'
  return (
    <>
      <Flex gap={8} wrap className="no-print desk-notice" role="group" aria-label="办理">
        <ConfirmButton
          type={isDraft ? 'primary' : 'default'}
          disabledReason={against('submit') ?? blocked}
          loading={submit.isPending}
          confirm={{ title: '送审后不能再改，由另一名审核人审核。确定送审吗？', okText: '送审' }}
          onConfirm={() => submit.mutate({ params, body: {} })}
        >
          送审
        </ConfirmButton>
        <ConfirmButton
          type={report.state === 'submitted' ? 'primary' : 'default'}
          disabledReason={against('review')}
          loading={review.isPending}
          confirm={{ title: '已核对三张表与文字，确定审核通过吗？', okText: '审核通过' }}
          onConfirm={() => review.mutate({ params, body: {} })}
        >
          审核通过
        </ConfirmButton>
        <ConfirmButton
          type={report.state === 'reviewed' ? 'primary' : 'default'}
          disabledReason={against('file')}
          loading={file.isPending}
          confirm={{
            title: '报送后数据和文字锁定，以校验值为准。确定报送吗？',
            okText: '报送',
          }}
          onConfirm={() => file.mutate({ params })}
        >
          报送
        </ConfirmButton>
        <ConfirmButton
          type={report.state === 'filed' ? 'primary' : 'default'}
          disabledReason={against('publish')}
          loading={publish.isPending}
          confirm={{ title: '报告将在网站“政府信息公开年报”栏目公布。确定公布吗？', okText: '公布' }}
          onConfirm={() => publish.mutate({ params })}
        >
          公布
        </ConfirmButton>
        <ConfirmButton danger disabledReason={against('giveBack')} onConfirm={() => setDialog('giveBack')}>
          退回
        </ConfirmButton>
        {report.mayCorrectPublished ? (
          <ConfirmButton onConfirm={() => setDialog('newVersion')}>编制更正版本</ConfirmButton>
        ) : null}
      </Flex>
      {isDraft && report.obstacles.length > 0 ? (
        <Alert
          className="desk-notice"
          type="info"
          showIcon
          title="送审前还要做"
          description={
            <ul className="report-obstacles">
              {report.obstacles.map((obstacle) => (
                <li key={obstacle}>{obstacle}</li>
              ))}
            </ul>
          }
        />
      ) : null}
      <Dialogs report={report} dialog={dialog} onClose={() => setDialog(undefined)} />
    </>
  )
}

function Dialogs({
  report,
  dialog,
  onClose,
}: EditorProps & { dialog: 'giveBack' | 'newVersion' | undefined; onClose: () => void }) {
  const params = { organId: report.organ.organId, year: report.year }
  const giveBack = useAct(giveBackReport, { message: '已退回', problem: 'page', onDone: onClose })
  const newVersion = useAct(correctPublished, {
    message: '已开始编制更正版本，原版本仍然公布',
    problem: 'page',
    onDone: onClose,
  })
  return (
    <>
      <ReasonDialog
        open={dialog === 'giveBack'}
        title="退回年度报告"
        description="写明要修改什么，编制人会看到。"
        minLength={4}
        okText="退回"
        danger
        busy={giveBack.isPending}
        error={giveBack.error}
        onSubmit={(reason) => giveBack.mutate({ params, body: { reason } })}
        onClose={onClose}
      />
      <ReasonDialog
        open={dialog === 'newVersion'}
        title="编制更正版本"
        description="已公布的版本不改，更正版本经审核、报送后另行公布。说明会与报告一起公布。"
        label="向公众说明更正了什么"
        minLength={6}
        maxLength={300}
        okText="开始编制"
        busy={newVersion.isPending}
        error={newVersion.error}
        onSubmit={(publicNote) => newVersion.mutate({ params, body: { publicNote } })}
        onClose={onClose}
      />
    </>
  )
}

const FORMATS = ['pdf', 'docx', 'xlsx', 'json'] as const

/** The report as it stands, as files. */
export function Downloads({ report }: EditorProps) {
  const params = { organId: report.organ.organId, year: report.year }
  return FORMATS.map((format) => (
    <DownloadButton key={format} size="small" path={downloadReport.path} params={{ ...params, format }}>
      {format.toUpperCase()}
    </DownloadButton>
  ))
}
