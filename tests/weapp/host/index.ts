/**
 * Runs a built mini-program without WeChat: WeChat's own component framework (glass-easel) in jsdom, or in Chromium for
 * pictures. What this cannot tell: the base library's own behaviour, JavaScript engines of old phones, native components.
 *
 *     const phone = createHost('dist/weapp', { hosts: { 'https://api.example.cn': server.origin } })
 *     await phone.start('pages/home/index')
 *     const cost = await phone.tapText('开始答题')
 *     expect(phone.path()).toBe('quiz/answer/index')
 *     expect(cost.bytes).toBeLessThan(64 * 1024)
 *     expect(phone.log.errors).toEqual([])
 */
export { createHost } from './create-host'
export type { Host, Target } from './host'
export type { ApiCall, ConsoleLine, Log, NavigationRecord, RequestRecord, SetDataCall, SetDataCost, ToastRecord } from './log'
export type { FileRequest, HostOptions, Modal, ModalAnswer, PickedFile, Sounding, SubscribeAnswer, SystemInfo } from './options'
export { loadProject } from './project/load'
export type { Project } from './project/types'
export type { ChromiumHost, ChromiumTarget } from './chromium/host'
export { launchChromium, openInChromium } from './chromium/open'
export type { ChromiumOptions } from './chromium/open'
