import type { Timers } from './realm/bridge'

/** The timers of Node or of a browser page. */
export interface NativeTimers<Handle> {
  setTimeout(run: () => void, ms: number): Handle
  setInterval(run: () => void, ms: number): Handle
  clearTimeout(handle: Handle): void
  /** Lets the process end in spite of the timer. */
  release?(handle: Handle): void
}

/** Real timers that know what is still to come soon. */
export class TrackedTimers<Handle = unknown> implements Timers {
  private readonly live = new Map<number, { handle: Handle; soon: boolean }>()
  private lastId = 0
  private work = 0
  private changes = 0

  constructor(
    private readonly native: NativeTimers<Handle>,
    private readonly idleMax: number,
  ) {}

  /** Grows with every piece of work that starts: idle means that it stands still. */
  get version(): number {
    return this.changes
  }

  /** Timers about to fire and work (requests) under way. */
  get pending(): number {
    return this.work + Array.from(this.live.values()).filter((timer) => timer.soon).length
  }

  setTimeout = (run: () => void, ms: number): number => {
    const id = ++this.lastId
    const soon = !(ms > this.idleMax)
    const fire = (): void => {
      this.live.delete(id)
      run()
    }
    this.add(id, this.native.setTimeout(fire, ms), soon)
    return id
  }

  setInterval = (run: () => void, ms: number): number => {
    const id = ++this.lastId
    this.add(id, this.native.setInterval(run, ms), false)
    return id
  }

  clearTimeout = (id: number): void => {
    const timer = this.live.get(id)
    if (!timer) return
    this.native.clearTimeout(timer.handle)
    this.live.delete(id)
  }

  clearInterval = this.clearTimeout

  /** Marks work as under way until the returned function is called. */
  begin(): () => void {
    this.work += 1
    this.changes += 1
    let done = false
    return () => {
      if (!done) this.work -= 1
      done = true
    }
  }

  clear(): void {
    for (const id of Array.from(this.live.keys())) this.clearTimeout(id)
  }

  private add(id: number, handle: Handle, soon: boolean): void {
    // A countdown must not keep the process alive once the tests are over.
    if (!soon) this.native.release?.(handle)
    this.live.set(id, { handle, soon })
    if (soon) this.changes += 1
  }
}
