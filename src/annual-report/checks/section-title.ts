/** section.title — 各部分编号、标题与格式不一致；报告标题缺年度或者缺字. */
import { FORMS } from '../forms/index.ts'
import type { Finding, ReadSection } from '../reading.ts'
import type { Check, Subject } from './check.ts'

const ORDINALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

function checkSection(subject: Subject, section: ReadSection): readonly Finding[] {
  const title = subject.form.sections.find(({ number }) => number === section.number)?.title ?? section.title
  const due = `${ORDINALS[section.number]}、${title}`
  const wrongNumber = section.printedNumber !== section.number
  if (SUBHEADING.test(section.printedTitle)) return []
  if (!wrongNumber && isNationalTitle(section.number, section.printedTitle)) return []
  const number =
    section.printedNumber === null ? '' : (ORDINALS[section.printedNumber] ?? section.printedNumber)
  const printed = number === '' ? section.printedTitle : `${number}、${section.printedTitle}`
  return [
    {
      rule: 'section.title',
      severity: 'warning',
      expected: due,
      actual: printed,
      message: `标题“${printed}”应为“${due}”`,
      article: subject.form.notice,
      place: section.place,
    },
  ]
}

/** （三）行政复议情况 is a heading inside section 一, not a section. */
const SUBHEADING = /^[（(][一二三四五六七八九十]+[）)]/

/** Either form's title: 第五部分 is named differently in 2019 and 2021, and offices keep the one or the other. */
function isNationalTitle(number: ReadSection['number'], printed: string): boolean {
  return Object.values(FORMS).some((form) =>
    form.sections.some((section) => section.number === number && fold(section.title) === fold(printed)),
  )
}

function checkReportTitle(subject: Subject): readonly Finding[] {
  const { title } = subject.text
  if (title === undefined || title === null || !/公开.*年度/.test(title)) return []
  const folded = fold(title)
  const faults = [
    ...(folded.includes('政府信息公开工作年度报告') ? [] : ['应写作“政府信息公开工作年度报告”']),
    ...(/20\d\d年|二[〇○零]..年/.test(folded) ? [] : ['没有写明年度']),
  ]
  if (faults.length === 0) return []
  return [
    {
      rule: 'section.title',
      severity: 'warning',
      actual: title,
      message: `报告标题“${title}”${faults.join('，')}`,
      article: subject.form.notice,
    },
  ]
}

/** Punctuation and spaces do not make a title wrong. */
function fold(text: string): string {
  return text.replaceAll(/[\s、，,。．.：:；;（）()《》“”"]/g, '')
}

export const sectionTitle: Check = {
  rule: 'section.title',
  severity: 'warning',
  run: (subject) => [
    ...checkReportTitle(subject),
    ...(subject.text.sections ?? []).flatMap((section) => checkSection(subject, section)),
  ],
  examples: [
    {
      title: '标题无误',
      given: {
        text: {
          title: '某街道2023年政府信息公开工作年度报告',
          sections: [sample(1, 1, '总体情况'), sample(5, 5, '存在的主要问题及改进情况')],
        },
      },
      expect: [],
    },
    {
      title: '第二部分误编为“一”',
      given: { text: { sections: [sample(2, 1, '主动公开政府信息情况')] } },
      expect: [{ expected: '二、主动公开政府信息情况', actual: '一、主动公开政府信息情况' }],
    },
    {
      title: '2020年度用了2021年格式的第五部分标题',
      given: { form: '2019', text: { sections: [sample(5, 5, '存在的主要问题及改进情况')] } },
      expect: [],
    },
    {
      title: '“行政法复议”多一字',
      given: { text: { sections: [sample(4, 4, '政府信息公开行政法复议、行政诉讼情况')] } },
      expect: [{ expected: '四、政府信息公开行政复议、行政诉讼情况' }],
    },
    {
      title: '报告标题缺“工作”二字',
      given: { text: { title: '某镇2019年政府信息公开年度报告' } },
      expect: [{ actual: '某镇2019年政府信息公开年度报告' }],
    },
    {
      title: '报告标题没有年度',
      given: { text: { title: '某县林业局政府信息公开工作年度报告' } },
      expect: [{ message: '报告标题“某县林业局政府信息公开工作年度报告”没有写明年度' }],
    },
  ],
}

function sample(number: ReadSection['number'], printedNumber: number, printedTitle: string): ReadSection {
  return { number, printedNumber, title: '', printedTitle, text: '', place: { line: 1 }, cut: false }
}
