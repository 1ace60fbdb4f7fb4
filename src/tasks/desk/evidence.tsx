/** What tasks and rectifications share: an act with its day and evidence, and the list of them. */
import { Form } from 'antd'
import { DownloadButton, FileDrop, LocalDatePicker, RecordHistory } from '../../desk/components/index.ts'
import { useMe } from '../../desk/session.ts'
import type { ActView } from '../contract.ts'

export function EvidenceFields({ required = false }: { required?: boolean }) {
  const { today } = useMe()
  return (
    <>
      <Form.Item name="on" label="日期" initialValue={today}>
        <LocalDatePicker max={today} allowClear={false} />
      </Form.Item>
      <Form.Item name="files" label="佐证材料" rules={[{ required, message: '请附佐证材料' }]}>
        <FileDrop accept={['.pdf', '.docx', '.xlsx', '.png', '.jpg', '.jpeg']} maxFiles={1} />
      </Form.Item>
    </>
  )
}

export function filesOf(values: Readonly<Record<string, unknown>>): readonly File[] {
  return Array.isArray(values['files']) ? values['files'].filter((file) => file instanceof File) : []
}

export function EvidenceHistory({ acts }: { acts: readonly ActView[] }) {
  return (
    <RecordHistory
      acts={acts.map(({ fileHash, fileName, ...act }) => ({
        ...act,
        ...(fileHash === null
          ? {}
          : {
              evidence: (
                <DownloadButton size="small" type="link" path="/task-files/:hash" params={{ hash: fileHash }}>
                  {fileName}
                </DownloadButton>
              ),
            }),
      }))}
    />
  )
}
