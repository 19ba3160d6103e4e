import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

interface Violation { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }

/**
 * Replaced by `unnamed`: a row's name says in words what its columns show as figures (第 4 名，92.0%), so that not every
 * sign on it can be found in the name again, as this rule wants it.
 */
const OFF = { 'label-content-name-mismatch': { enabled: false } }

/** axe's violations in one line each: rule, place, why; of the rules named, or of all. */
export async function axe(page: Page, only?: string[]): Promise<string[]> {
  await calm(page)
  // Evaluated, not added as a tag: the page's policy forbids scripts that are not its own.
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(AXE)
  const violations = await page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: unknown[] }> } }
    return (await axe.run(document, { resultTypes: ['violations'], iframes: false, preload: false, ...options })).violations
  }, only ? { runOnly: only } : { rules: OFF }) as Violation[]
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n').slice(1, 3).map((line) => line.trim()).join('; ')}`))
}

/** What has a name of its own that lacks the words by which one sees it: who speaks to the phone calls it by these. */
export const unnamed = (page: Page): Promise<string[]> => page.evaluate(() =>
  [...document.querySelectorAll<HTMLElement>('[role=button][aria-label], [role=link][aria-label], [role=radio][aria-label], [role=checkbox][aria-label], [role=tab][aria-label], [role=switch][aria-label]')]
    .filter((one) => one.offsetParent !== null)
    .flatMap((one) => {
      const words = /[\u4e00-\u9fff]+/.exec(one.innerText)?.[0]
      const name = one.getAttribute('aria-label') ?? ''
      return words && !name.includes(words) && !words.includes(name) ? [`${one.className}: one sees “${words}” and hears “${name}”`] : []
    }))

/** Colours are measured when nothing moves any more. */
export const calm = (page: Page): Promise<void> => page.evaluate(async () => {
  await Promise.all(document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => undefined)))
})

/** What sticks out of the screen, can be scrolled sideways, or is cut off at its side. */
export const spills = (page: Page): Promise<string[]> => page.evaluate(() => {
  const found: string[] = []
  const root = document.scrollingElement
  const width = document.documentElement.clientWidth
  if (root && root.scrollWidth > width) found.push(`the page is ${root.scrollWidth} wide on ${width}`)
  for (const element of document.querySelectorAll<HTMLElement>('.page *')) {
    // What is made to be pushed sideways may.
    if (element.offsetParent === null || element.closest('.said, [aria-hidden=true], .chips-line')) continue
    const { left, right, width: own } = element.getBoundingClientRect()
    if (own === 0) continue
    const name = `${element.className || element.tagName} “${(element.textContent ?? '').trim().slice(0, 20)}”`
    if (right > width + 0.5 || left < -0.5) found.push(`${name} lies from ${Math.round(left)} to ${Math.round(right)} of ${width}`)
    // A name that ends in … by design is whole for whoever listens.
    else if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).textOverflow !== 'ellipsis' && getComputedStyle(element).overflowX !== 'visible' && element.clientWidth > 0 && !element.matches('input, textarea')) {
      found.push(`${name} is ${element.scrollWidth} wide in ${element.clientWidth}`)
    }
  }
  return [...new Set(found)]
})

/**
 * Things to tap that are smaller than `least`, measured with what belongs to them: a point that far from the middle
 * must still hit the thing (its hit area may be larger than its box).
 */
export const smallTargets = (page: Page, least: number): Promise<string[]> => page.evaluate((least) => {
  const TAPPED = '[role=button], [role=link], [role=radio], [role=checkbox], [role=switch], [role=tab], input, textarea, button, a[href]'
  const layers = [...document.querySelectorAll<HTMLElement>('[role=dialog]')].filter((one) => one.offsetParent !== null)
  const shown = [...document.querySelectorAll<HTMLElement>('.page')].find((one) => one.offsetParent !== null)
  const scope = layers.at(-1) ?? shown
  if (!scope) return ['no page']
  const found: string[] = []
  for (const element of scope.querySelectorAll<HTMLElement>(TAPPED)) {
    if (element.offsetParent === null || element.closest('[aria-hidden=true]')) continue
    element.scrollIntoView({ block: 'center' })
    const box = element.getBoundingClientRect()
    const x = box.left + box.width / 2
    const y = box.top + box.height / 2
    const reach = least / 2 - 1
    const hits = (dx: number, dy: number) => {
      const at = document.elementFromPoint(x + dx, y + dy)
      if (!at || at === element || element.contains(at) || at.closest(TAPPED) === element) return !!at
      // A row that is pressed as a whole, whose name alone is what one reaches by keyboard.
      const row = element.closest('[hover-class]')
      return !!row && row !== element && row === at.closest('[hover-class]') && row.querySelectorAll(TAPPED).length === 1
    }
    const tall = box.height >= least - 0.5 || (hits(0, -reach) && hits(0, reach))
    const wide = box.width >= least - 0.5 || (hits(-reach, 0) && hits(reach, 0))
    if (!tall || !wide) {
      found.push(`${element.className || element.tagName} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)}” is ${Math.round(box.width)} × ${Math.round(box.height)}`)
    }
  }
  return [...new Set(found)]
}, least)
