import type { Draft } from '../draft'
import { isComplete } from '../draft'
import type { NumberMark } from '../marks/numbers'
import { blanksIn } from '../marks/stem'
import type { Page, Seen } from './look'

/* `⑤ 古田会议……` among 1、 2． （3）: a circled figure numbers a question where it is the next number and no point of a list. */

const CIRCLED = /^([①-⑳])\s*[.．、:：]?\s*(?=[^\s①-⑳、，,。；;)）])/
/** A point has words behind it; 「①②④」 and 「①、④」 are the points' names. */
const POINT = /(?<![①-⑳]\s?、?\s?)[①-⑳](?=\s?[\p{Script=Han}《“"「A-Za-z0-9])/gu
const valueOf = (circle: string) => circle.charCodeAt(0) - 0x245f

/** The last point that stands in these words, or `before` where they have none. */
export function lastPoint(text: string, before: number): number {
  const last = /[①-⑳]/.test(text) ? [...text.matchAll(POINT)].at(-1) : undefined
  return last ? valueOf(last[0]) : before
}

interface Asked {
  page: Page
  draft: Draft | null
  lastNo: number
  style: string
  /** The last point of a list that the question has. */
  point: number
}

/** @returns the line's circled figure as the number of a question; null: it is none. */
export function circledMark({ page, draft, lastNo, style, point }: Asked, { text }: Seen, i: number): NumberMark | null {
  const found = CIRCLED.exec(text)
  const no = found ? valueOf(found[1] as string) : 0
  if (!found || no !== lastNo + 1 || point === no - 1 && no > 1) return null
  const open = draft && !isComplete(draft) && blanksIn(draft.stem.join('')) === 0 && !['judge', 'fill'].includes(draft.section.type ?? '')
  return open || !asks(page, i) ? null : { no, rest: text.slice(found[0].length), strength: 'strong', lead: '', style }
}

/** Options, a blank or an answer, in the line or before the next number. */
function asks(page: Page, i: number): boolean {
  const own = page.lines[i] as Seen
  if (own.holdsOptions || blanksIn(own.text) > 0 || own.labels.some(({ kind }) => kind === 'answer') || /[（(]\s*(?:[A-HＡ-Ｈ]{1,8}|[√×✓✗✔✘对错])\s*[)）]/.test(own.text)) return true
  for (const line of page.ahead(i, 5)) {
    if (line.optionA || line.holdsOptions || line.startsAnswer) return true
    if (line.section || line.mark || CIRCLED.test(line.text)) return false
  }
  return false
}
