import { Form, Input, Modal } from 'antd'
import { LongText, ProblemAlert, showFieldProblems } from '../../../desk/components/index.ts'
import { useAct } from '../../../desk/hooks.ts'
import { judgeReport } from '../../checks/live.ts'
import { sayCell } from '../../checks/naming.ts'
import { correctCell } from '../../contract.ts'
import { FORMS } from '../../forms/index.ts'
import { type CellValue, parseWan } from '../../model.ts'
import { printCell } from '../../render/cell-text.ts'
import type { EditorProps } from './editor-page.tsx'

interface Values {
  readonly value: string
  readonly reason: string
}

/** A count as an integer, an amount as an exact decimal; undefined for anything else. */
function valueOf(path: string, typed: string): CellValue | undefined {
  const text = typed.trim()
  if (path.endsWith('.amountWan')) {
    const wan = parseWan(text)
    return wan === undefined ? undefined : { kind: 'amount', wan }
  }
  return /^-?\d{1,9}$/.test(text) ? { kind: 'count', value: Number(text) } : undefined
}

/** A manual correction with its reason; what the checks will say is shown while it is typed. */
export function CorrectionForm({
  report,
  path,
  onClose,
}: EditorProps & { path: string; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const typed = Form.useWatch('value', form)
  const act = useAct(correctCell, { message: '已更正，表中标明', problem: 'page', onDone: onClose })
  const params = { organId: report.organ.organId, year: report.year }
  const submit = ({ value, reason }: Values): void => {
    const parsed = valueOf(path, value)
    if (parsed === undefined) return
    act.mutate(
      { params, body: { path, value: parsed, reason } },
      { onError: (error) => showFieldProblems(form, error) },
    )
  }
  const current = report.cells.find(([each]) => each === path)?.[1]
  return (
    <Modal
      open
      title={`更正：${sayCell(FORMS[report.form], path)}`}
      okText="更正"
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="desk-dialog-text">
        数据应当由记录得出。记录有误的，先改记录；记录补不齐的，才在这里更正，理由随报告公布。
      </p>
      <ProblemAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ value: printCell(current), reason: '' }}
        onFinish={submit}
      >
        <Form.Item
          name="value"
          label={path.endsWith('.amountWan') ? '更正为（万元）' : '更正为'}
          rules={[
            {
              validator: (_, text: unknown) =>
                valueOf(path, typeof text === 'string' ? text : '') === undefined
                  ? Promise.reject(
                      new Error(path.endsWith('.amountWan') ? '请填写金额，如 18.871' : '请填写整数'),
                    )
                  : Promise.resolve(),
            },
          ]}
        >
          <Input inputMode="decimal" maxLength={20} />
        </Form.Item>
        <Foreseen report={report} path={path} typed={typed ?? ''} />
        <Form.Item
          name="reason"
          label="理由"
          rules={[{ required: true, whitespace: true, min: 4, message: '理由不少于 4 个字' }]}
        >
          <LongText maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** The errors the corrected report would have: the same checks the server runs. */
function Foreseen({ report, path, typed }: EditorProps & { path: string; typed: string }) {
  const value = valueOf(path, typed)
  if (value === undefined) return null
  const { previous } = report
  const errors = judgeReport({
    form: report.form,
    organ: report.organ.name,
    year: report.year,
    cells: new Map([...report.cells, [path, value]]),
    texts: report.texts,
    previous:
      previous === null
        ? undefined
        : { year: previous.year, form: previous.form, cells: new Map(previous.cells) },
  }).filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return <p role="status">勾稽关系成立。</p>
  return (
    <div role="status">
      <p>更正后还有 {errors.length} 处勾稽错误，相关的格也要更正：</p>
      <ul className="report-obstacles">
        {errors.slice(0, 5).map((error) => (
          <li key={`${error.rule}${error.path ?? ''}`}>{error.message}</li>
        ))}
      </ul>
    </div>
  )
}
