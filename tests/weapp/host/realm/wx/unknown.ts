import { WxError } from './call'
import type { WxContext, WxPart } from './context'

/**
 * What WeChat has and this host lacks: recorded and refused, never silently undefined.
 * Listeners are accepted, since their events simply never happen here.
 */
export function missingApis({ bridge, call }: WxContext, present: WxPart): WxPart {
  const names = Object.keys(bridge.project.apis).filter((name) => !(name in present))
  return Object.fromEntries(
    names.map((name) => [
      name,
      (options?: object) => {
        bridge.log.missingApi.push(name)
        if (/^(on|off)[A-Z]/.test(name)) return undefined
        const message = `wx.${name} is not implemented by the test host`
        if (bridge.project.apis[name] === 'sync') throw new Error(message)
        return call(name, options, () => {
          throw new WxError(message)
        })
      },
    ]),
  )
}
