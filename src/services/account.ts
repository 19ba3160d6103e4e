import type { Me } from '../../contract/account'
import { storage } from '@/platform/storage'
import { useSession } from '@/store/session'
import { request } from './request'

/** Asks who I am now (unit, roles, consent may have changed); without network what we knew stays. */
export async function refreshMe (): Promise<void> {
  if (!useSession.getState().tokens) return
  try { take(await request('GET /me')) } catch { /* the page that needs more will say so */ }
}

export const take = (me: Me): Me => {
  useSession.getState().setMe(me)
  return me
}

/** Signs out here at once; the server is told if it can be reached. */
export async function signOut (): Promise<void> {
  try { await request('POST /auth/logout', {}, { timeout: 3000 }) } catch { /* the tokens are gone from here anyway */ }
  useSession.getState().reset()
}

/** The version of the privacy text that was agreed to on this device; signing in records it for the account. */
export const agreedHere = {
  read: () => storage.read<string>('consent'),
  keep: (version: string) => storage.write('consent', version)
}

/** Takes the consent back: the server forgets the session too. */
export async function withdrawConsent (): Promise<void> {
  await request('POST /me/consent/withdraw')
  storage.remove('consent')
  useSession.getState().reset()
}
