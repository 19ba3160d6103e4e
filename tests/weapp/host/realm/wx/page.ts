import type { WxContext, WxPart } from './context'
import { WxError } from './call'

/** Functions about the page on top. */
export function pageApis({ bridge, call, pages, navigation }: WxContext): WxPart {
  const routes = ['navigateTo', 'redirectTo', 'navigateBack', 'switchTab', 'reLaunch'] as const
  const top = () => {
    if (!pages.current) throw new WxError('no page is open')
    return pages.current
  }
  return {
    ...Object.fromEntries(
      routes.map((name) => [name, (options?: object) => call(name, options, (o) => navigation.request(() => (navigation[name] as (given: object) => unknown)(o)))]),
    ),
    setNavigationBarTitle: (options: { title: string }) => call('setNavigationBarTitle', options, (o) => void (top().title = o.title)),
    enableAlertBeforeUnload: (options: { message: string }) =>
      call('enableAlertBeforeUnload', options, (o) => void (top().leaveWarning = o.message)),
    disableAlertBeforeUnload: (options?: object) =>
      call('disableAlertBeforeUnload', options, () => void (top().leaveWarning = undefined)),
    startPullDownRefresh: (options?: object) => call('startPullDownRefresh', options, () => void pages.call(top(), 'onPullDownRefresh')),
    pageScrollTo: (options: { scrollTop?: number; selector?: string }) =>
      call('pageScrollTo', options, ({ scrollTop, selector }) => {
        bridge.log.calls.push({ api: 'pageScrollTo', args: { scrollTop, selector } })
        const target = selector ? top().element.querySelector(selector) : null
        // jsdom knows no scrollIntoView.
        if (target) target.scrollIntoView?.()
        else bridge.window.scrollTo(0, scrollTop ?? 0)
      }),
  }
}
