import type { OrganiserRound, Problem } from '../../../../contract/organiser'
import type { RoundConfig } from '../../../../contract/round-config'
import { request, type Answer } from '../../services/request'
import { asRequestError, type RequestError } from '../../services/request-error'
import { createStore } from '../../services/store'
import { changesBetween } from './changes'
import { begin, edited, redone, undone, type History } from './history'
import { keep, keptOf, letGo, type Kept } from './kept'
import { merge, type Met } from './merge'
import { write, type Path } from './paths'

export type Saving =
  | { state: 'saved'; at: number | null }
  | { state: 'waiting' }
  | { state: 'saving' }
  /** What is typed lies in this browser; tried again by itself. */
  | { state: 'failed'; error: RequestError }

/** What somebody else has changed meanwhile, beside what is typed here. */
export interface Conflict { taken: Path[]; kept: Met[] }

export interface DeskState {
  version: number
  /** As last loaded or saved. */
  saved: RoundConfig
  history: History<RoundConfig>
  saving: Saving
  conflict: Conflict | null
  /** Left in this browser by a page that did not live to save it. */
  left: Kept | null
}

const KEEP_MS = 250
const SAVE_MS = 1200
const AGAIN_MS = 15_000

/** Everything about one round being edited; pages and fields watch the part they show. */
export function openDesk({ round, version, config }: { round: OrganiserRound; version: number; config: RoundConfig }) {
  const { id } = round
  /** A draft is saved by itself; what members already see only when one says so. */
  const automatic = round.state === 'draft'
  const found = keptOf(id)
  const store = createStore<DeskState>({
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
    if (dirty()) keep(id, { version: store.get().version, base: store.get().saved, config: now(), at: Date.now() })
    else if (!store.get().left) letGo(id)
  }
  const later = (ms: number) => {
    clearTimeout(timer)
    if (automatic && !closed) timer = setTimeout(() => void save(), ms)
  }
  const moved = (history: History<RoundConfig>) => {
    if (history.now === now()) return store.set({ history })
    store.set({ history })
    clearTimeout(keeping)
    keeping = setTimeout(keepNow, KEEP_MS)
    if (running) return
    store.set({ saving: dirty() ? { state: 'waiting' } : { state: 'saved', at: null } })
    if (dirty()) later(SAVE_MS)
  }

  /** Takes over what another organiser has saved, around what is typed here. */
  const adopt = (theirVersion: number, theirs: RoundConfig) => {
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
        const { version: next } = await request('PUT /organiser/rounds/:id', { id, version: store.get().version, config: sent })
        store.set({ version: next, saved: sent })
        keepNow()
        if (sent !== now()) { store.set({ saving: { state: 'waiting' } }); later(SAVE_MS); return false }
        return settled()
      } catch (failure) {
        const error = asRequestError(failure)
        if (error.code !== 'edited_elsewhere') {
          store.set({ saving: { state: 'failed', error } })
          keepNow()
          // What does not fit together is for the person; a lost connection mends itself.
          if (error.code !== 'round_invalid' && error.code !== 'forbidden' && error.code !== 'round_started') later(AGAIN_MS)
          return false
        }
        const { version: theirVersion, config: theirs } = error.details as { version: number; config: RoundConfig }
        adopt(theirVersion, theirs)
        // What was published may only be saved again by who has read what the other did.
        if (!automatic) { store.set({ saving: { state: 'waiting' } }); return false }
      }
    }
    return false
  }
  const settled = () => { store.set({ saving: { state: 'saved', at: Date.now() } }); keepNow(); return true }

  return {
    store, round, automatic, save, adopt,
    change: (path: Path, value: unknown) => moved(edited(store.get().history, path, value, Date.now())),
    replace: (config: RoundConfig) => moved(edited(store.get().history, '', config, Date.now())),
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
    dropLeft: () => { store.set({ left: null }); letGo(id); keepNow() },
    /** It is done by another way (amended, published): nothing is left to save. */
    done: (nextVersion: number, config: RoundConfig) => { store.set({ version: nextVersion, saved: config, saving: { state: 'saved', at: Date.now() } }); keepNow() },
    /** The page is left: what is not saved yet stays in this browser. */
    close: () => { closed = true; clearTimeout(timer); if (keeping !== undefined) keepNow() }
  }
}

export type Desk = ReturnType<typeof openDesk>

/** Where a configuration that the server refused is wrong. */
export function problemsIn(error: RequestError): Problem[] {
  const details = error.details as { problems?: Problem[] } | undefined
  return details?.problems ?? [{ field: '', message: error.message, level: 'error' }]
}

export type Preview = Answer<'POST /organiser/rounds/preview'>
