import { Alert, Button, Checkbox, Drawer, Flex, Form, Input, InputNumber, Select, Table, Tag } from 'antd'
import { useState } from 'react'
import {
  ArticleTag,
  DownloadButton,
  FileDrop,
  FormDialog,
  LongText,
  PageSection,
  ProblemAlert,
  ReasonDialog,
  ReasonField,
  RecordHistory,
} from '../../desk/components/index.ts'
import type { AnswerBody } from '../../desk/api.ts'
import { useAct, useCall, useUpload } from '../../desk/hooks.ts'
import { addEvidence, changeEvidence, listEvidence, switchEvidence, type RemedyRow } from '../contract.ts'
import { EVIDENCE_ROLE_LABELS, EVIDENCE_ROLES, type EvidenceRole } from '../model.ts'
import { FILE_ACCEPT } from './file-accept.ts'

type Evidence = AnswerBody<typeof listEvidence>
type Piece = Evidence['items'][number]

interface Open {
  readonly kind: 'change' | 'switch' | 'history'
  readonly piece: Piece
}

/** 证据和文书: what is handed in, filed and received; the list and the answer are printed from it. */
export function EvidenceSection({ remedy, writable }: { remedy: RemedyRow; writable: boolean }) {
  const { remedyId, organId } = remedy
  const { data, error, refetch } = useCall(listEvidence, { params: { remedyId }, query: { organId } })
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<Open>()
  const close = (): void => setOpen(undefined)
  const items = data?.items ?? []
  const handed = items.some(({ withdrawn, role }) => !withdrawn && (role === 'evidence' || role === 'basis'))
  return (
    <PageSection
      title="证据和文书材料"
      extra={
        writable ? (
          <Flex gap={8} wrap>
            <Button onClick={() => setAdding(true)}>加入材料</Button>
            {remedy.role === 'thirdParty' ? null : <Papers remedy={remedy} handed={handed} />}
          </Flex>
        ) : undefined
      }
    >
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {remedy.stage === 'answering' && !handed ? <NoEvidence review={remedy.kind === 'review'} /> : null}
      <Table<Piece>
        size="small"
        aria-label="证据和文书材料"
        rowKey="evidenceId"
        dataSource={items}
        loading={data === undefined && error === null}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '还没有材料。作出答复的证据、依据从申请卷宗带入或者上传' }}
        columns={[
          {
            title: '类别',
            dataIndex: 'role',
            render: (_, piece) => (
              <>
                {EVIDENCE_ROLE_LABELS[piece.role]} {piece.position}
                {piece.withdrawn ? <Tag color="red">已撤出</Tag> : null}
              </>
            ),
          },
          {
            title: '名称',
            dataIndex: 'name',
            render: (_, piece) => (
              <Button type="link" size="small" onClick={() => setOpen({ kind: 'history', piece })}>
                {piece.name}
              </Button>
            ),
          },
          { title: '证明目的', dataIndex: 'proves' },
          { title: '来源', dataIndex: 'source' },
          { title: '页数', dataIndex: 'pages', align: 'right' },
          {
            title: '附件',
            dataIndex: 'fileName',
            render: (_, piece) =>
              piece.fileHash === null ? (
                '—'
              ) : (
                <DownloadButton
                  size="small"
                  type="link"
                  path="/remedies/:remedyId/evidence/:evidenceId/file"
                  params={{ remedyId, evidenceId: piece.evidenceId }}
                  query={{ organId }}
                >
                  {piece.fileName}
                </DownloadButton>
              ),
          },
          {
            title: '操作',
            key: 'act',
            render: (_, piece) =>
              writable ? (
                <Flex gap={4}>
                  {piece.withdrawn ? null : (
                    <Button size="small" onClick={() => setOpen({ kind: 'change', piece })}>
                      修改
                    </Button>
                  )}
                  <Button
                    size="small"
                    danger={!piece.withdrawn}
                    onClick={() => setOpen({ kind: 'switch', piece })}
                  >
                    {piece.withdrawn ? '恢复' : '撤出'}
                  </Button>
                </Flex>
              ) : null,
          },
        ]}
      />
      {adding && data !== undefined ? (
        <AddDialog remedyId={remedyId} data={data} onClose={() => setAdding(false)} />
      ) : null}
      {open?.kind === 'change' ? (
        <ChangeDialog remedyId={remedyId} piece={open.piece} onClose={close} />
      ) : null}
      {open?.kind === 'switch' ? (
        <SwitchDialog remedyId={remedyId} piece={open.piece} onClose={close} />
      ) : null}
      {open?.kind === 'history' ? (
        <Drawer open onClose={close} title={open.piece.name} size={520}>
          <RecordHistory acts={open.piece.acts} />
        </Drawer>
      ) : null}
    </PageSection>
  )
}

function NoEvidence({ review }: { review: boolean }) {
  return (
    <Alert
      className="desk-notice"
      type="warning"
      showIcon
      title="还没有登记要提交的证据"
      description={
        <>
          {review
            ? '逾期不提出书面答复、不提交当初作出答复的证据和依据的，视为该答复没有证据、依据。'
            : '逾期不提供证据的，视为没有相应证据。'}
          <ArticleTag article={review ? '复议法70' : '行诉法34'} />
        </>
      }
    />
  )
}

function Papers({ remedy, handed }: { remedy: RemedyRow; handed: boolean }) {
  const { remedyId } = remedy
  const path = '/remedies/:remedyId/papers/:paper'
  return (
    <>
      <DownloadButton path={path} params={{ remedyId, paper: 'answer' }} query={{ format: 'docx' }}>
        {remedy.kind === 'review' ? '行政复议答复书（Word）' : '行政诉讼答辩状（Word）'}
      </DownloadButton>
      {handed ? (
        <>
          <DownloadButton path={path} params={{ remedyId, paper: 'evidenceList' }} query={{ format: 'pdf' }}>
            证据清单（PDF）
          </DownloadButton>
          <DownloadButton path={path} params={{ remedyId, paper: 'evidenceList' }} query={{ format: 'docx' }}>
            证据清单（Word）
          </DownloadButton>
        </>
      ) : null}
    </>
  )
}

interface PieceValues {
  readonly role: EvidenceRole
  readonly name: string
  readonly proves?: string
  readonly source?: string
  readonly pages?: number | null
  readonly original?: boolean
}

function AddDialog({ remedyId, data, onClose }: { remedyId: string; data: Evidence; onClose: () => void }) {
  const add = useUpload(addEvidence, { message: '已加入', problem: 'page', onDone: onClose })
  return (
    <FormDialog<PieceValues & { readonly applicationFile?: string; readonly files?: readonly File[] }>
      title="加入材料"
      okText="加入"
      initial={{ role: 'evidence' }}
      busy={add.isPending}
      error={add.error}
      onSubmit={({ files = [], pages, original, applicationFile = '', proves = '', source = '', ...rest }) =>
        add.mutate({
          params: { remedyId },
          files,
          fields: {
            ...rest,
            proves,
            source,
            applicationFile,
            pages: pages === undefined || pages === null ? '' : String(pages),
            original: original === true ? 'true' : 'false',
          },
        })
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          {data.dossier.length === 0 ? null : (
            <Form.Item name="applicationFile" label="从申请卷宗带入" extra="选了卷宗里的文件，就不用再上传">
              <Select
                allowClear
                options={data.dossier.map(({ hash, name }) => ({ value: hash, label: name }))}
                onChange={(hash: string | undefined) => {
                  const found = data.dossier.find((one) => one.hash === hash)
                  if (found !== undefined)
                    form.setFieldsValue({ name: found.name.replace(/\.[a-z0-9]+$/i, ''), source: '申请卷宗' })
                }}
              />
            </Form.Item>
          )}
          <PieceFields />
          <Form.Item name="files" label="附件">
            <FileDrop accept={FILE_ACCEPT} maxFiles={1} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}

interface OneProps {
  readonly remedyId: string
  readonly piece: Piece
  readonly onClose: () => void
}

function ChangeDialog({ remedyId, piece, onClose }: OneProps) {
  const change = useAct(changeEvidence, { message: '已修改', problem: 'page', onDone: onClose })
  const { evidenceId, role, position, name, proves, source, pages, original } = piece
  return (
    <FormDialog<PieceValues & { readonly position: number; readonly reason: string }>
      title={`修改：${name}`}
      okText="保存"
      initial={{ role, position, name, proves, source, pages, original }}
      busy={change.isPending}
      error={change.error}
      onSubmit={(values) => change.mutate({ params: { remedyId, evidenceId }, body: values })}
      onClose={onClose}
    >
      <Form.Item name="position" label="序号">
        <InputNumber min={1} max={999} precision={0} />
      </Form.Item>
      <PieceFields />
      <ReasonField label="修改理由" />
    </FormDialog>
  )
}

function PieceFields() {
  return (
    <>
      <Form.Item name="role" label="类别">
        <Select options={EVIDENCE_ROLES.map((value) => ({ value, label: EVIDENCE_ROLE_LABELS[value] }))} />
      </Form.Item>
      <Form.Item name="name" label="名称" rules={[{ required: true, min: 2, message: '请填写名称' }]}>
        <Input maxLength={100} placeholder="如 政府信息公开申请答复书" />
      </Form.Item>
      <Form.Item name="proves" label="证明目的" extra="不写身份证号、电话等个人信息">
        <LongText maxLength={300} placeholder="如 在法定期限内作出并送达答复" />
      </Form.Item>
      <Form.Item name="source" label="来源">
        <Input maxLength={100} placeholder="如 申请卷宗、本机关制作" />
      </Form.Item>
      <Form.Item name="pages" label="页数">
        <InputNumber min={1} max={9999} precision={0} />
      </Form.Item>
      <Form.Item name="original" valuePropName="checked">
        <Checkbox>提交原件</Checkbox>
      </Form.Item>
    </>
  )
}

function SwitchDialog({ remedyId, piece, onClose }: OneProps) {
  const act = useAct(switchEvidence, { message: '已登记', problem: 'page', onDone: onClose })
  const { evidenceId, name, withdrawn } = piece
  return (
    <ReasonDialog
      open
      title={`${withdrawn ? '恢复' : '撤出'}：${name}`}
      description={withdrawn ? undefined : '撤出后不再列入证据清单，材料和经过保留备查，可以恢复。'}
      danger={!withdrawn}
      busy={act.isPending}
      error={act.error}
      onSubmit={(reason) =>
        act.mutate({ params: { remedyId, evidenceId }, body: { inUse: withdrawn, reason } })
      }
      onClose={onClose}
    />
  )
}
