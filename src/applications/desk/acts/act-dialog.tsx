import { Alert, Button, Form, Modal } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { upload } from '../../../desk/api.ts'
import {
  ArticleTag,
  FileDrop,
  LocalDatePicker,
  ProblemAlert,
  showFieldProblems,
} from '../../../desk/components/index.ts'
import { useServerDraft } from '../../../desk/drafts.ts'
import { focusFirstField, useFocusReturn } from '../../../desk/focus.ts'
import { useAct } from '../../../desk/hooks.ts'
import { isProblem } from '../../../desk/problem.ts'
import { useMe } from '../../../desk/session.ts'
import { actBody, recordAct, uploadFile } from '../../contract.ts'
import type { ActBody, ApplicationDetail } from '../../contract.ts'
import type { ActKind } from '../../model.ts'
import { keepEnterFromSending } from '../enter.ts'
import { ACT_FORMS } from './act-forms.ts'
import type { ActForm } from './act-form.ts'

export interface ChosenAct {
  readonly act: ActKind
  readonly label: string
  readonly article: string
  /** The entry of the record a correction is about. */
  readonly target?: number
}

/** The dialog of any act. What was typed stays on a refusal; the answer carries the whole case anew. */
export function ActDialog({
  application,
  chosen,
  onClose,
}: {
  application: ApplicationDetail
  chosen: ChosenAct | undefined
  onClose: () => void
}) {
  if (chosen === undefined) return null
  // A fresh form for each act: nothing of the one before stays in it.
  return <OpenDialog key={chosen.act} application={application} chosen={chosen} onClose={onClose} />
}

type Values = Record<string, unknown>

function OpenDialog({
  application,
  chosen,
  onClose,
}: {
  application: ApplicationDetail
  chosen: ChosenAct
  onClose: () => void
}) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const fields = useRef<HTMLDivElement>(null)
  useFocusReturn()
  const definition: ActForm = ACT_FORMS[chosen.act] ?? {}
  const { Fields } = definition
  const props = { application, target: chosen.target }
  const kept = useServerDraft(draftKey(application.id, chosen), form)
  const sending = useSending(application, definition, () => {
    kept.clear()
    onClose()
  })
  const discard = (): void => {
    form.resetFields()
    kept.clear()
  }
  const intro = definition.intro?.(application)
  const submit = (values: Values): void =>
    void sending.send(chosen.act, definition.toBody?.(values, props) ?? values, values, (error) =>
      showFieldProblems(form, error),
    )
  return (
    <Modal
      title={
        <>
          {chosen.label} <ArticleTag article={chosen.article} />
        </>
      }
      open
      width={definition.wide === true ? 860 : 620}
      okText={definition.okText ?? '登记'}
      okButtonProps={{ danger: definition.danger ?? false }}
      confirmLoading={sending.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterOpenChange={(open) => (open ? focusFirstField(fields.current) : undefined)}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <div ref={fields}>
        {intro === undefined || intro === '' ? null : <div className="desk-dialog-text">{intro}</div>}
        <ProblemAlert error={sending.error} />
        {kept.restored ? (
          <Alert
            className="desk-notice"
            type="info"
            showIcon
            title="已恢复上次没有提交的内容，请核对日期后提交。"
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
          preserve={false}
          scrollToFirstError={{ focus: true }}
          initialValues={{ on: today, ...definition.initial?.(props, today) }}
          onKeyDown={keepEnterFromSending}
          onValuesChange={(changed: Values, values) => kept.onValuesChange(changed, toKeep(values, today))}
          onFinish={submit}
        >
          {definition.dateLabel === undefined ? null : (
            <Form.Item
              name="on"
              label={definition.dateLabel}
              rules={[{ required: true, message: `请填写${definition.dateLabel}` }]}
            >
              <LocalDatePicker max={today} allowClear={false} />
            </Form.Item>
          )}
          {Fields === undefined ? null : <Fields {...props} />}
          {definition.evidence === undefined ? null : (
            <Form.Item name={EVIDENCE_FIELD} label={definition.evidence}>
              <FileDrop maxFiles={1} accept={['.pdf', '.jpg', '.jpeg', '.png', '.docx']} />
            </Form.Item>
          )}
        </Form>
      </div>
    </Modal>
  )
}

const EVIDENCE_FIELD = 'evidenceFile'

/** A correction is of one entry; what was typed about another does not come back. */
function draftKey(applicationId: string, { act, target }: ChosenAct): string {
  return `act:${applicationId}:${act}${target === undefined ? '' : `:${target}`}`
}

/** A day nobody chose is not kept: opened again tomorrow, the form says tomorrow. */
function toKeep({ on, ...values }: Values, today: string): Values {
  return on === today ? values : { ...values, on }
}

function useSending(application: ApplicationDetail, definition: ActForm, onDone: () => void) {
  const navigate = useNavigate()
  const client = useQueryClient()
  // The record as it was when this was first sent: sent again after a cut connection, it is known for what it is.
  const firstSent = useRef<number>(undefined)
  const [uploading, setUploading] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const act = useAct(recordAct, {
    problem: 'page',
    message: ({ body }) =>
      body.application === null
        ? '已登记。按现在的分办和查看范围，本件不再由您查看。'
        : (definition.done ?? '已登记'),
    onDone: ({ body }) => {
      onDone()
      if (body.application === null) void navigate('/applications')
    },
  })
  const send = async (
    kind: ActKind,
    members: Values,
    values: Values,
    onRefused: (error: Error) => void,
  ): Promise<void> => {
    setError(undefined)
    setUploading(true)
    try {
      const evidence = await storeEvidence(values[EVIDENCE_FIELD])
      firstSent.current ??= Math.max(0, ...application.acts.map(({ seq }) => seq))
      const body = bodyOf(kind, { ...members, ...evidence, lastSeq: firstSent.current })
      const onError = (refusal: Error): void => {
        onRefused(refusal)
        if (isProblem(refusal, 'conflict')) void client.invalidateQueries()
      }
      act.mutate({ params: { id: application.id }, body }, { onError })
    } catch (caught) {
      setError(caught)
    } finally {
      setUploading(false)
    }
  }
  return { send, busy: uploading || act.isPending, error: error ?? act.error }
}

async function storeEvidence(chosen: unknown): Promise<{ evidence?: string }> {
  const file = Array.isArray(chosen) ? (chosen[0] as unknown) : undefined // the field holds what FileDrop gave it
  if (!(file instanceof File)) return {}
  const { body } = await upload(uploadFile, { files: [file] })
  return { evidence: body.hash }
}

/** The contract's schema is the check; empty optional fields are left out. */
function bodyOf(act: ActKind, members: Values): ActBody {
  const filled = Object.entries(members).filter(
    ([name, value]) => name !== EVIDENCE_FIELD && value !== undefined && value !== null && value !== '',
  )
  const parsed = actBody.safeParse({ act, ...Object.fromEntries(filled) })
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  throw new Error(`填写的内容不完整：${first?.path.join('.') ?? ''} ${first?.message ?? ''}`)
}
