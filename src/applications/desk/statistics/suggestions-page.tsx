import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import {
  ArticleTag,
  EmptyHint,
  Loading,
  PageHeader,
  ProblemAlert,
  ReasonDialog,
} from '../../../desk/components/index.ts'
import { formatDay } from '../../../desk/dates.ts'
import { useAct, useCall } from '../../../desk/hooks.ts'
import { useMe, useRoles } from '../../../desk/session.ts'
import { article } from '../../../law/articles.ts'
import { listSuggestions, turnProactive, type Suggestion } from '../../render/statistics-contract.ts'
import '../applications.css'
import './statistics.css'

const INTRODUCTION =
  '三年内不同申请人就相同政府信息提出申请、已经予以公开或者部分公开的，可以纳入主动公开的范围；公开后再有人申请，告知获取方式即可。'

/** 条例 44: information given to several applicants, with the one press that starts its publication. */
export default function SuggestionsPage() {
  const { data, error, refetch } = useCall(listSuggestions)
  return (
    <>
      <PageHeader
        title="建议纳入主动公开"
        subtitle={
          <>
            {INTRODUCTION} <ArticleTag article={article('条例', 44, 1)} />
          </>
        }
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? (
          <Loading label="正在比对申请" />
        ) : null
      ) : data.items.length === 0 ? (
        <EmptyHint
          title="目前没有建议纳入主动公开的信息"
          hint="两名以上申请人获得相同信息后，会列在这里；处理过的不再列出。"
        />
      ) : (
        <div className="desk-section">
          {data.items.map((item) => (
            <SuggestionCard key={item.id} item={item} />
          ))}
        </div>
      )}
    </>
  )
}

function SuggestionCard({ item }: { item: Suggestion }) {
  const { today } = useMe()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const mayDraft = useRoles('clerk')
  const [leaving, setLeaving] = useState(false)
  const cases = item.cases.map(({ id }) => id)
  const turn = useAct(turnProactive, {
    invalidates: [listSuggestions],
    problem: 'page',
    onDone: ({ body }) => {
      setLeaving(false)
      if (body.itemId === null) return void message.success('已记入各件经过，不再建议')
      void message.success('已生成拟稿，请核对名称、成文日期和栏目后补充正文')
      void navigate(`/disclosure/items/${body.itemId}`)
    },
  })
  return (
    <article className="stat-suggestion" aria-label={item.name}>
      <h3>{item.name}</h3>
      <p className="desk-muted">
        {item.docNumber === '' ? '' : `${item.docNumber} · `}
        {item.applicants} 名申请人，{item.cases.length} 件申请
      </p>
      <ul className="app-list">
        {item.cases.map((one) => (
          <li key={one.id} className="app-list-row">
            <span>
              <Link to={`/applications/${one.id}`}>{one.number}</Link> {one.name}
            </span>
            <span className="desk-muted">
              {one.applicantName} · {one.outcomeName} · {formatDay(one.decidedOn, today)}
            </span>
          </li>
        ))}
      </ul>
      {leaving ? null : <ProblemAlert error={turn.error} />}
      <div className="app-toolbar no-print">
        {mayDraft ? (
          <Button type="primary" loading={turn.isPending} onClick={() => turn.mutate({ body: { cases } })}>
            转主动公开并拟稿
          </Button>
        ) : null}
        <Button onClick={() => setLeaving(true)}>暂不纳入</Button>
      </div>
      <ReasonDialog
        open={leaving}
        title="暂不纳入主动公开"
        description="理由记入各件申请的办理经过，以后不再就这些申请提出建议。"
        label="暂不纳入的理由"
        placeholder="如：只涉及个别住户，无需公众广泛知晓"
        maxLength={300}
        okText="记入经过"
        busy={turn.isPending}
        error={turn.error}
        onSubmit={(reason) => turn.mutate({ body: { cases, reason } })}
        onClose={() => setLeaving(false)}
      />
    </article>
  )
}
