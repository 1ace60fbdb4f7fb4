import { Button } from 'antd'
import { ArticleTag } from '../../../desk/components/index.ts'
import type { Outcome } from '../../../law/outcomes.ts'
import type { ActKind } from '../../model.ts'
import { outcomeLabel } from '../words.ts'
import { QUESTION_KEYS, QUESTIONS } from './guide.ts'
import type { Answer, QuestionKey, Leads } from './guide.ts'

export interface GuideState {
  readonly answers: ReadonlyMap<QuestionKey, number>
  readonly outcome: Outcome | undefined
}

/** The question that is open: the first without an answer on the way taken. */
export function openQuestion({ answers, outcome }: GuideState): QuestionKey {
  if (outcome !== undefined) return 'write'
  let key: QuestionKey = 'clear'
  for (;;) {
    const chosen = answers.get(key)
    const leads: Leads | undefined = chosen === undefined ? undefined : QUESTIONS[key].answers[chosen]?.leads
    if (leads === undefined || !('question' in leads)) return key
    key = leads.question
  }
}

/** Seven questions, one at a time; what was answered stays visible and can be changed. */
export function GuideSteps({
  state,
  onAnswer,
  onReopen,
  onAct,
}: {
  state: GuideState
  onAnswer: (question: QuestionKey, index: number, answer: Answer) => void
  onReopen: (question: QuestionKey) => void
  onAct: (act: ActKind) => void
}) {
  const open = openQuestion(state)
  return (
    <ol className="app-guide">
      {QUESTION_KEYS.map((key, place) => {
        const question = QUESTIONS[key]
        const chosen = state.answers.get(key)
        const answer = chosen === undefined ? undefined : question.answers[chosen]
        return (
          <li key={key} {...(key === open ? { 'aria-current': 'step' as const } : {})}>
            <h3>
              {place + 1}. {question.short}
            </h3>
            {key === open ? (
              <OpenQuestion
                text={
                  key === 'write' && state.outcome
                    ? `${outcomeLabel(state.outcome)}。${question.text}`
                    : question.text
                }
                answers={question.answers}
                onChoose={(index, picked) =>
                  'act' in picked.leads ? onAct(picked.leads.act) : onAnswer(key, index, picked)
                }
              />
            ) : answer === undefined ? null : (
              <Answered answer={answer} onReopen={() => onReopen(key)} />
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Answered({ answer, onReopen }: { answer: Answer; onReopen: () => void }) {
  return (
    <div className="app-list-row">
      <span>{answer.label}</span>
      <Button size="small" type="link" onClick={onReopen}>
        改
      </Button>
    </div>
  )
}

function OpenQuestion({
  text,
  answers,
  onChoose,
}: {
  text: string
  answers: readonly Answer[]
  onChoose: (index: number, answer: Answer) => void
}) {
  return (
    <div className="app-guide-open">
      <div>{text}</div>
      <div className="app-guide-options">
        {answers.map((answer, index) => (
          <Button key={answer.label} className="app-guide-option" onClick={() => onChoose(index, answer)}>
            <span className="app-option-text">
              {answer.label} {answer.article === undefined ? null : <ArticleTag article={answer.article} />}
              <small>
                {resultText(answer)}
                {answer.hint}
              </small>
            </span>
          </Button>
        ))}
      </div>
    </div>
  )
}

function resultText({ leads }: Answer): string {
  if ('outcome' in leads) return `→ ${outcomeLabel(leads.outcome)}。`
  if ('act' in leads) return '先办理，再继续。'
  return ''
}
