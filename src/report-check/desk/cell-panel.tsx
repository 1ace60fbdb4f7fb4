import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { sayCell } from '../../annual-report/checks/naming.ts'
import { printCell } from '../../annual-report/render/cell-text.ts'
import type { CellPath, CellValue, FormDefinition } from '../../annual-report/model.ts'
import { ReasonDialog } from '../../desk/components/index.ts'
import { useAct } from '../../desk/hooks.ts'
import { correctReading, type OpenedAnswer, withdrawReadingCorrection } from '../contract.ts'
import { sayPlace } from '../rules.ts'
import { type CellFacts, cellText } from './check-grid.tsx'

export interface CellPanelProps {
  readonly report: OpenedAnswer
  readonly form: FormDefinition
  readonly facts: CellFacts
  readonly path: CellPath
}

/** The chosen cell: what was read, where, what was found; and the correction by hand. */
export function CellPanel({ report, form, facts, path }: CellPanelProps) {
  const [open, setOpen] = useState<'correct' | 'undo' | null>(null)
  const place = placeOf(report, path)
  const unread = facts.unread.get(path)
  const correction = report.corrections.find((each) => each.path === path)
  const findings = report.findings.filter((each) => each.path === path)
  return (
    <div className="check-cell-panel" role="status">
      <strong>{sayCell(form, path)}</strong>
      <div>
        读作：{cellText(facts, path)}
        {place === '' ? '' : `　位置：${place}`}
      </div>
      {unread === undefined ? null : <div>未读出的原因：{unread}</div>}
      {correction === undefined ? null : (
        <div>
          人工更正（原读作{correction.before === null ? '未读出' : say(correction.before)}）：
          {correction.reason}（{correction.by} {correction.on}）
        </div>
      )}
      {findings.map((finding, index) => (
        <div key={index}>{finding.message}</div>
      ))}
      {report.withdrawn || !report.writable ? null : (
        <div className="check-cell-actions no-print">
          <Button size="small" onClick={() => setOpen('correct')}>
            更正读数
          </Button>
          {correction === undefined ? null : (
            <Button size="small" onClick={() => setOpen('undo')}>
              撤销更正
            </Button>
          )}
        </div>
      )}
      <CorrectDialog
        open={open === 'correct'}
        checkId={report.checkId}
        path={path}
        name={sayCell(form, path)}
        initial={initialText(facts.cells.get(path))}
        onClose={() => setOpen(null)}
      />
      <UndoDialog open={open === 'undo'} checkId={report.checkId} path={path} onClose={() => setOpen(null)} />
    </div>
  )
}

function placeOf(report: OpenedAnswer, path: CellPath): string {
  const place =
    report.places.find(([each]) => each === path)?.[1] ??
    report.unreadCells.find((each) => each.path === path)?.place
  return sayPlace(place)
}

function say(value: CellValue): string {
  return printCell(value) || '空白'
}

function initialText(value: CellValue | undefined): string {
  return value === undefined ? '' : printCell(value)
}

interface DialogProps {
  readonly open: boolean
  readonly checkId: string
  readonly path: CellPath
  readonly onClose: () => void
}

function CorrectDialog(props: DialogProps & { readonly name: string; readonly initial: string }) {
  const { checkId, path, onClose } = props
  const act = useAct(correctReading, { message: '已更正，检查结果已重算', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open={props.open}
      title="更正读数"
      description={`${props.name}。只更正程序读错或者没有读出的格，使其与原件一致；原件本身有误的不要改，应写入审核意见。`}
      label="理由"
      placeholder="如：原件为18，识别成13"
      minLength={4}
      okText="更正"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(reason, values) =>
        act.mutate({
          params: { checkId },
          body: { path, value: typeof values['value'] === 'string' ? values['value'] : '', reason },
        })
      }
    >
      <Form.Item
        name="value"
        label="原件上的数"
        initialValue={props.initial}
        extra="原件为空白的留空，不要填 0。金额以万元填写。"
      >
        <Input maxLength={20} inputMode="decimal" />
      </Form.Item>
    </ReasonDialog>
  )
}

function UndoDialog({ open, checkId, path, onClose }: DialogProps) {
  const act = useAct(withdrawReadingCorrection, { message: '已撤销更正', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open={open}
      title="撤销更正"
      minLength={4}
      okText="撤销更正"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(reason) => act.mutate({ params: { checkId }, body: { path, reason } })}
    />
  )
}
