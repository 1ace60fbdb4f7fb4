import { Alert, Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import {
  ArticleTag,
  LocalDatePicker,
  LongText,
  ProblemAlert,
  showFieldProblems,
} from '../../../desk/components/index.ts'
import { useServerDraft } from '../../../desk/drafts.ts'
import { useFocusReturn } from '../../../desk/focus.ts'
import { useAct } from '../../../desk/hooks.ts'
import { useMe } from '../../../desk/session.ts'
import { registerPetition } from '../../contract.ts'
import { PETITION_DEFINITIONS, PETITION_KINDS } from '../../model.ts'
import type { PetitionKind } from '../../model.ts'
import { keepEnterFromSending } from '../enter.ts'
import { newIntakeKey } from '../intake-key.ts'
import { COLUMN_OPTIONS } from '../words.ts'

interface Values {
  readonly kind: PetitionKind
  readonly submittedOn: string
  readonly applicant: {
    readonly column: 'naturalPerson'
    readonly name: string
    readonly phone?: string
    readonly email?: string
    readonly address?: string
  }
  readonly content: string
}

const CONTENT: Readonly<Record<PetitionKind, { readonly label: string; readonly placeholder: string }>> = {
  amendment: {
    label: '哪一条记录不准确、正确的是什么、有什么证据',
    placeholder: '如：低保公示表中本户住址写为6号楼，实际为9号楼，附户口簿复印件',
  },
  suggestion: { label: '建议公开的信息和理由', placeholder: '如：建议主动公开小游园改造的设计图和工期' },
}

/** 更正申请 (条例 41) and 建议 (条例 44) that came at the counter, by post or by telephone; the portal's come by themselves. */
export function PetitionRegister({ onClose }: { onClose: () => void }) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const [intakeKey] = useState(newIntakeKey)
  const draft = useServerDraft('petition:new', form)
  const kind = Form.useWatch('kind', form) ?? 'amendment'
  useFocusReturn()
  const register = useAct(registerPetition, {
    problem: 'page',
    message: ({ body }) => `已登记，编号 ${body.number}`,
    onDone: () => {
      draft.clear()
      onClose()
    },
  })
  return (
    <Modal
      title={
        <>
          登记{PETITION_DEFINITIONS[kind].name} <ArticleTag article={PETITION_DEFINITIONS[kind].article} />
        </>
      }
      open
      width={700}
      okText="登记"
      confirmLoading={register.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={register.error} />
      {draft.restored ? (
        <Alert
          className="desk-notice"
          type="info"
          showIcon
          title="已恢复上次没有提交的内容。"
          action={
            <Button
              size="small"
              onClick={() => {
                form.resetFields()
                draft.clear()
              }}
            >
              清空重填
            </Button>
          }
        />
      ) : null}
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={{ kind: 'amendment', submittedOn: today, applicant: { column: 'naturalPerson' } }}
        onKeyDown={keepEnterFromSending}
        onValuesChange={draft.onValuesChange}
        onFinish={(values) =>
          register.mutate(
            { body: { ...values, intakeKey } },
            { onError: (error) => showFieldProblems(form, error) },
          )
        }
      >
        <Form.Item name="kind" label="类别">
          <Radio.Group
            options={PETITION_KINDS.map((value) => ({ value, label: PETITION_DEFINITIONS[value].name }))}
          />
        </Form.Item>
        <Form.Item
          name="submittedOn"
          label="提出之日"
          rules={[{ required: true, message: '请填写提出之日' }]}
        >
          <LocalDatePicker max={today} allowClear={false} />
        </Form.Item>
        <Form.Item name={['applicant', 'column']} label="提出人类型">
          <Radio.Group options={COLUMN_OPTIONS} />
        </Form.Item>
        <div className="desk-form-grid">
          <Form.Item
            name={['applicant', 'name']}
            label="姓名或者名称"
            rules={[{ required: true, whitespace: true, message: '请填写姓名或者名称' }]}
          >
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name={['applicant', 'phone']}
            label="联系电话"
            extra="电话、邮箱至少填一项。"
            dependencies={[['applicant', 'email']]}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, phone: string | undefined) =>
                  (phone ?? '').trim() === '' && !getFieldValue(['applicant', 'email'])
                    ? Promise.reject(new Error('请填写联系电话或者电子邮箱，以便告知结果'))
                    : Promise.resolve(),
              }),
            ]}
          >
            <Input maxLength={40} autoComplete="off" inputMode="tel" />
          </Form.Item>
          <Form.Item
            name={['applicant', 'email']}
            label="电子邮箱"
            rules={[{ type: 'email', message: '邮箱地址不正确，请核对' }]}
          >
            <Input maxLength={100} autoComplete="off" inputMode="email" />
          </Form.Item>
          <Form.Item name={['applicant', 'address']} label="联系地址">
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item
          className="app-counted"
          name="content"
          label={CONTENT[kind].label}
          rules={[{ required: true, whitespace: true, message: `请填写${CONTENT[kind].label}` }]}
        >
          <LongText rows={4} maxLength={5000} showCount placeholder={CONTENT[kind].placeholder} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
