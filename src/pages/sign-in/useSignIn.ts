import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { Me, Session } from '../../../contract/account'
import { agreedHere, take } from '@/services/account'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { backTarget, restart } from '@/services/nav'
import { request } from '@/services/request'
import { useSession } from '@/store/session'

const consentMissing = (me: Me) => me.consent.given !== me.consent.required

/** Consent first, then signing in, then back to where the person came from. */
export function useSignIn () {
  const target = backTarget(useRouter().params.back)
  const system = useData(() => request('GET /system'), '', { once: true })
  const [agreed, setAgreed] = useState<string | null>(null)
  const [refused, setRefused] = useState(false)
  const me = useSession((state) => state.me)
  const version = system.data?.privacy.version
  const known = agreed ?? (me ? null : agreedHere.read())
  const stage = refused ? 'refused' as const : known === version ? 'ways' as const : 'consent' as const

  useEffect(() => {
    const { me } = useSession.getState()
    if (me && !consentMissing(me)) restart(target)
  }, [target])

  const record = async () => {
    const { me } = useSession.getState()
    if (me && consentMissing(me)) take(await request('POST /me/consent', { version: me.consent.required }))
  }
  const enter = async (session: Session) => {
    useSession.getState().adopt(session)
    // Agreed to on this device, but perhaps by somebody else: whose account it is has to agree in person.
    if (agreed === null && consentMissing(session.me)) return
    await record()
    restart(target)
  }
  const agree = useAct(async () => {
    if (version === undefined) return
    if (useSession.getState().me) {
      await record()
      restart(target)
    }
    agreedHere.keep(version)
    setAgreed(version)
  })
  const wechat = useAct(async () => {
    const { code } = await Taro.login()
    await enter(await request('POST /auth/wechat', { code }))
  })
  const password = useAct(async (account: string, secret: string) =>
    enter(await request('POST /auth/password', { account: account.trim(), password: secret })))
  const demo = useAct(async (accountId: string) => enter(await request('POST /auth/demo', { accountId })))

  return { system, stage, agree, wechat, password, demo, refuse: () => setRefused(true), reconsider: () => setRefused(false) }
}

export type SignIn = ReturnType<typeof useSignIn>
export type System = NonNullable<SignIn['system']['data']>
