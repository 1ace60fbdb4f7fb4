import { Button, Form, Input, Modal, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { DataTable, PageHeader, ProblemAlert, showFieldProblems } from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { useRoles } from '../../desk/session.ts'
import { addOrgan, listOrgans } from '../contract.ts'
import { ORGAN_KIND_LABELS, type OrganKind } from '../model.ts'
import { missingGuideFacts } from '../rules.ts'

export default function OrgansPage() {
  const { data, error, isFetching, refetch } = useCall(listOrgans)
  const [adding, setAdding] = useState(false)
  const mayAdd = useRoles('administrator')
  return (
    <>
      <PageHeader
        title="机关与设置"
        subtitle="各机关的公开指南、文书抬头、救济途径和页脚都取自这里的信息"
        extra={
          mayAdd ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              新增机关
            </Button>
          ) : null
        }
      />
      <DataTable
        caption="机关"
        rows={data?.organs}
        rowKey={(organ) => organ.organId}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        empty={{ title: '还没有机关', hint: '新增机关后，它在门户上有自己的公开栏目。' }}
        columns={[
          {
            title: '名称',
            render: (_, organ) => <Link to={`/organs/${organ.organId}`}>{organ.name}</Link>,
          },
          { title: '类别', render: (_, organ) => ORGAN_KIND_LABELS[organ.kind] },
          { title: '门户地址', render: (_, organ) => (organ.parentId === null ? '/' : `/o/${organ.code}/`) },
          {
            title: '指南法定内容（条例第十二条）',
            render: (_, organ) => {
              const missing = missingGuideFacts(organ.settings)
              return missing.length === 0 ? (
                <Tag color="green">齐全</Tag>
              ) : (
                <Tag color="orange">缺 {missing.join('、')}</Tag>
              )
            },
          },
        ]}
      />
      <AddOrgan open={adding} onClose={() => setAdding(false)} />
    </>
  )
}

interface OrganForm {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: Extract<OrganKind, 'street' | 'town' | 'department'>
}

function AddOrgan({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [form] = Form.useForm<OrganForm>()
  const act = useAct(addOrgan, {
    message: '已新增机关',
    problem: 'page',
    onDone: () => {
      form.resetFields()
      onClose()
    },
  })
  return (
    <Modal
      open={open}
      title="新增机关"
      okText="新增"
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={act.isPending}
    >
      <ProblemAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: 'department' }}
        onFinish={(values) =>
          act.mutate({ body: values }, { onError: (error) => showFieldProblems(form, error) })
        }
      >
        <Form.Item name="name" label="全称" rules={[{ required: true, message: '请填写机关全称' }]}>
          <Input placeholder="西工区王城路街道办事处" />
        </Form.Item>
        <Form.Item name="shortName" label="简称" rules={[{ required: true, message: '请填写简称' }]}>
          <Input placeholder="王城路街道" />
        </Form.Item>
        <Form.Item name="kind" label="类别" rules={[{ required: true }]}>
          <Select
            options={(['department', 'street', 'town'] as const).map((kind) => ({
              value: kind,
              label: ORGAN_KIND_LABELS[kind],
            }))}
          />
        </Form.Item>
        <Form.Item
          name="code"
          label="地址代码"
          extra="用作门户网址的一段，如 wangchenglu；确定后不再更改"
          rules={[
            {
              required: true,
              pattern: /^[a-z][a-z0-9-]{1,31}$/,
              message: '小写字母开头，2 至 32 位小写字母、数字或连字符',
            },
          ]}
        >
          <Input />
        </Form.Item>
      </Form>
    </Modal>
  )
}
