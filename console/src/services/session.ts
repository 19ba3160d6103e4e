import type { Me, Session } from '../../../contract/account'
import { createStore } from './store'

export interface Tokens { accessToken: string; accessExpiresAt: number; refreshToken: string }
interface Kept { tokens: Tokens; me: Me }

interface SessionState {
  tokens: Tokens | null
  /** As last heard from the server. */
  me: Me | null
  /** The sign-in is over while a page is open: whoever waits goes on once the same person has signed in again. */
  asking: ((again: boolean) => void) | null
}

const KEY = 'xueshi-console'

/** A browser that keeps nothing (or something else's rubbish) makes one sign in each time. */
export function kept(): Kept | null {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null
    return found?.tokens.refreshToken && found.me.accountId ? found : null
  } catch {
    return null
  }
}

function keep() {
  const { tokens, me } = session.get()
  try {
    if (tokens && me) localStorage.setItem(KEY, JSON.stringify({ tokens, me }))
    else localStorage.removeItem(KEY)
  } catch { /* a private window */ }
}

export const session = createStore<SessionState>({ tokens: null, me: null, asking: null, ...kept() })

export function adopt({ me, accessToken, accessExpiresAt, refreshToken }: Session): void {
  const { asking } = session.get()
  session.set({ tokens: { accessToken, accessExpiresAt, refreshToken }, me, asking: null })
  keep()
  asking?.(true)
}

/** Takes over what another tab of this browser has kept since. */
export const adoptKept = ({ tokens, me }: Kept): void => session.set({ tokens, me })

export function setMe(me: Me): void {
  session.set({ me })
  keep()
}

export function forget(): void {
  const { asking } = session.get()
  session.set({ tokens: null, me: null, asking: null })
  keep()
  asking?.(false)
}

/** Asks the person to sign in again, in place; false: did not want to. However many ask, there is one question. */
let waiting: Promise<boolean> | null = null
export function signInAgain(): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => session.set({ asking: resolve })).finally(() => { waiting = null })
  return waiting
}
