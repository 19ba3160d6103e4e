/** Looks at a page as its reader does: by text and by role. Works on the DOM alone, in jsdom and in Chromium. */

const INLINE = /^(#text|WX-TEXT|WX-LABEL|SPAN|B|STRONG|EM|I|A)$/
const SKIPPED = /^(STYLE|SCRIPT|INPUT|TEXTAREA|CANVAS)$/

const IMPLICIT_ROLES: Record<string, string> = {
  'WX-BUTTON': 'button',
  'WX-INPUT': 'textbox',
  'WX-TEXTAREA': 'textbox',
  'WX-SWITCH': 'switch',
  'WX-CHECKBOX': 'checkbox',
  'WX-RADIO': 'radio',
  'WX-IMAGE': 'img',
  'WX-SLIDER': 'slider',
}

export type TextMatch = string | RegExp

/** The text of an element, blocks on lines of their own, without what the page hides. */
export const visibleText = (root: Element): string => readText(root, isHidden)

/** The same as a screen reader has it. */
const spokenText = (root: Element): string => readText(root, (element) => isHidden(element) || isSilent(element))

function readText(root: Element, skips: (element: Element) => boolean): string {
  const lines: string[] = ['']
  const append = (node: Node): void => {
    if (node.nodeType === 3) {
      lines[lines.length - 1] += (node as Text).data
      return
    }
    if (SKIPPED.test(node.nodeName) || (node.nodeType === 1 && skips(node as Element))) return
    const isBlock = !INLINE.test(node.nodeName)
    if (isBlock && lines.at(-1) !== '') lines.push('')
    node.childNodes.forEach(append)
    if (isBlock && lines.at(-1) !== '') lines.push('')
  }
  root.childNodes.forEach(append)
  return lines.join('\n').trim()
}

const isSilent = (element: Element): boolean => element.getAttribute('aria-hidden') === 'true'

export function isHidden(element: Element): boolean {
  return element.hasAttribute('hidden') || (element as HTMLElement).style.display === 'none'
}

/** Whether the element and everything around it is shown. */
export function isVisible(element: Element): boolean {
  for (let each: Element | null = element; each; each = each.parentElement) if (isHidden(each)) return false
  return true
}

/** The deepest element whose text contains the given one; the first, when several do. */
export function findByText(page: Element, text: TextMatch): Element {
  if (!matches(visibleText(page), text)) throw new Error(`no text ${show(text)} on the page, which reads:\n${visibleText(page)}`)
  let found = page
  for (;;) {
    const child = elementsIn(found).find((each) => matches(visibleText(each), text))
    if (!child) return found
    found = child
  }
}

export function findByRole(page: Element, role: string, name?: TextMatch): Element {
  const candidates = spokenIn(page).filter((element) => roleOf(element) === role)
  // A name that is met exactly wins over one that only contains it.
  const exact = candidates.find((element) => nameOf(element) === name)
  const found = exact ?? candidates.find((element) => name === undefined || matches(nameOf(element), name))
  if (found) return found
  const offered = spokenIn(page).filter((element) => roleOf(element) !== '')
  const list = offered.map((element) => `${roleOf(element)} ${show(nameOf(element))}`).join('\n')
  throw new Error(`no ${role}${name === undefined ? '' : ` ${show(name)}`} on the page, which offers:\n${list}`)
}

export function roleOf(element: Element): string {
  return element.getAttribute('aria-role') || IMPLICIT_ROLES[element.tagName] || ''
}

export function nameOf(element: Element): string {
  return element.getAttribute('aria-label') || spokenText(element) || element.getAttribute('placeholder') || ''
}

export function matches(text: string, wanted: TextMatch): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
}

const spokenIn = (root: Element): Element[] =>
  Array.from(root.querySelectorAll('*')).filter((element) => isVisible(element) && !element.closest('[aria-hidden="true"]'))

/** Children that belong to the mini-program and are shown. */
const elementsIn = (element: Element): Element[] =>
  Array.from(element.children).filter((child) => !SKIPPED.test(child.nodeName) && !isHidden(child))

const show = (value: TextMatch): string => (typeof value === 'string' ? `“${value}”` : String(value))
