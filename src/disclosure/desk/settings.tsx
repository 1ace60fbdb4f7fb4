import { Alert, Button, Form, Input, Select, Switch } from 'antd'
import { Loading, LongText, PageHeader, PageSection, ProblemAlert } from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { getSettings, reviseGuide, saveSettings } from '../contract.ts'

type Settings = AnswerBody<typeof getSettings>

export default function SettingsPage() {
  const settings = useCall(getSettings)
  return (
    <>
      <PageHeader title="公开指南与编号规则" />
      <ProblemAlert error={settings.error} />
      {settings.data === undefined ? (
        settings.error === null && <Loading label="正在读取设置" />
      ) : (
        <>
          <Guide settings={settings.data} />
          <Rules settings={settings.data} />
        </>
      )}
    </>
  )
}

/** 条例 12: the statutory contents come from the organ's settings and the catalogue; this is what is added. */
function Guide({ settings }: { settings: Settings }) {
  const act = useAct(reviseGuide, {
    message: (answer) => `指南已修订，修订日期 ${answer.body.revisedOn}`,
    problem: 'page',
  })
  return (
    <PageSection title="政府信息公开指南">
      <Alert
        className="desk-notice"
        type="info"
        title="指南的法定内容（分类和编排、获取方式、公开工作机构的名称、地址、时间、电话、传真和网络联系方式）由机关设置和公开目录自动生成，这里只写需要补充的事项。"
      />
      <ProblemAlert error={act.error} />
      <Form
        layout="vertical"
        className="disclosure-form"
        initialValues={{ note: settings.guideNote }}
        onFinish={(values: { note?: string }) => act.mutate({ body: { note: values.note ?? '' } })}
      >
        <Form.Item
          name="note"
          label="补充事项"
          extra={settings.guideRevisedOn === null ? '尚未修订过' : `上次修订：${settings.guideRevisedOn}`}
        >
          <LongText rows={6} maxLength={5000} showCount />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          修订指南
        </Button>
      </Form>
    </PageSection>
  )
}

function Rules({ settings }: { settings: Settings }) {
  const act = useAct(saveSettings, { message: '设置已保存', problem: 'page' })
  return (
    <PageSection title="编号和审核">
      <ProblemAlert error={act.error} fieldLabels={{ indexRule: '索引号规则' }} />
      <Form
        layout="vertical"
        className="disclosure-form"
        initialValues={settings}
        onFinish={(values: Pick<Settings, 'indexRule' | 'threeReviews' | 'categories'>) =>
          act.mutate({ body: values })
        }
      >
        <Form.Item
          name="indexRule"
          label="索引号规则"
          extra="可用 {机关} {类} {年} {序}；流水号按年编排，只影响以后新拟的信息"
          rules={[{ required: true, message: '请填写索引号规则' }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="threeReviews"
          label="三审三校"
          valuePropName="checked"
          extra="开启后，提交的信息须由三名不同的审核人依次审核并校对"
        >
          <Switch />
        </Form.Item>
        <Form.Item name="categories" label="组配分类" extra="本机关目录的栏目，拟稿时可以选用">
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', ',', '、']} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          保存设置
        </Button>
      </Form>
    </PageSection>
  )
}
