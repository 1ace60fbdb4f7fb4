import { Flex, Tag } from 'antd'
import { REMEDY_BLOCKS } from '../../annual-report/model.ts'
import { formatDay } from '../../desk/dates.ts'
import { useMe } from '../../desk/session.ts'
import { FIGURE_COLUMN_LABELS, FIGURE_COLUMNS, REMEDY_BLOCK_LABELS } from '../model.ts'

/** What a number of the statistics came with; see behindFigure. */
interface Figure {
  readonly block?: (typeof REMEDY_BLOCKS)[number]
  readonly column?: (typeof FIGURE_COLUMNS)[number]
  readonly asOf: string
  readonly organs?: 'all'
  readonly organId?: number
}

export function figureIn(search: URLSearchParams): Figure | undefined {
  const asOf = search.get('asOf') ?? ''
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return undefined
  const block = REMEDY_BLOCKS.find((each) => each === search.get('block'))
  const column = FIGURE_COLUMNS.find((each) => each === search.get('column'))
  const organId = Number(search.get('organId') ?? Number.NaN)
  return {
    asOf,
    ...(block === undefined ? {} : { block }),
    ...(column === undefined ? {} : { column }),
    ...(search.get('organs') === 'all' ? { organs: 'all' } : {}),
    ...(Number.isInteger(organId) ? { organId } : {}),
  }
}

/** The conditions the list came with, said as one, and the way back to the whole register. */
export function Counted({ figure, year, onEnd }: { figure: Figure; year: number; onEnd: () => void }) {
  const { today, organ, organs } = useMe()
  const whose =
    figure.organs === 'all'
      ? `${organ.name}及所属机关`
      : (organs.find(({ organId }) => organId === figure.organId)?.name ?? organ.name)
  const parts = [
    whose,
    `${year}年表四（截至${formatDay(figure.asOf, today)}）`,
    ...(figure.block === undefined ? [] : [REMEDY_BLOCK_LABELS[figure.block]]),
    ...(figure.column === undefined ? [] : [FIGURE_COLUMN_LABELS[figure.column]]),
  ]
  const text = parts.join(' · ')
  return (
    <Flex className="office-toolbar office-counted" role="group" aria-label="统计条件">
      <Tag
        closable={{ 'aria-label': `去掉条件：${text}` }}
        onClose={(event) => {
          event.preventDefault()
          onEnd()
        }}
      >
        {text}
      </Tag>
    </Flex>
  )
}
