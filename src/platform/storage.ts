import Taro from '@tarojs/taro'

/**
 * A small value kept on the device. WeChat may evict it and a private window may refuse it:
 * whatever is kept here is a convenience, never the record.
 */
export const storage = {
  read<T> (key: string): T | null {
    try {
      const value: unknown = Taro.getStorageSync(key)
      return value === '' || value === undefined ? null : value as T
    } catch {
      return null
    }
  },
  write (key: string, value: unknown): void {
    try { Taro.setStorageSync(key, value) } catch { /* full or forbidden: go on without */ }
  },
  remove (key: string): void {
    try { Taro.removeStorageSync(key) } catch { /* nothing to remove */ }
  }
}
