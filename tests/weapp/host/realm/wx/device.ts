import type { SystemInfo } from '../../options'
import { WxError } from './call'
import type { WxContext, WxPart } from './context'

const PHONE: SystemInfo = {
  brand: 'devtools',
  model: 'iPhone 12/13 (Pro)',
  system: 'iOS 16.0',
  platform: 'ios',
  version: '8.0.50',
  SDKVersion: '3.8.0',
  language: 'zh_CN',
  theme: 'light',
  pixelRatio: 3,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 753,
  statusBarHeight: 47,
  fontSizeSetting: 16,
  fontSizeScaleFactor: 1,
  benchmarkLevel: -1,
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
}

const INFO = ['getSystemInfoSync', 'getWindowInfo', 'getDeviceInfo', 'getAppBaseInfo', 'getSystemSetting', 'getAppAuthorizeSetting']

export function deviceApis({ bridge, call, network, lifecycle, privacy }: WxContext): WxPart {
  const info = () => ({ ...PHONE, ...bridge.options.system })
  const capsule = { width: 87, height: 32, left: 293, right: 380, top: 51, bottom: 83 }
  return {
    ...Object.fromEntries(INFO.map((name) => [name, info])),
    getSystemInfo: (options?: object) => call('getSystemInfo', options, info),
    getSystemInfoAsync: (options?: object) => call('getSystemInfoAsync', options, info),
    getMenuButtonBoundingClientRect: () => ({ ...capsule }),
    getNetworkType: (options?: object) => call('getNetworkType', options, () => ({ networkType: network.type })),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => lifecycle.launchOptions,
    getEnterOptionsSync: () => lifecycle.enterOptions,
    scanCode: (options?: object) =>
      call('scanCode', options ?? {}, async () => {
        await privacy.require('scanCode')
        const result = bridge.options.onScan?.()
        if (result === undefined) throw new WxError('cancel')
        return { result, scanType: 'QR_CODE', charSet: 'utf-8', path: '', rawData: '' }
      }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    base64ToArrayBuffer: (text: string) => new Uint8Array(bridge.fromBase64(text)).slice().buffer,
    arrayBufferToBase64: (bytes: ArrayBuffer) => bridge.toBase64(bytes),
  }
}
