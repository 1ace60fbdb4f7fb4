import { App } from 'antd'

export interface ManyAnswer {
  readonly done: readonly string[]
  readonly refused: readonly { readonly id: string; readonly number: string; readonly message: string }[]
}

/** What was not done is named case by case with the reason; the rest is done. */
export function useRefusedReport(what: string): (answer: ManyAnswer) => void {
  const { modal } = App.useApp()
  return ({ refused }) => {
    if (refused.length === 0) return
    modal.warning({
      title: `${refused.length} 件没有${what}`,
      content: (
        <ul className="app-list">
          {refused.map(({ id, number, message }) => (
            <li key={id}>
              {number}：{message}
            </li>
          ))}
        </ul>
      ),
    })
  }
}
