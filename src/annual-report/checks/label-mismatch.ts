/** label.mismatch — 行标签或者表头与格式不一致，照认作了哪一项. Said only, with what it was taken for. */
import type { Check } from './check.ts'

export const labelMismatch: Check = {
  rule: 'label.mismatch',
  severity: 'info',
  run: (subject) =>
    (subject.text.labelNotes ?? []).map((note) => ({
      rule: 'label.mismatch',
      severity: 'info',
      path: note.path,
      expected: note.takenFor,
      actual: note.printed,
      message: `标签“${note.printed}”与格式不一致，按“${note.takenFor}”读取，应改为规定写法`,
      article: subject.form.notice,
      place: note.place,
    })),
  examples: [
    { title: '标签都对', expect: [] },
    {
      title: '“社会组织”应为“社会公益组织”',
      given: {
        text: {
          labelNotes: [
            {
              path: 'requests.*.socialOrg',
              printed: '社会组织',
              takenFor: '社会公益组织',
              place: { line: 30 },
            },
          ],
        },
      },
      expect: [{ severity: 'info', actual: '社会组织', expected: '社会公益组织' }],
    },
  ],
}
