import Taro from '@tarojs/taro'

/** What a scanned code says; null: nothing was scanned. In WeChat only: a browser's page has no scanner, there the phone's own camera opens the link. */
export async function scan (): Promise<string | null> {
  try {
    return (await Taro.scanCode({ scanType: ['qrCode'] })).result
  } catch {
    return null
  }
}
