import type { Components } from './components'
import { dispatch } from './events'

const ANIMATIONS = ['animationstart', 'animationiteration', 'animationend', 'transitionend']

/** Turns what happens in the document into events of the mini-program. */
export function listenToGestures(document: Document, components: Components): void {
  listenToTaps(document, components)
  for (const type of ANIMATIONS) {
    document.addEventListener(type, (event) => {
      if ('__wxElement' in (event.target as Element)) dispatch(event.target as Element, type, {}, { bubbles: false })
    })
  }
}

function listenToTaps(document: Document, components: Components): void {
  document.addEventListener('click', (event) => {
    const clicked = event.target as Element
    const target = closestElement(clicked)
    if (!target) return
    // The real control inside a component must not change on its own: the component decides.
    if (clicked !== target && /^(checkbox|radio)$/.test((clicked as HTMLInputElement).type)) event.preventDefault()
    const path = ancestors(target)
    if (path.some((each) => each.tagName === 'WX-BUTTON' && components.of(each)?.disabled?.())) return
    const detail = { x: event.clientX, y: event.clientY }
    for (const type of ['touchstart', 'touchend', 'tap']) dispatch(target, type, detail)
    // preventDefault is undone after the listeners: what the component sets must come later.
    void Promise.resolve().then(() => {
      for (const each of path) components.of(each)?.tap?.(target)
    })
  })
}

function closestElement(from: Element): Element | undefined {
  return ancestors(from).find((each) => '__wxElement' in each)
}

function ancestors(from: Element): Element[] {
  const path: Element[] = []
  for (let element: Element | null = from; element; element = element.parentElement) path.push(element)
  return path
}
