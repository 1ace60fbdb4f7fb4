import { Checkbox, Grid, Pagination, Table } from 'antd'
import type { TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import type { Paging } from '../hooks.ts'
import { EmptyHint } from './empty-hint.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import { Loading } from './loading.tsx'

export interface DataTableProps<Row extends object> {
  /** What the table lists, for screen readers and print: 申请台账. */
  readonly caption: string
  readonly columns: TableColumnsType<Row>
  readonly rows: readonly Row[] | undefined
  readonly rowKey: (row: Row) => string | number
  readonly loading?: boolean
  readonly error?: unknown
  readonly onRetry?: () => void
  /** Said instead of an empty table: what would be here and how to begin. */
  readonly empty: { readonly title: string; readonly hint?: ReactNode; readonly action?: ReactNode }
  /** Server paging: from `usePaging()`, with the total the server counted. */
  readonly paging?: Paging & { readonly total: number; readonly totalIsCapped?: boolean }
  /** On a phone each row is drawn so instead of in a wide table. */
  readonly renderCard?: (row: Row) => ReactNode
  readonly rowClassName?: (row: Row) => string
  readonly summary?: ReactNode
  readonly selection?: TableSelection<Row>
}

export interface TableSelection<Row> {
  readonly keys: readonly React.Key[]
  readonly onChange: (keys: React.Key[]) => void
  /** What a row is called where it is picked: 选择 2026-0007. */
  readonly nameOf?: (row: Row) => string
}

/** A list page's table: dense, paged by the server, readable on a phone, with an empty state that teaches. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, error, empty, loading = false, paging } = props
  const narrow = Grid.useBreakpoint().md === false
  if (rows === undefined && error !== undefined && error !== null) {
    return <ProblemAlert error={error} {...(props.onRetry === undefined ? {} : { onRetry: props.onRetry })} />
  }
  if (rows === undefined) return <Loading label={`正在读取${props.caption}`} />
  if (rows.length === 0 && !loading) return <EmptyHint {...empty} />
  return (
    <div className="desk-table" aria-busy={loading}>
      <ProblemAlert error={error} />
      {narrow && props.renderCard !== undefined ? (
        <Cards
          rows={rows}
          rowKey={props.rowKey}
          render={props.renderCard}
          label={props.caption}
          selection={props.selection}
        />
      ) : (
        <Wide {...props} rows={rows} />
      )}
      {paging === undefined ? null : <Pager paging={paging} narrow={narrow} />}
    </div>
  )
}

function Wide<Row extends object>(props: DataTableProps<Row> & { rows: readonly Row[] }) {
  return (
    <Table<Row>
      size="small"
      columns={props.columns}
      dataSource={props.rows}
      rowKey={props.rowKey}
      loading={props.loading ?? false}
      pagination={false}
      scroll={{ x: 'max-content' }}
      aria-label={props.caption}
      {...(props.rowClassName === undefined ? {} : { rowClassName: props.rowClassName })}
      {...(props.summary === undefined ? {} : { summary: () => props.summary })}
      {...(props.selection === undefined
        ? {}
        : {
            rowSelection: {
              selectedRowKeys: [...props.selection.keys],
              onChange: props.selection.onChange,
              getCheckboxProps: (row: Row) => ({ 'aria-label': pickLabel(props.selection, row) }),
            },
          })}
    />
  )
}

function Cards<Row>({
  rows,
  rowKey,
  render,
  label,
  selection,
}: {
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  render: (row: Row) => ReactNode
  label: string
  selection: TableSelection<Row> | undefined
}) {
  return (
    <ul className="desk-cards" aria-label={label}>
      {rows.map((row) => {
        const key = rowKey(row)
        return (
          <li key={key} className={selection === undefined ? '' : 'desk-card-picked'}>
            {selection === undefined ? null : (
              <Checkbox
                aria-label={pickLabel(selection, row)}
                checked={selection.keys.includes(key)}
                onChange={({ target }) =>
                  selection.onChange(
                    target.checked ? [...selection.keys, key] : selection.keys.filter((one) => one !== key),
                  )
                }
              />
            )}
            {render(row)}
          </li>
        )
      })}
    </ul>
  )
}

function pickLabel<Row>(selection: TableSelection<Row> | undefined, row: Row): string {
  return ['选择', selection?.nameOf?.(row)].filter((part) => part !== undefined).join(' ')
}

function Pager({
  paging,
  narrow,
}: {
  paging: NonNullable<DataTableProps<object>['paging']>
  narrow: boolean
}) {
  return (
    <Pagination
      className="desk-pager no-print"
      size="small"
      simple={narrow}
      current={paging.page}
      pageSize={paging.pageSize}
      total={paging.total}
      showSizeChanger={!narrow}
      pageSizeOptions={[20, 50, 100]}
      showTotal={(total) => (paging.totalIsCapped === true ? `${total}+ 条` : `共 ${total} 条`)}
      onChange={paging.setPage}
    />
  )
}
