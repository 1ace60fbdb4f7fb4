/** section.five.empty — 第五部分写“无”或者不足十个字（条例50.1.4要求写明存在的主要问题及改进情况）. */
import type { Check } from './check.ts'
import type { ReadSection } from '../reading.ts'

const LEAST = 10

export const sectionFiveEmpty: Check = {
  rule: 'section.five.empty',
  severity: 'warning',
  run: (subject) =>
    (subject.text.sections ?? [])
      .filter((section) => section.number === 5 && !section.cut && length(section.text) < LEAST)
      .map((section) => ({
        rule: 'section.five.empty',
        severity: 'warning',
        actual: section.text.trim(),
        message:
          length(section.text) === 0
            ? '第五部分没有内容，应写明存在的主要问题及改进情况'
            : `第五部分只写“${section.text.trim()}”，应写明存在的主要问题及改进情况`,
        article: '条例50.1.4',
        place: section.place,
      })),
  examples: [
    {
      title: '有内容',
      given: { text: { sections: [sample('一是公开不够及时，二是解读形式单一。')] } },
      expect: [],
    },
    { title: '只写“无”', given: { text: { sections: [sample('无')] } }, expect: [{ actual: '无' }] },
    { title: '空的', given: { text: { sections: [sample('')] } }, expect: [{ actual: '' }] },
    { title: '原件在此中断，不作判断', given: { text: { sections: [sample('', true)] } }, expect: [] },
  ],
}

function length(text: string): number {
  return text.replaceAll(/\s/g, '').length
}

function sample(text: string, cut = false): ReadSection {
  return { number: 5, printedNumber: 5, title: '', printedTitle: '', text, place: { line: 90 }, cut }
}
