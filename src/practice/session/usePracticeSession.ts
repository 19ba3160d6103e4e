import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { H5 } from '@/platform/target'
import { back } from '@/services/nav'
import type { Found } from './open-pack'
import { openSession, type Session } from './open-session'

/** The phone's own ways back ask first while the clock of a mock runs. */
export function usePracticeSession (found: Found): Session {
  const [session] = useState(() => openSession(found))
  const running = useStore(session.store, ({ kind, doneAt }) => kind === 'mock' && doneAt === null)
  useEffect(() => {
    if (H5 || !running) return
    Taro.enableAlertBeforeUnload({ message: '离开后计时不会停。答过的题存在手机里，可以再回来接着答。' })
    return () => { Taro.disableAlertBeforeUnload() }
  }, [running])
  return session
}

export function leave (): void {
  if (!H5) Taro.disableAlertBeforeUnload()
  back()
}
