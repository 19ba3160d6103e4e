import { WxError } from './call'
import type { WxContext, WxPart } from './context'

/** Login, privacy, subscriptions: everything that WeChat decides about the user. */
export function accountApis({ bridge, call, privacy }: WxContext): WxPart {
  const { options } = bridge
  return {
    login: (given?: object) => call('login', given, async () => ({ code: (await options.loginCode?.()) ?? 'host-login-code' })),
    checkSession: (given?: object) => call('checkSession', given, () => ({})),
    getSetting: (given?: object) => call('getSetting', given, () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true } })),
    getPrivacySetting: (given?: object) =>
      call('getPrivacySetting', given, () => ({ needAuthorization: !privacy.agreed, privacyContractName: '《小程序隐私保护指引》' })),
    requirePrivacyAuthorize: (given?: object) => call('requirePrivacyAuthorize', given, () => privacy.require('requirePrivacyAuthorize')),
    requestSubscribeMessage: (given: { tmplIds: string[] }) =>
      call('requestSubscribeMessage', given, (o) => {
        const ids = Array.from(o.tmplIds)
        if (ids.length > 3) throw new WxError('tmplIds length should not exceed 3')
        bridge.log.calls.push({ api: 'requestSubscribeMessage', args: { tmplIds: ids } })
        return options.onSubscribeMessage?.(ids) ?? Object.fromEntries(ids.map((id) => [id, 'accept']))
      }),
  }
}
