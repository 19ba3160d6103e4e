import type { WxContext, WxPart } from './context'
import { scopeElement } from './scope'

type Listener = (event: { intersectionRatio: number; id: string; dataset: object }) => void

interface Watch {
  element: HTMLElement
  tell(ratio: number): void
}

/** Observers of one host. Without layout nothing intersects by itself: a test says what comes into view. */
export class Intersections {
  private readonly watches = new Set<Watch>()

  tell(element: Element, ratio: number): void {
    for (const watch of this.watches) if (watch.element === element || element.contains(watch.element)) watch.tell(ratio)
  }

  watch(watch: Watch, RealObserver?: typeof IntersectionObserver): () => void {
    this.watches.add(watch)
    const real = RealObserver && new RealObserver((entries) => watch.tell(entries.at(-1)!.intersectionRatio))
    real?.observe(watch.element)
    return () => {
      this.watches.delete(watch)
      real?.disconnect()
    }
  }
}

export function intersectionApis({ bridge, pages, later }: WxContext, intersections: Intersections): WxPart {
  const create = (scope?: unknown, { observeAll = false } = {}) => {
    const stops: (() => void)[] = []
    const observer = {
      relativeTo: () => observer,
      relativeToViewport: () => observer,
      observe(selector: string, listener: Listener) {
        const found = scopeElement(pages, scope).getShadowRoot()!.querySelectorAll(selector)
        for (const each of observeAll ? found : found.slice(0, 1)) {
          const element = each.getBackendElement() as unknown as HTMLElement
          const event = { id: each.id, dataset: { ...each.dataset } as object }
          const tell = (ratio: number) => later(() => listener({ intersectionRatio: ratio, ...event }))
          stops.push(intersections.watch({ element, tell }, bridge.window.IntersectionObserver))
        }
      },
      disconnect: () => stops.splice(0).forEach((stop) => stop()),
    }
    return observer
  }
  return { createIntersectionObserver: create }
}
