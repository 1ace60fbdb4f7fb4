import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { useMe } from '../session.ts'

export interface ChosenOrgan {
  readonly organ: number
  readonly choose: (organ: number) => void
}

/** The organ in the address; the administrator's own where none is named. */
export function useChosenOrgan(): ChosenOrgan {
  const me = useMe()
  const [params, setParams] = useSearchParams()
  const named = Number(params.get('organ') ?? '')
  const organ = me.organs.some(({ organId }) => organId === named) ? named : me.organ.organId
  return { organ, choose: (next) => setParams({ organ: String(next) }, { replace: true }) }
}

/** Whose settings are shown; nothing for an administrator of one organ. `of`: 哪个机关的模板. */
export function OrganSelect({ organ, choose, of }: ChosenOrgan & { readonly of: string }) {
  const { organs } = useMe()
  if (organs.length < 2) return null
  return (
    <Select
      aria-label={`哪个机关的${of}`}
      value={organ}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={organs.map(({ organId, name }) => ({ value: organId, label: name }))}
      onChange={choose}
    />
  )
}
