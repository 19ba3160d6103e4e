import { addControl, attributeOf, type Install, textOf, type Ui } from './behaviour'

const FIT: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  heightFix: 'contain',
  widthFix: 'contain',
  center: 'none',
}

export const image: Install = (element, ui) => {
  const control = addControl(element, 'img')
  control.addEventListener('load', () => ui.fire(element, 'load', { width: control.naturalWidth, height: control.naturalHeight }))
  control.addEventListener('error', () => ui.fire(element, 'error', { errMsg: 'load fail' }))
  return {
    attribute(name, value) {
      if (name === 'src' && value) control.src = String(value)
      else if (name === 'src') control.removeAttribute('src')
      if (name === 'mode') control.style.objectFit = FIT[String(value)] ?? 'fill'
    },
  }
}

interface RichNode {
  type?: string
  name?: string
  text?: string
  attrs?: Record<string, unknown>
  children?: RichNode[]
}

export const richText: Install = (element) => ({
  attribute(name, value) {
    if (name !== 'nodes') return
    if (Array.isArray(value)) element.replaceChildren(...(value as RichNode[]).map((node) => richNode(element.ownerDocument, node)))
    else element.innerHTML = String(value ?? '')
  },
})

function richNode(document: Document, node: RichNode): Node {
  if (node.type === 'text' || node.name === undefined) return document.createTextNode(node.text ?? '')
  const element = document.createElement(node.name)
  for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, String(value))
  element.append(...(node.children ?? []).map((child) => richNode(document, child)))
  return element
}

export const slider: Install = (element, ui) => {
  const control = addControl(element, 'input')
  control.type = 'range'
  const set = (value: unknown) => void (control.value = String(value))
  control.addEventListener('change', () => ui.fire(element, 'change', { value: Number(control.value) }))
  return {
    attribute(name, value) {
      if (name === 'min' || name === 'max' || name === 'step' || name === 'value') control[name] = String(value ?? '')
    },
    value: () => Number(control.value),
    setValue: set,
    reset: () => set(attributeOf(element, 'value') ?? 0),
    pick(value) {
      set(value)
      ui.fire(element, 'change', { value: Number(control.value) })
    },
  }
}

export const scrollView: Install = (element, ui) => {
  element.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element
    ui.fire(element, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth })
    const threshold = Number(attributeOf(element, 'lower-threshold') ?? 50)
    if (scrollTop + clientHeight >= scrollHeight - threshold) ui.fire(element, 'scrolltolower', { direction: 'bottom' })
  })
  return {
    attribute(name, value) {
      if (name === 'scroll-top' && value !== undefined && value !== '') element.scrollTop = Number(value)
      if (name === 'scroll-into-view' && value) scrollIntoView(element, String(value), ui)
    },
  }
}

/** The target may be drawn by the same setData: it is looked for once that is done. */
function scrollIntoView(element: Element, id: string, ui: Ui): void {
  ui.bridge.timers.setTimeout(() => {
    const target = Array.from(element.querySelectorAll('[id]')).find((each) => each.id === id)
    target?.scrollIntoView?.()
  }, 0)
}

export const label: Install = (element, ui) => ({
  tap(target) {
    const id = textOf(element, 'for')
    const named = id ? Array.from(element.ownerDocument.querySelectorAll('[id]')).find((each) => each.id === id) : undefined
    const control = named ?? element.querySelector('wx-radio, wx-checkbox, wx-switch, wx-button, wx-input')
    if (!control || control.contains(target)) return
    const behaviour = ui.behaviourOf(control)
    if (!behaviour?.disabled?.()) behaviour?.tap?.(control)
  },
})

const OPEN_TYPES: Record<string, string> = {
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

export const navigator: Install = (element, ui) => ({
  tap() {
    ui.navigate(OPEN_TYPES[textOf(element, 'open-type')] ?? 'navigateTo', textOf(element, 'url'))
  },
})
