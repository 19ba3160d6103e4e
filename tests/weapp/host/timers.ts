import type { Timers } from './realm/bridge'

/** The timers of Node or of a browser page. */
export interface NativeTimers<Handle> {
  setTimeout(run: () => void, ms: number): Handle
  setInterval(run: () => void, ms: number): Handle
  clearTimeout(handle: Handle): void
  /** Lets the process end in spite of the timer. */
  release?(handle: Handle): void
}

interface Live<Handle> {
  handle: Handle
  /** idle() does not end before it has fired. */
  soon: boolean
  due: number
  fire: () => void
}

/** Real timers that know what is still to come soon. */
export class TrackedTimers<Handle = unknown> implements Timers {
  private readonly live = new Map<number, Live<Handle>>()
  private lastId = 0
  private work = 0
  private changes = 0
  /** ms by which timers were hurried: what they start is due that much later. */
  private ahead = 0

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
    return this.work + this.soonest().length
  }

  /** Requests under way: how long these take is not the phone's to say. */
  get waiting(): boolean {
    return this.work > 0
  }

  /** Fires the next of the timers that are about to; they keep their order. false: there is none. */
  hurry(): boolean {
    const [next] = this.soonest()
    if (!next) return false
    this.native.clearTimeout(next.handle)
    this.ahead += Math.max(0, next.due - this.now())
    next.fire()
    return true
  }

  private now(): number {
    return performance.now() + this.ahead
  }

  private soonest() {
    return Array.from(this.live.values()).filter((timer) => timer.soon).sort((a, b) => a.due - b.due)
  }

  setTimeout = (run: () => void, ms: number): number => {
    const id = ++this.lastId
    const soon = !(ms > this.idleMax)
    const fire = (): void => {
      this.live.delete(id)
      run()
    }
    this.add(id, { handle: this.native.setTimeout(fire, ms), soon, due: this.now() + (ms > 0 ? ms : 0), fire })
    return id
  }

  setInterval = (run: () => void, ms: number): number => {
    const id = ++this.lastId
    this.add(id, { handle: this.native.setInterval(run, ms), soon: false, due: Infinity, fire: run })
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

  private add(id: number, timer: Live<Handle>): void {
    // A countdown must not keep the process alive once the tests are over.
    if (!timer.soon) this.native.release?.(timer.handle)
    this.live.set(id, timer)
    if (timer.soon) this.changes += 1
  }
}
