/** What a clerk types into a field, as sentences of a letter: each line ends once, and with a full stop at the last. */

/** The text with every line closed: a missing 。 is put, a doubled one or a hanging comma taken away. */
export function closed(text: string): string {
  const lines = tidy(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.map((line, index) => close(line, index === lines.length - 1)).join('\n')
}

const CLOSED = /(?:[。！？!?…]|[。！？…][”’」』）)])$/
const HANGING = /[，、；,;]+$/

function close(line: string, isLast: boolean): string {
  if (CLOSED.test(line) || (!isLast && /[：:；;，,]$/.test(line))) return line
  const bare = line.replace(HANGING, '')
  // a Latin full stop behind Chinese is a slip of the keyboard; behind an address it may belong to it
  return `${bare.replace(/(?<=[\u3400-\u9fff）)》”])\.$/, '')}。`
}

/** Where a value brings its own full stop into a sentence that goes on or ends anyway. */
export function tidy(text: string): string {
  return text.replace(/。+(?=[。，、；])/g, '')
}
