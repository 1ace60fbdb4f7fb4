import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import { upload } from '../../../desk/api.ts'
import type { AnswerBody } from '../../../desk/api.ts'
import { PageHeader, PageSection, ProblemAlert, showFieldProblems } from '../../../desk/components/index.ts'
import { useServerDraft } from '../../../desk/drafts.ts'
import { useAct } from '../../../desk/hooks.ts'
import { useMe } from '../../../desk/session.ts'
import { countViews, listApplications, registerApplication, uploadFile } from '../../contract.ts'
import '../applications.css'
import { keepEnterFromSending } from '../enter.ts'
import { newIntakeKey } from '../intake-key.ts'
import { ApplicantFields } from './applicant-fields.tsx'
import { ChannelFields } from './channel-fields.tsx'
import { FileFields } from './file-fields.tsx'
import { ReceiptShown } from './receipt-shown.tsx'
import { bodyOf, FILE_USES, NO_FILES } from './register-values.ts'
import type { ChosenFiles, RegisterBody, RegisterValues } from './register-values.ts'
import { RepeatHint } from './repeat-hint.tsx'
import { RequestFields } from './request-fields.tsx'

type Receipt = AnswerBody<typeof registerApplication>

export default function RegisterPage() {
  const [receipt, setReceipt] = useState<Receipt | undefined>(undefined)
  if (receipt !== undefined) return <ReceiptShown receipt={receipt} onNext={() => setReceipt(undefined)} />
  return <RegisterForm onDone={setReceipt} />
}

function RegisterForm({ onDone }: { onDone: (receipt: Receipt) => void }) {
  const { today } = useMe()
  const [form] = Form.useForm<RegisterValues>()
  const draft = useServerDraft('application:new', form)
  // One key for one form: pressed twice, or sent again after a cut line, it is still one application.
  const [intakeKey, setIntakeKey] = useState(newIntakeKey)
  const [files, setFiles] = useState<ChosenFiles>(NO_FILES)
  const [uploading, setUploading] = useState(false)
  const [uploadError, setUploadError] = useState<unknown>(undefined)
  const register = useAct(registerApplication, {
    problem: 'page',
    message: ({ body }) =>
      body.repeated ? '同一份表单已经登记过，未重复登记' : `已登记，编号 ${body.number}`,
    invalidates: [listApplications, countViews],
    onDone: ({ body }) => {
      draft.clear()
      setIntakeKey(newIntakeKey())
      onDone(body)
    },
  })
  const submit = async (values: RegisterValues): Promise<void> => {
    setUploading(true)
    setUploadError(undefined)
    try {
      const sent = await sendFiles(files)
      register.mutate(
        { body: bodyOf(values, intakeKey, sent) },
        { onError: (error) => showFieldProblems(form, error) },
      )
    } catch (error) {
      setUploadError(error)
    } finally {
      setUploading(false)
    }
  }
  const discard = (): void => {
    form.resetFields()
    draft.clear()
  }
  return (
    <>
      <PageHeader
        title="登记申请"
        subtitle="当面、口头、邮寄、传真收到的申请在此登记。填写中的内容随时暂存，七天内可继续。"
        back={{ to: '/applications', label: '申请办理' }}
      />
      {draft.restored ? (
        <Alert
          className="desk-notice"
          type="info"
          showIcon
          title="已恢复上次没有提交的内容（附件需要重新选择）。"
          action={
            <Button size="small" onClick={discard}>
              清空重填
            </Button>
          }
        />
      ) : null}
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        onValuesChange={draft.onValuesChange}
        onKeyDown={keepEnterFromSending}
        onFinish={(values) => void submit(values)}
        initialValues={initialValues(today)}
      >
        <PageSection title="申请登记表">
          <ChannelFields />
          <ApplicantFields />
          <RequestFields />
          <RepeatHint form={form} />
          <FileFields files={files} onChange={setFiles} />
          <ProblemAlert error={uploadError} prefix="材料没有上传成功" />
          <ProblemAlert error={register.error} />
          <Button type="primary" htmlType="submit" size="large" loading={uploading || register.isPending}>
            登记并出具回执
          </Button>
        </PageSection>
      </Form>
    </>
  )
}

function initialValues(today: string) {
  return {
    channel: 'counter' as const, // one of the contract's channels, narrowed
    submittedOn: today,
    applicant: { column: 'naturalPerson' as const, name: '', idType: '居民身份证' },
    formWanted: 'either' as const,
    wayWanted: 'collect' as const,
    content: '',
  }
}

/** Each paper is stored first; the application then names it by its hash. */
async function sendFiles(files: ChosenFiles): Promise<NonNullable<RegisterBody['files']>> {
  const sent: { hash: string; use: (typeof FILE_USES)[number] }[] = []
  for (const use of FILE_USES) {
    for (const file of files[use]) {
      const { body } = await upload(uploadFile, { files: [file] })
      sent.push({ hash: body.hash, use })
    }
  }
  return sent
}
