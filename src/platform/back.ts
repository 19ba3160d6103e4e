import { H5 } from './target'

/**
 * H5: what the browser's back comes to before it leaves the page: sheets and dialogs, the topmost last, and pages that ask
 * first. While there is any, one entry lies above the page's in the browser's history; it is taken away again when the
 * last has closed in another way.
 */
const open: (() => void)[] = []

/** Our entry is the browser's current one, above the page of this address. */
let entered = false
let page = ''
/** What waits for our entry to be gone. */
const waiting: (() => void)[] = []
let leaving = false
let silence: ReturnType<typeof setTimeout> | undefined
const SILENCE_MS = 1000

const isOurs = (state: unknown): boolean => typeof state === 'object' && state !== null && 'layer' in state

/** `close` runs when back is pressed; it may keep the layer open, e.g. to ask first. Returns what to do when the layer is gone. */
export function openLayer (close: () => void): () => void {
  open.push(close)
  settleSoon()
  return () => {
    const at = open.indexOf(close)
    if (at >= 0) open.splice(at, 1)
    settleSoon()
  }
}

/** Going elsewhere from a layer: our entry goes first, or it would lie between the two pages. */
export function beyondLayers (go: () => void): void {
  open.length = 0
  if (!entered) return go()
  waiting.push(go)
  takeAway()
}

/** One layer often gives way to another in the same moment. */
const settleSoon = () => { setTimeout(settle) }

function settle (): void {
  if (leaving || entered === open.length > 0) return
  if (entered) return takeAway()
  window.history.pushState({ ...window.history.state as object, layer: true }, '')
  entered = true
  page = window.location.href
}

function takeAway (): void {
  if (leaving) return
  leaving = true
  window.history.back()
  // Should the browser keep silent, whoever wants to go on must not be held up.
  silence = setTimeout(taken, SILENCE_MS)
}

function taken (): void {
  clearTimeout(silence)
  entered = false
  leaving = false
  for (const go of waiting.splice(0)) go()
  settleSoon()
}

/** The router must not hear of these: for it nothing has changed. */
function popped (event: PopStateEvent): void {
  if (entered) {
    entered = false
    // Several pages back at once leaves the layer behind with its page.
    const gone = window.location.href !== page
    if (gone) open.length = 0
    else event.stopImmediatePropagation()
    if (!leaving && !gone) open[open.length - 1]?.()
    taken()
  } else if (isOurs(event.state)) {
    // Forward: the layer is not there any more.
    entered = true
    page = window.location.href
    event.stopImmediatePropagation()
    takeAway()
  }
}

if (H5) {
  window.addEventListener('popstate', popped, true)
  // Loaded again while a layer was open.
  entered = isOurs(window.history.state)
  page = window.location.href
  settleSoon()
}
