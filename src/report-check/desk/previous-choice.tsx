import { App, Button, Flex, Select, Upload } from 'antd'
import { useState } from 'react'
import { upload } from '../../desk/api.ts'
import { useAct } from '../../desk/hooks.ts'
import { asProblem } from '../../desk/problem.ts'
import { choosePreviousFiled, choosePreviousReport, type OpenedAnswer, uploadReport } from '../contract.ts'

/** The report of the year before: one that is kept, or a file read now. */
export function PreviousChoice({ report }: { report: OpenedAnswer }) {
  const { message } = App.useApp()
  const [reading, setReading] = useState(false)
  const choose = useAct(choosePreviousReport, { message: '已按所选的上年年报重新检查' })
  const { checkId, previous } = report
  const frozen = report.withdrawn || !report.writable
  const filed = useAct(choosePreviousFiled, { message: '已按报送的上年年报重新检查' })
  const put = (previousId: string | null): void =>
    choose.mutate({ params: { checkId }, body: { previousId } })
  const options = [
    ...report.previousChoices,
    ...(previous === null || report.previousChoices.some((each) => each.checkId === previous.checkId)
      ? []
      : [previous]),
  ].map(({ checkId: value, label }) => ({ value, label }))
  const read = async (file: File): Promise<void> => {
    setReading(true)
    try {
      const { body } = await upload(uploadReport, { files: [file] })
      put(body.row.checkId)
    } catch (error) {
      void message.error(asProblem(error).detail, 8)
    } finally {
      setReading(false)
    }
  }
  return (
    <Flex gap={8} wrap align="center" className="no-print">
      <Select
        aria-label="对照用的上年年报"
        className="check-previous"
        allowClear
        disabled={frozen}
        loading={choose.isPending}
        placeholder={options.length === 0 ? '清单中没有上一年度的年报' : '选择清单中的上年年报'}
        value={previous?.checkId}
        options={options}
        onChange={(value: string | undefined) => put(value ?? null)}
      />
      {report.filedChoices.length === 0 ? null : (
        <Select
          aria-label="在本系统报送的上年年报"
          className="check-previous"
          showSearch
          optionFilterProp="label"
          disabled={frozen}
          loading={filed.isPending}
          placeholder="选用在本系统报送的上年年报"
          value={null}
          options={report.filedChoices.map(({ organId, name }) => ({ value: organId, label: name }))}
          onChange={(organId: number | null) => {
            if (organId !== null) filed.mutate({ params: { checkId }, body: { organId } })
          }}
        />
      )}
      <Upload
        showUploadList={false}
        accept=".txt,.md,.html,.htm,.pdf,.docx,.xlsx"
        disabled={frozen}
        beforeUpload={(file) => {
          void read(file)
          return false
        }}
      >
        <Button loading={reading} disabled={frozen}>
          读入上年年报
        </Button>
      </Upload>
    </Flex>
  )
}
