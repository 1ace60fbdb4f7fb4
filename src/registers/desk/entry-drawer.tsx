import { Button, Descriptions, Drawer, Flex, Timeline } from 'antd'
import { useState } from 'react'
import { Loading, ProblemAlert, ReasonDialog } from '../../desk/components/index.ts'
import { useAct, useCall } from '../../desk/hooks.ts'
import { getEntry, withdrawEntry, type EntryView } from '../contract.ts'
import { ENTRY_ACT_LABELS, FIELD_LABELS, KIND_LABELS, type RegisterRow } from '../model.ts'
import { EntryForm } from './entry-form.tsx'

interface Named {
  readonly id: string
  readonly name: string
}

export interface EntryDrawerProps {
  readonly entryId: string | null
  readonly row: RegisterRow
  readonly units: readonly Named[]
  readonly items: readonly Named[]
  readonly writable: boolean
  readonly onClose: () => void
}

/** One entry with what happened to it. */
export function EntryDrawer({ entryId, onClose, ...rest }: EntryDrawerProps) {
  const { data, error } = useCall(
    getEntry,
    { params: { entryId: entryId ?? '' }, query: {} },
    { enabled: entryId !== null },
  )
  const [dialog, setDialog] = useState<'correct' | 'withdraw'>()
  const withdraw = useAct(withdrawEntry, {
    message: '已作废',
    problem: 'page',
    onDone: () => setDialog(undefined),
  })
  const entry = data?.entry
  const changeable = rest.writable && entry !== undefined && !entry.withdrawn
  return (
    <Drawer open={entryId !== null} onClose={onClose} title="登记内容" size={520}>
      <ProblemAlert error={error} />
      {entry === undefined ? (
        error === null ? (
          <Loading label="正在读取登记" />
        ) : null
      ) : (
        <Flex vertical gap={16}>
          <Facts entry={entry} units={rest.units} items={rest.items} />
          {changeable ? (
            <Flex gap={8}>
              <Button onClick={() => setDialog('correct')}>更正</Button>
              <Button danger onClick={() => setDialog('withdraw')}>
                作废
              </Button>
            </Flex>
          ) : null}
          <h3>经过</h3>
          <Timeline
            items={(data?.acts ?? []).map((act) => ({
              key: String(act.seq),
              content: (
                <>
                  <div>
                    {ENTRY_ACT_LABELS[act.kind]} · {act.person ?? '系统导入'} · {act.recordedAt.slice(0, 10)}
                  </div>
                  {act.reason === '' ? null : <div>理由：{act.reason}</div>}
                  {act.changes.map((change) => (
                    <div key={change.label} className="desk-muted">
                      {change.label}：{change.from === '' ? '（空）' : change.from} →{' '}
                      {change.to === '' ? '（空）' : change.to}
                    </div>
                  ))}
                </>
              ),
            }))}
          />
          {dialog === 'correct' ? (
            <EntryForm
              open
              row={rest.row}
              units={rest.units}
              items={rest.items}
              entry={entry}
              onClose={() => setDialog(undefined)}
            />
          ) : null}
          <ReasonDialog
            open={dialog === 'withdraw'}
            title="作废登记"
            description="作废后不再计入年报，登记内容和理由保留备查。"
            danger
            okText="作废"
            busy={withdraw.isPending}
            error={withdraw.error}
            onSubmit={(reason) => withdraw.mutate({ params: { entryId: entry.entryId }, body: { reason } })}
            onClose={() => setDialog(undefined)}
          />
        </Flex>
      )}
    </Drawer>
  )
}

function Facts({
  entry,
  units,
  items,
}: {
  entry: EntryView
  units: readonly Named[]
  items: readonly Named[]
}) {
  const nameOf = (named: readonly Named[], id: string | null): string =>
    named.find((one) => one.id === id)?.name ?? ''
  const values: Readonly<Record<string, string>> = {
    name: entry.name,
    number: entry.number,
    itemId: nameOf(items, entry.itemId),
    happenedOn: entry.happenedOn,
    publishedOn: entry.publishedOn ?? '',
    endedOn: entry.endedOn ?? '',
    count: String(entry.count),
    yuan: entry.yuan ?? '',
    unitId: nameOf(units, entry.unitId),
  }
  return (
    <Descriptions
      size="small"
      column={1}
      bordered
      items={[
        {
          key: 'kind',
          label: '内容',
          children: `${KIND_LABELS[entry.kind]}${entry.withdrawn ? '（已作废）' : ''}`,
        },
        ...Object.entries(FIELD_LABELS[entry.kind]).map(([field, label]) => ({
          key: field,
          label,
          children: values[field] === '' ? '—' : values[field],
        })),
      ]}
    />
  )
}
