import type { WxContext, WxPart } from './context'

type Listener = (...args: never[]) => void

const EVENTS = `
  AppShow AppHide Error UnhandledRejection PageNotFound NetworkStatusChange ThemeChange WindowResize
  KeyboardHeightChange MemoryWarning UserCaptureScreen NeedPrivacyAuthorization AudioInterruptionBegin AudioInterruptionEnd
`.match(/\w+/g)!

/** The wx.onX / wx.offX pairs, and the manager that tells of new versions (there never is one here). */
export function listenerApis({ hooks, later }: WxContext): WxPart {
  const pairs = EVENTS.flatMap((name) => [
    [`on${name}`, (listener: Listener) => hooks.on(name, listener)],
    [`off${name}`, (listener?: Listener) => hooks.off(name, listener)],
  ])
  const updates = {
    onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) => later(() => listener({ hasUpdate: false })),
    onUpdateReady() {},
    onUpdateFailed() {},
    applyUpdate() {},
  }
  return { ...Object.fromEntries(pairs), getUpdateManager: () => updates, nextTick: later }
}
