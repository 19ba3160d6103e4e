import { WxError } from './call'
import type { WxContext, WxPart } from './context'

const ENTRY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * ENTRY_LIMIT

/** Values are kept as JSON, so that nothing survives here that would not survive on a phone. */
export function storageApis({ bridge, call }: WxContext): WxPart {
  const { storage } = bridge

  const set = (key: string, value: unknown): void => {
    const entry = JSON.stringify({ data: value })
    if (entry.length > ENTRY_LIMIT) throw new WxError('entry size limit reached')
    const others = total() - (storage.get(key)?.length ?? 0)
    if (others + entry.length > TOTAL_LIMIT) throw new WxError('exceed storage max size')
    storage.set(key, entry)
  }
  const get = (key: string): unknown => {
    const entry = storage.get(key)
    return entry === undefined ? undefined : (JSON.parse(entry) as { data: unknown }).data
  }
  const total = (): number => Array.from(storage.values()).reduce((sum, entry) => sum + entry.length, 0)
  const info = () => ({ keys: Array.from(storage.keys()), currentSize: Math.ceil(total() / 1024), limitSize: TOTAL_LIMIT / 1024 })

  return {
    setStorageSync: set,
    getStorageSync: (key: string) => get(key) ?? '',
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: info,
    setStorage: (options: { key: string; data: unknown }) => call('setStorage', options, (o) => set(o.key, o.data)),
    getStorage: (options: { key: string }) =>
      call('getStorage', options, (o) => {
        const data = get(o.key)
        if (data === undefined) throw new WxError('data not found')
        return { data }
      }),
    removeStorage: (options: { key: string }) => call('removeStorage', options, (o) => void storage.delete(o.key)),
    clearStorage: (options?: object) => call('clearStorage', options, () => storage.clear()),
    getStorageInfo: (options?: object) => call('getStorageInfo', options, info),
  }
}
