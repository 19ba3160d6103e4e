import type { GlassElement } from '../framework'
import { canvasNode } from '../components/canvas'
import type { WxContext, WxPart } from './context'
import { scopeElement } from './scope'

type Answer = (result: unknown) => void
type Measure = (element: GlassElement) => object

interface Job {
  selector: string | null
  all: boolean
  measure: Measure
  answer?: Answer
}

interface Fields {
  id?: boolean
  dataset?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  node?: boolean
}

/** wx.createSelectorQuery. In jsdom every box is empty; in Chromium the numbers are real. */
export function queryApis(context: WxContext): WxPart {
  return { createSelectorQuery: () => new SelectorQuery(context) }
}

class SelectorQuery {
  private scope: unknown
  private readonly jobs: Job[] = []

  constructor(private readonly context: WxContext) {}

  in(component: unknown): this {
    this.scope = component
    return this
  }

  select = (selector: string) => this.nodes(selector, false)
  selectAll = (selector: string) => this.nodes(selector, true)
  selectViewport = () => this.nodes(null, false)

  exec(answer?: Answer): this {
    const results = this.jobs.map((job) => this.run(job))
    this.context.later(() => {
      this.jobs.forEach((job, index) => job.answer?.(results[index]))
      answer?.(results)
    })
    return this
  }

  private nodes(selector: string | null, all: boolean) {
    const add = (measure: Measure, answer?: Answer): this => {
      this.jobs.push({ selector, all, measure, answer })
      return this
    }
    return {
      boundingClientRect: (answer?: Answer) => add((each) => ({ ...identity(each), ...rectangle(each) }), answer),
      scrollOffset: (answer?: Answer) => add((each) => ({ ...identity(each), ...scrolled(each) }), answer),
      fields: (fields: Fields, answer?: Answer) => add((each) => fieldsOf(each, fields), answer),
      node: (answer?: Answer) => add((each) => ({ node: canvasNode(domOf(each)) }), answer),
      context: (answer?: Answer) => add(() => ({ context: {} }), answer),
    }
  }

  private run({ selector, all, measure }: Job): unknown {
    const root = scopeElement(this.context.pages, this.scope)
    if (selector === null) return measure(root)
    const found = root.getShadowRoot()!.querySelectorAll(selector)
    if (all) return found.map(measure)
    return found[0] ? measure(found[0]) : null
  }
}

const domOf = (element: GlassElement): HTMLElement => element.getBackendElement() as unknown as HTMLElement

const identity = (element: GlassElement) => ({ id: element.id, dataset: { ...element.dataset } as object })

function rectangle(element: GlassElement) {
  const { left, top, right, bottom, width, height } = domOf(element).getBoundingClientRect()
  return { left, top, right, bottom, width, height }
}

function scrolled(element: GlassElement) {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = domOf(element)
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

function fieldsOf(element: GlassElement, fields: Fields): object {
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: { ...(element.dataset as object) } }),
    ...((fields.rect || fields.size) && rectangle(element)),
    ...(fields.scrollOffset && scrolled(element)),
    ...(fields.node && { node: canvasNode(domOf(element)) }),
  }
}
