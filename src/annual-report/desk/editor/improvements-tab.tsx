import { Button, Flex, Form, Input, Select } from 'antd'
import { EmptyHint, PageSection, ProblemAlert } from '../../../desk/components/index.ts'
import { useAct } from '../../../desk/hooks.ts'
import { useMe } from '../../../desk/session.ts'
import { saveImprovements, setImprovement } from '../../contract.ts'
import { IMPROVEMENT_NAMES, IMPROVEMENT_STATUSES, type ImprovementStatus } from '../../rules.ts'
import type { EditorProps } from './editor-page.tsx'

/** What last year promised and what became of it; what this year promises. */
export function ImprovementsTab({ report }: EditorProps) {
  return (
    <>
      <PageSection title={`${report.year - 1}年报告承诺的改进措施`}>
        {report.promised.length === 0 ? (
          <EmptyHint
            title="没有登记的改进措施"
            hint="上一年报告报送时登记的改进措施会列在这里，并写入本年第五部分。"
          />
        ) : (
          report.promised.map((each) => <Promised key={each.id} report={report} promised={each} />)
        )}
      </PageSection>
      <PageSection title={`${report.year + 1}年的改进措施`}>
        <Planned report={report} />
      </PageSection>
    </>
  )
}

function Promised({
  report,
  promised,
}: EditorProps & { promised: EditorProps['report']['promised'][number] }) {
  const me = useMe()
  const act = useAct(setImprovement, { message: '已更新落实情况', problem: 'page' })
  const editable =
    report.organ.organId === me.organ.organId && me.roles.some((role) => role === 'clerk' || role === 'head')
  const submit = (values: { status: ImprovementStatus; note: string }): void =>
    act.mutate({ params: { id: promised.id }, body: values })
  return (
    <Form layout="vertical" initialValues={promised} onFinish={submit} disabled={!editable}>
      <p>
        <strong>{promised.text}</strong>
      </p>
      <ProblemAlert error={act.error} />
      <Flex gap={12} wrap align="flex-end">
        <Form.Item name="status" label="落实情况">
          <Select
            options={IMPROVEMENT_STATUSES.map((value) => ({ value, label: IMPROVEMENT_NAMES[value] }))}
          />
        </Form.Item>
        <Form.Item name="note" label="说明" className="desk-spring">
          <Input maxLength={300} placeholder="例如：6月起每月更新，全年检查4次" />
        </Form.Item>
        <Form.Item>
          <Button htmlType="submit" loading={act.isPending}>
            保存
          </Button>
        </Form.Item>
      </Flex>
    </Form>
  )
}

function Planned({ report }: EditorProps) {
  const act = useAct(saveImprovements, { message: '已登记，报送后开始跟踪', problem: 'page' })
  const params = { organId: report.organ.organId, year: report.year }
  if (!report.mayEdit) {
    return report.improvements.length === 0 ? (
      <p>没有登记。</p>
    ) : (
      <ol>
        {report.improvements.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    )
  }
  const submit = ({ items }: { items: string }): void =>
    act.mutate({
      params,
      body: {
        items: items
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      },
    })
  return (
    <Form layout="vertical" initialValues={{ items: report.improvements.join('\n') }} onFinish={submit}>
      <ProblemAlert error={act.error} />
      <Form.Item
        name="items"
        label="第五部分承诺的改进措施，一行一条"
        extra="报送后逐条跟踪，下一年第五部分引用落实情况。"
      >
        <Input.TextArea rows={5} className="desk-long-text" />
      </Form.Item>
      <Button htmlType="submit" loading={act.isPending}>
        保存
      </Button>
    </Form>
  )
}
