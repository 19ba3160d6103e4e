import { create } from 'zustand'
import type { Me, Session } from '../../contract/account'
import { storage } from '@/platform/storage'

export interface Tokens { accessToken: string, accessExpiresAt: number, refreshToken: string }

interface Kept { tokens: Tokens, me: Me }

interface SessionState {
  tokens: Tokens | null
  /** As last heard from the server; kept so that a start without network still knows the person. */
  me: Me | null
  /** The session ended by itself (not by signing out); the sign-in page says so. */
  expired: boolean
  adopt: (session: Session) => void
  setMe: (me: Me) => void
  /** Takes over what another tab of the browser has kept since. */
  adoptKept: (kept: Kept) => void
  reset: (expired?: boolean) => void
}

const KEY = 'session'

const initial = { tokens: null, me: null, expired: false }
export const kept = () => storage.read<Kept>(KEY)

export const useSession = create<SessionState>()((set, get) => {
  const keep = () => {
    const { tokens, me } = get()
    if (tokens && me) storage.write(KEY, { tokens, me })
  }
  return {
    ...initial,
    ...kept(),
    adopt: ({ me, accessToken, accessExpiresAt, refreshToken }) => {
      set({ tokens: { accessToken, accessExpiresAt, refreshToken }, me, expired: false })
      keep()
    },
    setMe: (me) => { set({ me }); keep() },
    adoptKept: ({ tokens, me }) => { set({ tokens, me, expired: false }) },
    reset: (expired = false) => {
      storage.remove(KEY)
      set({ ...initial, expired })
    }
  }
})

export const memberOf = (me: Me | null) => (me?.binding.state === 'bound' ? me.binding : null)
export const isOrganiser = (me: Me | null): boolean => !!me && me.roles.length > 0
