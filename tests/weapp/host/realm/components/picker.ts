import { attributeOf, type Install, isOn, textOf } from './behaviour'

type Option = string | Record<string, unknown>

/** `picker`: what a test picks is checked against what the sheet would offer. */
export const picker: Install = (element, ui) => {
  let picked: unknown
  const disabled = () => isOn(attributeOf(element, 'disabled'))
  return {
    disabled,
    attribute(name) {
      if (name === 'value') picked = undefined
    },
    value: () => picked ?? attributeOf(element, 'value') ?? '',
    reset: () => void (picked = undefined),
    pick(value) {
      if (disabled()) throw new Error('the picker is disabled')
      picked = answerOf(element, value)
      ui.fire(element, 'change', { value: picked })
    },
  }
}

function answerOf(element: Element, value: unknown): unknown {
  const mode = textOf(element, 'mode') || 'selector'
  switch (mode) {
    case 'selector':
      // A phone answers with the index as text.
      return String(indexIn(attributeOf(element, 'range') as Option[], textOf(element, 'range-key'), value))
    case 'multiSelector': {
      const columns = attributeOf(element, 'range') as Option[][]
      return (value as unknown[]).map((each, column) => indexIn(columns[column] ?? [], textOf(element, 'range-key'), each))
    }
    case 'date':
      return inOrder(element, value, /^\d{4}(-\d{2}(-\d{2})?)?$/)
    case 'time':
      return inOrder(element, value, /^\d{2}:\d{2}$/)
    default:
      return value
  }
}

/** The index of an option given by index or by its text. */
function indexIn(range: Option[], key: string, value: unknown): number {
  const texts = range.map((option) => (typeof option === 'object' ? String(option[key]) : String(option)))
  const index = typeof value === 'number' ? value : texts.indexOf(String(value))
  if (!(index in texts)) throw new Error(`the picker offers ${JSON.stringify(texts)}, not ${JSON.stringify(value)}`)
  return index
}

function inOrder(element: Element, value: unknown, format: RegExp): string {
  const text = String(value)
  const [start, end] = [textOf(element, 'start'), textOf(element, 'end')]
  if (!format.test(text)) throw new Error(`the picker cannot yield ${JSON.stringify(value)}`)
  if ((start && text < start) || (end && text > end)) throw new Error(`the picker offers ${start}…${end}, not ${text}`)
  return text
}
