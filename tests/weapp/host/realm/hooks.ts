type Listener = (...args: never[]) => void

/** Listeners of the wx.onX / wx.offX pairs, by X. */
export class Hooks {
  private readonly listeners = new Map<string, Listener[]>()

  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
  }

  /** Without a listener: all of them, as in WeChat. */
  off(name: string, listener?: Listener): void {
    const rest = listener ? (this.listeners.get(name) ?? []).filter((each) => each !== listener) : []
    this.listeners.set(name, rest)
  }

  fire(name: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(name) ?? []) (listener as (...all: unknown[]) => void)(...args)
  }
}
