import { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { refreshMe, signOut, take } from '@/services/account'
import { useAct } from '@/services/act'
import { leave } from '@/services/guard'
import { backTarget, restart } from '@/services/nav'
import { request } from '@/services/request'
import { useSession } from '@/store/session'

/** From an account to a member: by phone, by activation code, or by asking an organiser. */
export function useBind () {
  const target = backTarget(useRouter().params.back)
  const binding = useSession((state) => state.me?.binding)
  const state = binding?.state

  useEffect(() => { if (state === 'bound') restart(target) }, [state, target])
  useDidShow(() => { void refreshMe() })

  return {
    binding,
    phone: useAct(async (phoneCode: string) => take(await request('POST /me/bind/phone', { phoneCode }))),
    activate: useAct(async (name: string, code: string) => take(await request('POST /me/bind/activation', { name, code }))),
    join: useAct(async (unitId: string, name: string, note: string) => take(await request('POST /me/join', { unitId, name, note }))),
    withdraw: useAct(async () => take(await request('DELETE /me/join'))),
    check: useAct(refreshMe),
    leave: useAct(() => leave(signOut))
  }
}

export type Bind = ReturnType<typeof useBind>
