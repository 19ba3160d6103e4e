import { bare } from './gift-text'
import { linesOf } from './question'

/** What stands between empty lines: a question, or a line that names the category of those that follow. */
export interface GiftBlock {
  kind: 'question' | 'category'
  text: string
  line: number
  /** What our own comment line above it says. */
  own: string | null
}

export const OWN_COMMENT = '// xueshi:'
const CATEGORY = '$CATEGORY:'

export function giftBlocks(text: string): GiftBlock[] {
  return rejoined(chunks(text))
}

function chunks(text: string): GiftBlock[] {
  const blocks: GiftBlock[] = []
  let block: GiftBlock | null = null
  let own: string | null = null
  let last = ''
  for (const [at, raw] of linesOf(text).entries()) {
    const words = raw.trim()
    if (words.startsWith('//')) {
      if (!block && words.startsWith(OWN_COMMENT)) own = words.slice(OWN_COMMENT.length)
    } else if (words === '') {
      block = own = null
    } else if (words.startsWith(CATEGORY) && (!block || endsAnswers(last))) {
      blocks.push({ kind: 'category', text: words.slice(CATEGORY.length), line: at + 1, own: null })
      block = own = null
    } else if (block && !(words.startsWith('::') && endsAnswers(last))) {
      block.text += `\n${raw}`
    } else {
      block = { kind: 'question', text: raw, line: at + 1, own }
      blocks.push(block)
      own = null
    }
    if (!words.startsWith('//')) last = words
  }
  return blocks
}

/** A line that ends a question's answers: what follows on the next line as `::title::` is surely another question. */
const endsAnswers = (words: string) => words.endsWith('}') && !words.endsWith('\\}')

const isOpen = (text: string) => {
  const opened = bare(text, '{}')
  return opened !== -1 && text[opened] === '{' && bare(text, '}', opened + 1) === -1
}

/** Empty lines between braces belong to the answers, if the next brace closes them. */
function rejoined(blocks: readonly GiftBlock[]): GiftBlock[] {
  const whole: GiftBlock[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (!block) break
    let end = at
    if (block.kind === 'question' && isOpen(block.text)) {
      let next = at + 1
      while (blocks[next]?.kind === 'question' && !blocks[next]?.text.startsWith('::') && bare(blocks[next]?.text ?? '', '{}') === -1) next++
      const closing = blocks[next]
      if (closing?.kind === 'question' && !closing.text.startsWith('::') && closing.text[bare(closing.text, '{}')] === '}') end = next
    }
    whole.push(end === at ? block : { ...block, text: blocks.slice(at, end + 1).map((one) => one.text).join('\n\n') })
    at = end
  }
  return whole
}
