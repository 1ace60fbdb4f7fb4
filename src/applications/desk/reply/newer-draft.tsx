import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { ConfirmButton } from '../../../desk/components/index.ts'
import type { ApplicationDetail } from '../../contract.ts'

/** Somebody has saved this reply since the version in the form: his words to look at, one's own to keep. */
export function NewerDraft({
  application: { id, draft },
  basedOn,
  onKeep,
  onUse,
}: {
  application: ApplicationDetail
  basedOn: number
  onKeep: (version: number) => void
  onUse: () => void
}) {
  if (draft === null || draft.version <= basedOn) return null
  const { version, letterId, drafter, savedAt } = draft
  const mine = basedOn === 0 ? '您开始填写时还没有这一稿' : `您写的是在第${basedOn}稿上改的`
  return (
    <Alert
      className="desk-notice"
      type="warning"
      showIcon
      title={`${drafter ?? '他人'}于${savedAt}保存了第${version}稿，${mine}`}
      description={
        <>
          <p>
            您写的仍在本页，没有丢失。保留的，下次暂存或者送审时另成一稿，第{version}
            稿仍可在答复书的各稿中查看。
          </p>
          <div className="app-act-buttons">
            <Link to={`/applications/${id}/letters/${letterId}`} target="_blank">
              查看第{version}稿（新窗口）
            </Link>
            <Button size="small" onClick={() => onKeep(version)}>
              保留我写的
            </Button>
            <ConfirmButton
              size="small"
              onConfirm={onUse}
              confirm={{
                title: `改用第${version}稿？`,
                content: `本页改为第${version}稿的内容，您在本页写的不再保留。`,
                okText: '改用',
              }}
            >
              改用第{version}稿
            </ConfirmButton>
          </div>
        </>
      }
    />
  )
}
