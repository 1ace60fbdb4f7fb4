import { Alert, Form, Select } from 'antd'
import { FormDialog, LongText } from '../../../desk/components/index.ts'
import { useAct, useCall } from '../../../desk/hooks.ts'
import { assignMany, listPlaces } from '../../contract.ts'
import { useRefusedReport } from './many-refused.tsx'

interface Values {
  readonly unit: string
  readonly person?: string
  readonly note?: string
}

/** 批量分办: cases that cannot be assigned now are named with the reason, the others are done. */
export function BulkAssign({
  ids,
  onClose,
  onDone,
}: {
  ids: readonly string[]
  onClose: () => void
  onDone: () => void
}) {
  const report = useRefusedReport('分办')
  const places = useCall(listPlaces, {}, { staleTime: 300_000 })
  const assign = useAct(assignMany, {
    problem: 'page',
    message: ({ body }) => `已分办 ${body.done.length} 件`,
    onDone: ({ body }) => {
      onDone()
      report(body)
    },
  })
  return (
    <FormDialog<Values>
      title={`批量分办（${ids.length} 件）`}
      okText="分办"
      initial={{}}
      busy={assign.isPending}
      error={assign.error ?? places.error}
      onSubmit={(values) => assign.mutate({ body: { ids: [...ids], ...values } })}
      onClose={onClose}
    >
      {places.data?.units.length === 0 ? (
        <Alert type="warning" showIcon title="本机关还没有科室，请管理员先在“机关与人员”中建立。" />
      ) : null}
      <Form.Item name="unit" label="承办科室或社区" rules={[{ required: true, message: '请选择承办科室' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(places.data?.units ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="person" label="承办人（可不指定）">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(places.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="note" label="交办意见">
        <LongText maxLength={500} showCount rows={2} />
      </Form.Item>
    </FormDialog>
  )
}
