import { asRequestError, type RequestError } from '../services/request-error'
import { createStore } from '../services/store'
import { changesBetween } from './changes'
import { begin, edited, redone, undone, type History } from './history'
import { keep, keptOf, letGo, type Kept } from './kept'
import { merge, type Met } from './merge'
import { write, type Path } from './paths'
import { isRefusal } from './problems'

export type Saving =
  | { state: 'saved'; at: number | null }
  | { state: 'waiting' }
  | { state: 'saving' }
  /** What is typed lies in this browser; tried again by itself. */
  | { state: 'failed'; error: RequestError }

/** What somebody else has changed meanwhile, beside what is typed here. */
export interface Conflict { taken: Path[]; kept: Met[] }

export interface DeskState<C> {
  version: number
  /** As last loaded or saved. */
  saved: C
  history: History<C>
  saving: Saving
  conflict: Conflict | null
  /** Left in this browser by a page that did not live to save it. */
  left: Kept<C> | null
}

/** What is being edited, and how it is saved. */
export interface Subject<C> {
  /** round, plan */
  what: string
  id: string
  version: number
  config: C
  /** A draft is saved by itself; what members already see only when one says so. */
  automatic: boolean
  put: (version: number, config: C) => Promise<{ version: number }>
  /** Whether something found in this browser is a configuration of this kind at all. */
  isConfig: (found: unknown) => boolean
}

/** Trying again would bring the same. */
const FOR_GOOD: readonly string[] = ['forbidden', 'round_started', 'bad_request', 'conflict', 'not_found']

const KEEP_MS = 250
const SAVE_MS = 1200
const AGAIN_MS = 15_000

/** Everything about one configuration being edited; pages and fields watch the part they show. */
export function openDesk<C>({ what, id, version, config, automatic, put, isConfig }: Subject<C>) {
  const found = keptOf<C>(what, id, isConfig)
  const store = createStore<DeskState<C>>({
    version, saved: config, history: begin(config), saving: { state: 'saved', at: null }, conflict: null, left: found && changesBetween(found.base, found.config).length ? found : null
  })
  const now = () => store.get().history.now
  const dirty = () => changesBetween(store.get().saved, now()).length > 0

  let keeping: ReturnType<typeof setTimeout> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | null = null
  let closed = false

  const keepNow = () => {
    clearTimeout(keeping)
    if (dirty()) keep(what, id, { version: store.get().version, base: store.get().saved, config: now(), at: Date.now() })
    else if (!store.get().left) letGo(what, id)
  }
  const later = (ms: number) => {
    clearTimeout(timer)
    if (automatic && !closed) timer = setTimeout(() => void save(), ms)
  }
  const moved = (history: History<C>) => {
    if (history.now === now()) return store.set({ history })
    store.set({ history })
    clearTimeout(keeping)
    keeping = setTimeout(keepNow, KEEP_MS)
    if (running) return
    store.set({ saving: dirty() ? { state: 'waiting' } : { state: 'saved', at: null } })
    if (dirty()) later(SAVE_MS)
  }

  /** Takes over what another organiser has saved, around what is typed here. */
  const adopt = (theirVersion: number, theirs: C) => {
    const { merged, taken, kept } = merge(store.get().saved, now(), theirs)
    store.set({ version: theirVersion, saved: theirs, history: begin(merged), conflict: { taken, kept } })
    keepNow()
  }

  /** Whether what is typed is saved then. */
  function save(): Promise<boolean> {
    clearTimeout(timer)
    running ??= store1().finally(() => { running = null })
    return running
  }
  async function store1(): Promise<boolean> {
    for (let tries = 0; tries < 3; tries++) {
      if (!dirty()) return settled()
      const sent = now()
      store.set({ saving: { state: 'saving' } })
      try {
        const { version: next } = await put(store.get().version, sent)
        store.set({ version: next, saved: sent })
        keepNow()
        // What was typed meanwhile is saved along: whoever waits for this goes on with what stands on the page.
        if (sent !== now() && tries < 2) continue
        if (sent !== now()) { store.set({ saving: { state: 'waiting' } }); later(SAVE_MS); return false }
        return settled()
      } catch (failure) {
        const error = asRequestError(failure)
        if (error.code !== 'edited_elsewhere') {
          store.set({ saving: { state: 'failed', error } })
          keepNow()
          // What does not fit together is for the person; a lost connection mends itself.
          if (!isRefusal(error) && !FOR_GOOD.includes(error.code)) later(AGAIN_MS)
          return false
        }
        const { version: theirVersion, config: theirs } = error.details as { version: number; config: C }
        adopt(theirVersion, theirs)
        // What was published may only be saved again by who has read what the other did.
        if (!automatic) { store.set({ saving: { state: 'waiting' } }); return false }
      }
    }
    return false
  }
  const settled = () => { store.set({ saving: { state: 'saved', at: Date.now() } }); keepNow(); return true }

  return {
    store, id, automatic, save, adopt,
    change: (path: Path, value: unknown) => moved(edited(store.get().history, path, value, Date.now())),
    replace: (config: C) => moved(edited(store.get().history, '', config, Date.now())),
    undo: () => moved(undone(store.get().history)),
    redo: () => moved(redone(store.get().history)),
    /** Back to what is saved: an edit as any other, so that it can be taken back. */
    discard: () => moved(edited(store.get().history, '', store.get().saved, Date.now())),
    again: () => { if (store.get().saving.state === 'failed') void save() },
    clearConflict: () => store.set({ conflict: null }),
    takeTheirs: ({ path, theirs }: Met) => {
      const { conflict } = store.get()
      moved(edited(store.get().history, '', write(now(), path, theirs), Date.now()))
      const kept = conflict?.kept.filter((met) => met.path !== path) ?? []
      store.set({ conflict: conflict && (kept.length || conflict.taken.length) ? { ...conflict, kept } : null })
    },
    /** What an earlier page left here: laid over what the round is now, or thrown away. */
    takeLeft: () => {
      const { left, saved } = store.get()
      if (!left) return
      const { merged, taken, kept } = merge(left.base, left.config, saved)
      store.set({ left: null, conflict: left.version === store.get().version ? null : { taken, kept } })
      moved(edited(store.get().history, '', merged, Date.now()))
    },
    dropLeft: () => { store.set({ left: null }); letGo(what, id); keepNow() },
    /** It is done by another way (amended, published): nothing is left to save. */
    done: (nextVersion: number, config: C) => { store.set({ version: nextVersion, saved: config, saving: { state: 'saved', at: Date.now() } }); keepNow() },
    /** The page is left: what is not saved yet stays in this browser. */
    close: () => { closed = true; clearTimeout(timer); if (keeping !== undefined) keepNow() }
  }
}

export type Desk<C> = ReturnType<typeof openDesk<C>>
