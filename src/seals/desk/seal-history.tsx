import { Form, Tag } from 'antd'
import { useState } from 'react'
import { ConfirmButton, LocalDatePicker, PageSection, ReasonDialog } from '../../desk/components/index.ts'
import { formatDay } from '../../desk/dates.ts'
import { useAct } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import { retireSeal } from '../contract.ts'
import { SEALED_KIND_NAMES } from '../model.ts'
import type { Overview } from './seals-page.tsx'

type Version = Overview['versions'][number]

/** Every version there was, and taking the one in use out of use. */
export function SealHistory({ organ, data }: { organ: number; data: Overview }) {
  const { versions } = data
  const isUsed = versions.some(({ inForce, picture }) => inForce && picture !== null)
  return (
    <PageSection title="印章图样历次变更" extra={<RetireButton organ={organ} data={data} isUsed={isUsed} />}>
      {versions.length === 0 ? (
        <p className="desk-muted">还没有启用过印章图样。</p>
      ) : (
        <ul className="app-list">
          {versions.map((version) => (
            <li key={version.version} className="app-list-row">
              <span>
                自{formatDay(version.effectiveFrom)}起{said(version)}{' '}
                {version.inForce ? <Tag color="blue">现行</Tag> : null}{' '}
                <span className="desk-muted">
                  {version.person} {version.madeAt}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  )
}

function said({ picture, reason }: Version): string {
  if (picture === null) return `停用：${reason}`
  const { widthMm, heightMm, kinds } = picture
  const which = kinds === null ? '全部文书' : kinds.map((kind) => SEALED_KIND_NAMES[kind] ?? kind).join('、')
  return `启用，${widthMm}×${heightMm} 毫米，${which}`
}

function RetireButton({ organ, data, isUsed }: { organ: number; data: Overview; isUsed: boolean }) {
  const { today } = useMe()
  const [open, setOpen] = useState(false)
  const act = useAct(retireSeal, {
    message: '已停用印章图样',
    problem: 'page',
    onDone: () => setOpen(false),
  })
  return (
    <>
      <ConfirmButton
        danger
        size="small"
        onConfirm={() => setOpen(true)}
        disabledReason={isUsed ? undefined : '本机关现在没有启用印章图样'}
      >
        停用印章图样
      </ConfirmButton>
      <ReasonDialog
        open={open}
        title="停用印章图样"
        description="自停用日起签发的文书不再印这个图样；已经发出的文书不变。"
        label="停用原因"
        placeholder="如：机构更名，印章已缴销"
        okText="停用"
        danger
        busy={act.isPending}
        error={act.error}
        onSubmit={(reason, values) =>
          act.mutate({
            body: { organ, reason, basedOn: data.latest, effectiveFrom: dayOf(values, today) },
          })
        }
        onClose={() => setOpen(false)}
      >
        <Form.Item name="effectiveFrom" label="停用日期" initialValue={today}>
          <LocalDatePicker min={today} allowClear={false} />
        </Form.Item>
      </ReasonDialog>
    </>
  )
}

function dayOf(values: Readonly<Record<string, unknown>>, today: string): string {
  const chosen = values['effectiveFrom']
  return typeof chosen === 'string' ? chosen : today
}
