import type { Me } from '../../../contract/account'

export type Standing = 'sign-in' | 'consent' | 'password' | 'unbound' | 'no-role' | 'organiser'

/** What somebody has to do first before the console is of use. */
export function standingOf(me: Me | null): Standing {
  if (!me) return 'sign-in'
  if (me.mustChangePassword) return 'password'
  if (me.consent.given !== me.consent.required) return 'consent'
  if (me.binding.state !== 'bound') return 'unbound'
  return me.roles.length ? 'organiser' : 'no-role'
}
