import { Alert, Flex, Switch } from 'antd'
import { Loading, PageHeader, PageSection, ProblemAlert } from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { getPublicPage, setPublicPage } from '../contract.ts'

/** Whether the portal offers the check of one file to everybody. */
export default function SettingPage() {
  const { data, error, refetch } = useCall(getPublicPage)
  const change = useAct(setPublicPage, { message: '已保存', problem: 'page' })
  if (data === undefined && error === null) return <Loading label="正在读取设置" />
  return (
    <>
      <PageHeader title="年报检查公开页" subtitle="门户上供公众检查一份年报的页面（/report-check）" />
      <ProblemAlert error={error ?? change.error} onRetry={() => void refetch()} />
      {data === undefined ? null : (
        <PageSection title="是否开放">
          <Flex gap={12} align="center">
            <Switch
              aria-label="开放年报检查公开页"
              checked={data.on}
              checkedChildren="开放"
              unCheckedChildren="关闭"
              disabled={!data.mayChange}
              loading={change.isPending}
              onChange={(on) => change.mutate({ body: { on } })}
            />
            <span>{data.on ? '任何人可以在门户上检查一份年报。' : '门户不提供年报检查。'}</span>
          </Flex>
          <p className="desk-muted">
            公开页一次检查一份不超过 10 MB 的文件，只在内存中读取，不保存文件和结果；每个网络地址每 10
            分钟最多 20 份。工作台的“检查一份年报”不受此开关影响。
          </p>
          {data.mayChange ? null : (
            <Alert type="info" showIcon title="此项由本平台主管机关的管理员统一开关。" />
          )}
        </PageSection>
      )}
    </>
  )
}
