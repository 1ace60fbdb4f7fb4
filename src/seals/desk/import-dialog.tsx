import { Form, Modal } from 'antd'
import { FileDrop, LocalDatePicker, ProblemAlert, showFieldProblems } from '../../desk/components/index.ts'
import { useAct } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { importKey } from '../contract.ts'

interface Values {
  readonly privateKey: readonly File[]
  readonly certificate?: readonly File[]
  readonly effectiveFrom: string
}

const PEM_BYTES = 16 * 1024

/** The files are read here and sent as text; nothing of them is kept as a draft. */
export function ImportDialog({
  organ,
  open,
  onClose,
}: {
  organ: number
  open: boolean
  onClose: () => void
}) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const act = useAct(importKey, { message: '已导入签名密钥', problem: 'page', onDone: onClose })
  const send = async ({ privateKey, certificate = [], effectiveFrom }: Values): Promise<void> => {
    const text = async (files: readonly File[]): Promise<string> => (await files[0]?.text()) ?? ''
    const body = {
      organ,
      effectiveFrom,
      privateKey: await text(privateKey),
      certificate: await text(certificate),
    }
    act.mutate({ body }, { onError: (error) => showFieldProblems(form, error) })
  }
  return (
    <Modal
      title="导入签名密钥和证书"
      open={open}
      okText="导入"
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      afterClose={act.reset}
      destroyOnHidden
    >
      <ProblemAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ effectiveFrom: today }}
        onFinish={(values) => void send(values)}
      >
        <Form.Item
          name="privateKey"
          label="私钥"
          extra="SM2 曲线的 PKCS#8 私钥，PEM 文本，不带口令。请在管理员本人的计算机上操作，导入后删除该文件。"
          rules={[{ required: true, message: '请选择私钥文件' }]}
        >
          <FileDrop accept={['.pem', '.key']} maxBytes={PEM_BYTES} maxFiles={1} hint="PEM 文件。" />
        </Form.Item>
        <Form.Item
          name="certificate"
          label="签名证书"
          extra="可以不选。X.509 证书，PEM 文本，公钥应当与私钥是一对。本系统不核对颁发机构，请自行确认。"
        >
          <FileDrop accept={['.pem', '.crt', '.cer']} maxBytes={PEM_BYTES} maxFiles={1} hint="PEM 文件。" />
        </Form.Item>
        <Form.Item
          name="effectiveFrom"
          label="启用日期"
          rules={[{ required: true, message: '请填写启用日期' }]}
        >
          <LocalDatePicker min={today} allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
