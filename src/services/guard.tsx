import { useEffect, type ComponentType } from 'react'
import { MustChange } from '@/pages/privacy/MustChange'
import { isOrganiser, memberOf, useSession } from '@/store/session'
import { backTarget, bindPage, here, home, restart, signInPage } from './nav'

export type Standing = 'account' | 'member' | 'organiser'

type Detour = null | 'sign-in' | 'bind' | 'home'

/** Where a person has to go first before a page of this kind may be shown. */
function detour (needs: Standing, { tokens, me }: ReturnType<typeof useSession.getState>): Detour {
  if (!tokens || !me || me.consent.given !== me.consent.required) return 'sign-in'
  if (needs === 'organiser') return isOrganiser(me) ? null : 'home'
  return needs === 'member' && !memberOf(me) ? 'bind' : null
}

/** Wraps a page: it is mounted only for whom it is meant; others are led to the right page, and back afterwards. */
export function guarded (needs: Standing, Page: ComponentType): ComponentType {
  function Guarded () {
    const wayOut = useSession((state) => detour(needs, state))
    const mustChange = useSession((state) => state.me?.mustChangePassword === true)
    useEffect(() => {
      if (!wayOut) return
      lead(wayOut)
      // Another page was leading just then: whoever is still here afterwards must not stay before an empty page.
      const again = setTimeout(() => lead(wayOut), LEADING_MS + 100)
      return () => clearTimeout(again)
    }, [wayOut])
    if (!wayOut && mustChange) return <MustChange />
    return wayOut ? null : <Page />
  }
  return Guarded
}

let leading = false
const LEADING_MS = 500

const whileLeading = (act: () => void) => {
  leading = true
  setTimeout(() => { leading = false }, LEADING_MS)
  act()
}

/** Several pages of the stack may find out at once that the session is over: one of them leads. */
function lead (to: Exclude<Detour, null>): void {
  const from = here()
  if (leading || from.startsWith(to === 'bind' ? bindPage : signInPage)) return
  const back = from.startsWith(bindPage) ? backTarget(from.split('back=')[1]) : from
  whileLeading(() => restart(to === 'home' ? home : `${to === 'sign-in' ? signInPage : bindPage}?back=${encodeURIComponent(back)}`))
}

/** Ends the session on purpose: to the sign-in page, and nobody is led back to where this person was. */
export async function leave (end: () => Promise<void>): Promise<void> {
  leading = true
  try { await end() } catch (error) {
    leading = false
    throw error
  }
  whileLeading(() => restart(signInPage))
}
