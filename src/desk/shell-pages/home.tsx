import { useQueries } from '@tanstack/react-query'
import { Button, Card } from 'antd'
import { Suspense } from 'react'
import { DueList } from '../components/due-list.tsx'
import { Loading } from '../components/loading.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProblemAlert } from '../components/problem-alert.tsx'
import { weekdayName, formatDay } from '../dates.ts'
import type { DueSource, HomePanel } from '../page.ts'
import { homePanels } from '../pages.ts'
import { holdsAny, useMe } from '../session.ts'

/** 待办与期限: one list of everything due, by date, and the areas' own panels beside it. */
export default function HomePage() {
  const me = useMe()
  const panels = homePanels.filter((panel) => holdsAny(me, panel.roles))
  const beside = panels.filter((panel) => panel.element !== undefined)
  return (
    <>
      <PageHeader
        title="待办与期限"
        subtitle={`${me.name}，今天是${formatDay(me.today)}（${weekdayName(me.today)}）。以下按到期先后排列。`}
      />
      <div className={beside.length === 0 ? undefined : 'desk-home'}>
        <DueWork panels={panels} />
        {beside.length === 0 ? null : (
          <div className="desk-home-panels">
            {beside.map((panel) => (
              <Panel key={panel.key} panel={panel} />
            ))}
          </div>
        )}
      </div>
    </>
  )
}

function Panel({ panel }: { panel: HomePanel }) {
  const Element = panel.element
  if (Element === undefined) return null
  return (
    <Card title={panel.title} size="small">
      <Suspense fallback={<Loading label={`正在载入${panel.title}`} />}>
        <Element />
      </Suspense>
    </Card>
  )
}

interface NamedSource {
  readonly title: string
  readonly due: DueSource
}

function DueWork({ panels }: { panels: readonly HomePanel[] }) {
  const { today } = useMe()
  const sources: NamedSource[] = panels.flatMap(({ title, due }) =>
    due === undefined ? [] : [{ title, due }],
  )
  const answers = useQueries({
    queries: sources.map(({ due }) => ({
      queryKey: due.queryKey,
      queryFn: ({ signal }: { signal: AbortSignal }) => due.load(signal),
    })),
  })
  const rows = answers.flatMap((answer, index) =>
    (answer.data ?? []).map((item) => ({ ...item, kind: sources[index]?.title ?? '' })),
  )
  const failed = answers.flatMap((answer, index) => (answer.error === null ? [] : [{ answer, index }]))
  const pending = answers.some((answer) => answer.isPending)
  return (
    <div className="desk-home-work">
      {failed.map(({ answer, index }) => (
        <ProblemAlert
          key={sources[index]?.title}
          error={answer.error}
          prefix={`${sources[index]?.title ?? ''}没有读到`}
          onRetry={() => void answer.refetch()}
        />
      ))}
      {pending ? <Loading label="正在读取待办" /> : null}
      {!pending || rows.length > 0 ? (
        <DueList items={rows} today={today} complete={failed.length === 0} />
      ) : null}
      {failed.length > 0 && rows.length === 0 ? (
        <Button onClick={() => location.reload()}>刷新页面</Button>
      ) : null}
    </div>
  )
}
