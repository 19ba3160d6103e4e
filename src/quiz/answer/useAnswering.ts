import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { AttemptView } from '../../../contract/quiz'
import { keepAwake } from '@/platform/awake'
import { backFromPicture, lookingAtPicture } from '@/platform/picture'
import { H5 } from '@/platform/target'
import { onReconnect, useNetwork } from '@/services/network'
import { back, links, replace } from '@/services/nav'
import { leaveAlert } from './leaving-words'
import { openSitting } from './open-sitting'
import type { Sitting } from './sitting'

/** Shorter than this in the background: nobody has gone on elsewhere. */
const AWAY_MS = 1000
/** So often the server is asked how the attempt stands, give or take a fifth: it may have been ended, or gone on elsewhere. */
const LOOK_MS = 25_000

/** Opens the attempt for as long as the page lives, and ties it to what happens to the page. */
export function useAnswering (first: AttemptView, alone: boolean): Sitting {
  const [sitting] = useState(() => openSitting(first, (ending) =>
    replace(ending ? `${links.result(first.id)}&${ending}=1` : links.result(first.id)), alone))
  const hiddenAt = useRef<number | null>(null)
  const away = useRef<ReturnType<typeof setTimeout>>()

  const hide = () => {
    if (hiddenAt.current !== null || lookingAtPicture()) return
    hiddenAt.current = Date.now()
    sitting.flush()
    // Told while away, since nobody knows whether the page is shown again; a phone that stops its clocks tells it then.
    away.current = setTimeout(() => { away.current = undefined; sitting.wasLeft() }, AWAY_MS)
  }
  const show = () => {
    backFromPicture()
    const long = hiddenAt.current !== null && Date.now() - hiddenAt.current > AWAY_MS
    hiddenAt.current = null
    if (away.current !== undefined && long) sitting.wasLeft()
    clearTimeout(away.current)
    away.current = undefined
    if (long) sitting.refresh()
  }
  useDidHide(hide)
  useDidShow(show)
  useEffect(() => {
    const stop = onReconnect(sitting.retry)
    const seen = () => { if (document.visibilityState === 'hidden') hide(); else show() }
    if (H5) document.addEventListener('visibilitychange', seen)
    return () => {
      stop()
      if (H5) document.removeEventListener('visibilitychange', seen)
      clearTimeout(away.current)
      sitting.close()
    }
  }, [sitting]) // eslint-disable-line react-hooks/exhaustive-deps
  // The phone's own ways back ask first, too.
  const alert = useStore(sitting.store, ({ view }) => leaveAlert(view.leaving))
  useEffect(() => {
    if (H5) return undefined
    Taro.enableAlertBeforeUnload({ message: alert })
    return () => { Taro.disableAlertBeforeUnload() }
  }, [alert])
  const counted = first.leaving !== null
  useEffect(() => (counted ? keepAwake() : undefined), [counted])
  useEffect(() => {
    const look = () => { if (hiddenAt.current === null && useNetwork.getState().online) sitting.look() }
    const timer = setInterval(look, LOOK_MS * (0.8 + Math.random() * 0.4))
    return () => clearInterval(timer)
  }, [sitting])
  return sitting
}

export function leave (): void {
  if (!H5) Taro.disableAlertBeforeUnload()
  back()
}
