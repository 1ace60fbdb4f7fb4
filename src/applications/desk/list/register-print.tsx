import { Button, Form, InputNumber, Modal, Radio } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../../desk/components/index.ts'
import { useDownload } from '../../../desk/hooks.ts'
import { useMe } from '../../../desk/session.ts'
import { printRegister } from '../../contract.ts'

interface Values {
  readonly year: number
  readonly format: 'pdf' | 'docx' | 'xlsx'
}

/** 申请登记簿 of one year, to print, to file or to calculate with. */
export function RegisterPrint() {
  const { today } = useMe()
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Values>()
  const get = useDownload()
  const year = Number(today.slice(0, 4))
  return (
    <>
      <Button onClick={() => setOpen(true)}>登记簿</Button>
      <Modal
        title="打印、导出申请登记簿"
        open={open}
        okText="生成"
        confirmLoading={get.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <ProblemAlert error={get.error} />
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ year, format: 'pdf' }}
          onFinish={(query) =>
            get.mutate({ path: printRegister.path, query: { ...query } }, { onSuccess: () => setOpen(false) })
          }
        >
          <Form.Item
            name="year"
            label="年度（按收到日期）"
            rules={[{ required: true, message: '请填写年度' }]}
          >
            <InputNumber min={2019} max={year} precision={0} />
          </Form.Item>
          <Form.Item name="format" label="格式">
            <Radio.Group
              options={[
                { value: 'pdf', label: 'PDF（打印、归档）' },
                { value: 'docx', label: 'Word' },
                { value: 'xlsx', label: 'Excel' },
              ]}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
