import type { WxContext, WxPart } from './context'

/** Their effect is outside the page: the call is recorded and succeeds. */
const RECORDED = `
  setNavigationBarColor showNavigationBarLoading hideNavigationBarLoading setBackgroundColor setBackgroundTextStyle
  setTabBarBadge removeTabBarBadge showTabBarRedDot hideTabBarRedDot setTabBarItem setTabBarStyle hideTabBar showTabBar
  showShareMenu hideShareMenu updateShareMenu hideHomeButton stopPullDownRefresh hideKeyboard loadFontFace
  vibrateShort vibrateLong setKeepScreenOn openSetting openPrivacyContract makePhoneCall preloadSubpackage
  previewImage openDocument shareFileMessage saveImageToPhotosAlbum openLocation openCustomerServiceChat
`.match(/\w+/g)!

/** Reports that nobody waits for. */
const SILENT = ['reportAnalytics', 'reportEvent', 'reportPerformance', 'setVisualEffectOnCapture']

export function recordedApis({ bridge, call }: WxContext): WxPart {
  let clipboard = ''
  const record = (api: string, args: object): void => void bridge.log.calls.push({ api, args: JSON.parse(JSON.stringify(args)) })
  const recorded = RECORDED.map((api) => [api, (options?: object) => call(api, options, (o) => record(api, o))])
  const silent = SILENT.map((api) => [api, (name: unknown, data: unknown) => record(api, { name, data })])
  return {
    ...Object.fromEntries([...recorded, ...silent]),
    setClipboardData: (options: { data: string }) =>
      call('setClipboardData', options, (o) => {
        record('setClipboardData', { data: o.data })
        clipboard = o.data
      }),
    getClipboardData: (options?: object) => call('getClipboardData', options, () => ({ data: clipboard })),
  }
}
