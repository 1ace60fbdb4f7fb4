import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, InputNumber, Modal, Select } from 'antd'
import { LetterHtml } from '../../applications/desk/letters/letter-html.tsx'
import { upload } from '../../desk/api.ts'
import { FileDrop, LocalDatePicker, PageSection, ProblemAlert } from '../../desk/components/index.ts'
import { useUpload } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { useState } from 'react'
import { previewSeal, saveSeal } from '../contract.ts'
import { GOOD_DPI, PICTURE_LIMITS, SEALED_KIND_NAMES, SEALED_KINDS, WIDTH_LIMITS } from '../model.ts'
import type { Overview } from './seals-page.tsx'

interface Values {
  readonly picture: readonly File[]
  readonly widthMm: number
  readonly kinds: readonly string[]
  readonly effectiveFrom: string
}

/** A new picture: chosen, looked at on a sample, then taken into use. */
export function SealForm({ organ, data }: { organ: number; data: Overview }) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const [shown, setShown] = useState<Values | undefined>(undefined)
  const act = useUpload(saveSeal, {
    message: ({ body }) => (body.whiteRemoved ? '已启用印章图样，白色背景已转为透明' : '已启用印章图样'),
    problem: 'page',
    onDone: () => form.resetFields(),
  })
  const current = data.versions.find(({ inForce }) => inForce)?.picture ?? null
  const send = (values: Values): void => act.mutate(requestOf(organ, data.latest, values))
  return (
    <PageSection title={current === null ? '启用印章图样' : '更换印章图样'}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          picture: [],
          widthMm: current?.widthMm ?? data.defaultWidthMm,
          kinds: current?.kinds ?? [],
          effectiveFrom: today,
        }}
        onFinish={send}
      >
        <Form.Item
          name="picture"
          label="印章图样（或者签名图样）"
          rules={[{ required: true, message: '请选择印章图样' }]}
        >
          <FileDrop
            accept={['.png']}
            maxBytes={PICTURE_LIMITS.maxBytes}
            maxFiles={1}
            hint={`PNG，透明或者白色背景，不超过 1 MB，宽度不少于 ${PICTURE_LIMITS.minPixels} 像素（建议 500 像素以上）。`}
          />
        </Form.Item>
        <div className="desk-columns">
          <Form.Item
            name="widthMm"
            label="印出的宽度（毫米）"
            extra={`与实物印章一致；本级机关默认 ${data.defaultWidthMm} 毫米。`}
            rules={[{ required: true, message: '请填写宽度' }]}
          >
            <InputNumber min={WIDTH_LIMITS.min} max={WIDTH_LIMITS.max} precision={0} />
          </Form.Item>
          <Form.Item
            name="effectiveFrom"
            label="启用日期"
            rules={[{ required: true, message: '请填写启用日期' }]}
          >
            <LocalDatePicker min={today} allowClear={false} />
          </Form.Item>
        </div>
        <Form.Item name="kinds" label="哪些文书加盖" extra="不选的，凡有机关署名的文书都加盖。">
          <Select
            mode="multiple"
            placeholder="全部文书"
            options={SEALED_KINDS.map((kind) => ({ value: kind, label: SEALED_KIND_NAMES[kind] ?? kind }))}
          />
        </Form.Item>
        <ProblemAlert error={act.error} />
        <div className="app-act-buttons">
          <Button
            onClick={() =>
              void form.validateFields().then(
                (values) => setShown(values),
                () => undefined, // what is wrong stands at its field
              )
            }
          >
            在样张上查看
          </Button>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {current === null ? '启用' : '更换'}
          </Button>
        </div>
      </Form>
      {shown === undefined ? null : (
        <SealPreview request={requestOf(organ, data.latest, shown)} onClose={() => setShown(undefined)} />
      )}
    </PageSection>
  )
}

type Request = ReturnType<typeof requestOf>

function requestOf(organ: number, latest: number, { picture, widthMm, kinds, effectiveFrom }: Values) {
  return {
    files: [...picture],
    fields: {
      organ: String(organ),
      widthMm: String(widthMm),
      kinds: kinds.join(','),
      effectiveFrom,
      basedOn: String(latest),
    },
  }
}

function SealPreview({ request, onClose }: { request: Request; onClose: () => void }) {
  const [file] = request.files
  const preview = useQuery({
    queryKey: ['seals', 'preview', file?.name, file?.size, file?.lastModified, request.fields],
    queryFn: async ({ signal }) => (await upload(previewSeal, { ...request, signal })).body,
  })
  const { data } = preview
  return (
    <Modal title="印章样张（没有保存）" open width={760} footer={null} onCancel={onClose}>
      <ProblemAlert error={preview.error} />
      {data === undefined ? null : (
        <>
          <p className="desk-muted">
            印出来宽 {data.image.widthMm} 毫米、高 {data.image.heightMm} 毫米，{data.image.dotsPerInch} dpi。
            {data.whiteRemoved ? '白色背景将转为透明。' : ''}
          </p>
          {data.image.dotsPerInch < GOOD_DPI ? (
            <Alert
              className="desk-notice"
              type="warning"
              showIcon
              title={`分辨率低于 ${GOOD_DPI} dpi，打印出来边缘可能发虚，建议换用像素更多的图样。`}
            />
          ) : null}
          <LetterHtml html={data.html} />
        </>
      )}
    </Modal>
  )
}
