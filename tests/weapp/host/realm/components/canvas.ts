import { addControl, type Install } from './behaviour'

export const canvas: Install = (element) => {
  addControl(element, 'canvas')
  return {}
}

/** What `SelectorQuery.node()` yields: the real canvas in Chromium, one that draws nothing in jsdom. */
export function canvasNode(element: HTMLElement): object | null {
  const real = element.querySelector(':scope > canvas') as HTMLCanvasElement | null
  if (!real) return null
  const { defaultView } = element.ownerDocument
  return Object.assign(real, {
    getContext: (type: string) => realContext(real, type) ?? nothing,
    createImage: () => element.ownerDocument.createElement('img'),
    requestAnimationFrame: (run: () => void) => defaultView?.setTimeout(run, 16),
    cancelAnimationFrame: (id: number) => defaultView?.clearTimeout(id),
  })
}

function realContext(real: HTMLCanvasElement, type: string): unknown {
  const prototype = Object.getPrototypeOf(real) as HTMLCanvasElement
  return prototype.getContext.call(real, type)
}

/** Answers every property and call with itself. */
const nothing: object = new Proxy(() => {}, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => 0 : name === 'then' ? undefined : nothing),
  apply: () => nothing,
})
