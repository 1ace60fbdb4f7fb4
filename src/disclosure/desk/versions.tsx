import { Button, Modal, Tag } from 'antd'
import { useState } from 'react'
import { Loading, PageSection, ProblemAlert } from '../../desk/components/index.ts'
import { useCall } from '../../desk/hooks.ts'
import { getVersion, type ItemDetail } from '../contract.ts'
import { ItemView } from './item-view.tsx'

/** Every version as it was submitted; the one that is public is marked. */
export function VersionList({ detail }: { detail: ItemDetail }) {
  const [open, setOpen] = useState<number | null>(null)
  if (detail.versions.length === 0) return null
  return (
    <PageSection title="版本">
      <ul className="disclosure-files">
        {detail.versions.map((one) => (
          <li key={one.version}>
            <Button type="link" size="small" onClick={() => setOpen(one.version)}>
              第 {one.version} 版
            </Button>
            <span>{one.title}</span>
            <span className="desk-muted">{one.madeAt} 提交</span>
            {one.version === detail.publishedVersion ? <Tag color="success">公开中</Tag> : null}
          </li>
        ))}
      </ul>
      {open === null ? null : (
        <VersionDialog itemId={detail.row.itemId} version={open} onClose={() => setOpen(null)} />
      )}
    </PageSection>
  )
}

function VersionDialog(props: { itemId: string; version: number; onClose: () => void }) {
  const version = useCall(getVersion, { params: { id: props.itemId, version: props.version } })
  return (
    <Modal open title={`第 ${props.version} 版`} footer={null} width={860} onCancel={props.onClose}>
      <ProblemAlert error={version.error} />
      {version.data === undefined ? (
        version.error === null && <Loading label="正在读取版本" />
      ) : (
        <ItemView content={version.data.content} bodyHtml={version.data.bodyHtml} interpretsTitle={null} />
      )}
    </Modal>
  )
}
