import { Button, Segmented, Tag } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { AnswerBody } from '../../../desk/api.ts'
import { DataTable, DownloadButton, PageHeader, PrintButton } from '../../../desk/components/index.ts'
import { formatDay } from '../../../desk/dates.ts'
import { useCall } from '../../../desk/hooks.ts'
import { useRoles } from '../../../desk/session.ts'
import { listPetitions, printPetitionNotice } from '../../contract.ts'
import { PETITION_DEFINITIONS, PETITION_KINDS } from '../../model.ts'
import '../applications.css'
import { oneOf } from '../words.ts'
import { PetitionRegister } from './petition-register.tsx'
import { PetitionAnswer } from './petition-answer.tsx'

export type Petition = AnswerBody<typeof listPetitions>['items'][number]

const KINDS = [
  { value: 'all', label: '全部' },
  ...PETITION_KINDS.map((value) => ({ value, label: PETITION_DEFINITIONS[value].name })),
]

/** 更正申请 (条例 41) and 建议主动公开 (条例 44): a register of their own, outside 表三. */
export default function PetitionsPage() {
  const [search, setSearch] = useSearchParams()
  const kind = oneOf(PETITION_KINDS, search.get('kind'))
  const open = search.get('open') !== 'no'
  const mayAnswer = useRoles('clerk', 'head')
  const [registering, setRegistering] = useState(false)
  const [answering, setAnswering] = useState<Petition | undefined>(undefined)
  const list = useCall(
    listPetitions,
    { query: { ...(kind === undefined ? {} : { kind }), ...(open ? { open: 'yes' as const } : {}) } },
    { keepPrevious: true },
  )
  const set = (name: string, value: string | undefined): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (value === undefined) next.delete(name)
      else next.set(name, value)
      return next
    })
  return (
    <>
      <PageHeader
        title="更正申请与公开建议"
        subtitle="有证据证明本机关提供的与其自身相关的政府信息记录不准确的，可以要求更正（条例第41条）；认为依申请公开的信息需要公众广泛知晓的，可以建议纳入主动公开（条例第44条）。"
        extra={
          <>
            <PrintButton />
            {mayAnswer ? (
              <Button type="primary" onClick={() => setRegistering(true)}>
                登记
              </Button>
            ) : null}
          </>
        }
      />
      <div className="app-toolbar no-print">
        <Segmented
          aria-label="类别"
          value={kind ?? 'all'}
          options={KINDS}
          onChange={(value) => set('kind', value === 'all' ? undefined : value)}
        />
        <Segmented
          aria-label="是否已答复"
          value={open ? 'open' : 'every'}
          options={[
            { value: 'open', label: '待答复' },
            { value: 'every', label: '全部' },
          ]}
          onChange={(value) => set('open', value === 'open' ? undefined : 'no')}
        />
      </div>
      <DataTable
        caption="更正申请与公开建议"
        columns={columnsOf(mayAnswer ? setAnswering : undefined)}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        loading={list.isFetching}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{
          title: open ? '没有待答复的更正申请或者公开建议' : '还没有更正申请或者公开建议',
          hint: '公众在门户提交的自动列入；当面、来信、来电提出的，用“登记”录入。',
        }}
        renderCard={(row) => (
          <article>
            <div className="app-card-head">
              <strong>{row.number}</strong>
              <Tag>{row.kindName}</Tag>
            </div>
            <p className="app-content">{row.content}</p>
            <div className="desk-muted">
              {row.applicantName} · {formatDay(row.submittedOn)}
            </div>
            <Result row={row} onAnswer={mayAnswer ? setAnswering : undefined} />
          </article>
        )}
      />
      {registering ? <PetitionRegister onClose={() => setRegistering(false)} /> : null}
      <PetitionAnswer petition={answering} onClose={() => setAnswering(undefined)} />
    </>
  )
}

function Result({ row, onAnswer }: { row: Petition; onAnswer: ((row: Petition) => void) | undefined }) {
  if (row.answeredOn !== null)
    return (
      <>
        {row.result}
        <div className="desk-muted">{formatDay(row.answeredOn)}答复</div>
        {row.noticeNumber === null ? null : <div className="desk-muted app-nowrap">{row.noticeNumber}</div>}
        <div className="desk-preline">{row.answer}</div>
        <Notice row={row} />
      </>
    )
  if (onAnswer === undefined) return <>待答复</>
  return (
    <Button size="small" onClick={() => onAnswer(row)} aria-label={`答复 ${row.number}`}>
      答复
    </Button>
  )
}

/** 告知书 for the applicant; its name is the clerks' to read. */
function Notice({ row: { id, number } }: { row: Petition }) {
  const mayPrint = useRoles('clerk', 'head')
  if (!mayPrint) return null
  return (
    <span className="app-act-buttons" role="group" aria-label={`告知书 ${number}`}>
      {(['pdf', 'docx'] as const).map((format) => (
        <DownloadButton key={format} size="small" path={printPetitionNotice.path} params={{ id, format }}>
          {format === 'pdf' ? '告知书' : 'Word'}
        </DownloadButton>
      ))}
    </span>
  )
}

function columnsOf(onAnswer: ((row: Petition) => void) | undefined): TableColumnsType<Petition> {
  return [
    { key: 'number', title: '编号', dataIndex: 'number', className: 'app-number' },
    { key: 'kind', title: '类别', dataIndex: 'kindName', className: 'app-nowrap' },
    {
      key: 'content',
      title: '内容',
      render: (_, row) => <div className="app-request desk-preline">{row.content}</div>,
    },
    { key: 'applicant', title: '提出人', dataIndex: 'applicantName', className: 'app-nowrap' },
    { key: 'on', title: '提出日期', className: 'app-nowrap', render: (_, row) => formatDay(row.submittedOn) },
    {
      key: 'result',
      title: '办理结果',
      render: (_, row) => (
        <div className="app-request">
          <Result row={row} onAnswer={onAnswer} />
        </div>
      ),
    },
  ]
}
