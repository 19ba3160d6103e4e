import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { H5 } from '@/platform/target'

interface Network { online: boolean }

export const useNetwork = create<Network>()(() => ({ online: true }))

const set = (online: boolean) => useNetwork.setState({ online })

/** Called once, at launch. */
export function watchNetwork (): void {
  if (H5) {
    set(navigator.onLine)
    window.addEventListener('online', () => set(true))
    window.addEventListener('offline', () => set(false))
    document.addEventListener('visibilitychange', () => { if (!document.hidden) set(navigator.onLine) })
    return
  }
  const look = () => { void Taro.getNetworkType({ success: ({ networkType }) => set(networkType !== 'none') }) }
  look()
  Taro.onNetworkStatusChange(({ isConnected }) => set(isConnected))
  // What happened while the app lay in the background was told to nobody.
  Taro.onAppShow(look)
}

/** Runs each time the connection comes back; returns how to stop. */
export const onReconnect = (act: () => void): (() => void) =>
  useNetwork.subscribe((state, before) => { if (state.online && !before.online) act() })
