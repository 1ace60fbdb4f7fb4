import { Button, Form, Input } from 'antd'
import { LongText } from '../../../desk/components/index.ts'
import type { ActFieldsProps, ActForms } from './act-form.ts'
import { CaseField, ChoiceField, TextField, usePlaces } from './fields.tsx'

/** 收件: receipt, confirmation, who works on it, splitting and merging. */
export const RECEIPT_FORMS: ActForms = {
  register: {
    intro: () => '登记本机关收到申请之日，答复期限自次日起计算。',
    dateLabel: '提交之日或者签收之日',
    evidence: '收到凭证（签收底单、回执等）',
  },
  confirm: {
    intro: ({ channelName }) =>
      `以“${channelName}”收到的申请，以双方确认之日为收到之日，答复期限自次日起计算。`,
    Fields: () => (
      <TextField
        name="how"
        label="确认的方式和经过"
        max={200}
        rows={2}
        placeholder="如：拨打申请人留存的电话，申请人确认已提交并核对了申请内容"
      />
    ),
    dateLabel: '与申请人确认之日',
    evidence: '确认凭证（通话记录、短信、邮件等）',
    done: '已登记确认，答复期限开始计算',
  },
  verify: {
    intro: () => '同一来源短时间内提交较多，系统先收下并标为待核实。核实确为申请人本人真实申请的，办理通过。',
    done: '已核实',
  },
  assign: {
    Fields: AssignFields,
    done: '已分办',
  },
  accept: { intro: () => '接办后由您承办本件。', done: '已接办' },
  sendBack: {
    intro: () => '退回公开工作机构重新分办。',
    Fields: () => <TextField name="reason" label="退回的理由" rows={3} />,
    done: '已退回分办',
  },
  splitInto: {
    intro: () =>
      '一份申请书包含多项内容的，按“一事一申请”拆分为多件，各自编号、分别答复，收到之日和答复期限不变。本件不再单独计件。',
    Fields: SplitFields,
    initial: ({ application }) => ({
      parts: [{ infoName: application.infoName, content: application.content }, { content: '' }],
    }),
    okText: '拆分',
    done: '已拆分',
  },
  mergeInto: {
    intro: () => '并入另一件后，本件不再单独办理、不计件；申请人查询本件时提示查询并入的那一件。',
    Fields: ({ application }: ActFieldsProps) => (
      <CaseField name="into" label="并入哪一件" except={application.id} />
    ),
    okText: '并入',
    done: '已并入',
  },
}

function AssignFields() {
  const { units, people } = usePlaces()
  return (
    <>
      <ChoiceField name="unit" label="承办科室或社区" options={units} />
      <ChoiceField name="person" label="承办人（可不指定）" required={false} options={people} />
      <TextField name="note" label="交办意见" required={false} rows={2} />
    </>
  )
}

function SplitFields() {
  return (
    <Form.List name="parts">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row, index) => (
            <fieldset key={row.key} className="desk-fieldset">
              <legend>第 {index + 1} 件</legend>
              <Form.Item name={[row.name, 'infoName']} label="政府信息名称（可不填）">
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item
                name={[row.name, 'content']}
                label="申请内容（申请书原文中属于本件的部分）"
                rules={[{ required: true, whitespace: true, message: '请填写这一件的申请内容' }]}
              >
                <LongText rows={2} maxLength={5000} />
              </Form.Item>
              {rows.length > 2 ? (
                <Button size="small" onClick={() => remove(row.name)}>
                  删去第 {index + 1} 件
                </Button>
              ) : null}
            </fieldset>
          ))}
          <Button onClick={() => add({ content: '' })}>再拆一件</Button>
        </>
      )}
    </Form.List>
  )
}
