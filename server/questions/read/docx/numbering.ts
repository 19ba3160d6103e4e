import type { AbstractList, Level, List, Lists } from './lists'
import { numeral } from './numerals'
import type { ListMark, Styles } from './styles'

/** Gives each paragraph of a document, asked in order, the number that Word shows before it ('' for none). */
export type Labels = (paragraph: ListMark & { style?: string }) => string

export function labels(lists: Lists, styles: Styles): Labels {
  /** Lists over the same abstract list count on together. */
  const counters = new Map<AbstractList, (number | undefined)[]>()
  const restarted = new Map<List, Set<number>>()
  const found = new Map<List, AbstractList | undefined>()
  const abstractFor = (list: List) => {
    if (!found.has(list)) found.set(list, abstractOf(list, lists, styles))
    return found.get(list)
  }

  return ({ style, numId, level }) => {
    const inherited = styles.listOf(style)
    const id = numId ?? inherited?.numId
    if (id === undefined || id === '0') return ''
    const list = lists.lists.get(id)
    const abstract = list && abstractFor(list)
    if (!list || !abstract) return ''
    const byStyle = inherited ? abstract.levels.findIndex((one) => one?.style === inherited.style) : -1
    const index = level ?? inherited?.level ?? Math.max(byStyle, 0)
    const levelAt = (at: number): Level | undefined => list.levels.get(at) ?? abstract.levels[at]
    const own = levelAt(index)
    if (!own) return ''

    let counts = counters.get(abstract)
    if (!counts) counters.set(abstract, counts = [])
    let done = restarted.get(list)
    if (!done) restarted.set(list, done = new Set())
    const override = list.starts.get(index)
    const start = override ?? own.start
    if (override !== undefined && !done.has(index)) counts[index] = override
    else counts[index] = counts[index] === undefined ? start : counts[index] + 1
    done.add(index)
    for (let deeper = index + 1; deeper < 9; deeper++) {
      const after = levelAt(deeper)?.restartAfter
      if (after === undefined || (after > 0 && index < after)) counts[deeper] = undefined
    }

    const shown = own.format === 'bullet' ? '' : own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const other = levelAt(at)
      const count = counts[at] ??= list.starts.get(at) ?? other?.start ?? 1
      return numeral(count, own.legal && at !== index ? 'decimal' : other?.format ?? 'decimal')
    })
    return shown && (own.suffix === 'nothing' && /[^0-9A-Za-z]$/.test(shown) ? shown : `${shown} `)
  }
}

/** A list may borrow the levels of a style's list, that one of another's; in a circle there is none. */
function abstractOf(list: List, { abstracts, lists }: Lists, styles: Styles): AbstractList | undefined {
  let abstract = abstracts.get(list.abstract)
  for (let steps = 0; abstract?.styleLink !== undefined && steps < 8; steps++) {
    const link: string = abstract.styleLink
    const through = lists.get(styles.listOf(link)?.numId ?? '')
    abstract = [...abstracts.values()].find((one) => one.isStyle === link) ?? (through && abstracts.get(through.abstract))
  }
  return abstract?.styleLink === undefined ? abstract : undefined
}
