import { describe, expect, it } from 'vitest'
import { OUTCOMES } from '../../../law/outcomes.ts'
import { pathTo, QUESTION_KEYS, QUESTIONS } from './guide.ts'

describe('the seven questions', () => {
  it.each(OUTCOMES)('lead to %s', (outcome) => {
    const path = [...pathTo(outcome)]
    const [question, answer] = path.at(-1) ?? ['write', -1]
    expect(QUESTIONS[question].answers[answer]?.leads).toEqual({ outcome })
    for (const [key, index] of path.slice(0, -1))
      expect(QUESTIONS[key].answers[index]?.leads).toHaveProperty('question')
  })

  it('lead each outcome to one answer only', () => {
    const reached = QUESTION_KEYS.flatMap((key) =>
      QUESTIONS[key].answers.flatMap(({ leads }) => ('outcome' in leads ? [leads.outcome] : [])),
    )
    expect(reached.toSorted()).toEqual([...OUTCOMES].toSorted())
  })

  it('go on only to a later question', () => {
    for (const [place, key] of QUESTION_KEYS.entries())
      for (const { leads } of QUESTIONS[key].answers)
        if ('question' in leads) expect(QUESTION_KEYS.indexOf(leads.question)).toBeGreaterThan(place)
  })
})
