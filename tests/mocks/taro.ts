// What pages use of @tarojs/taro. Calls go over real HTTP, to whatever `serve` was told.
import http from 'node:http'
import { useEffect, useRef } from 'react'

interface Asked { url: string, method?: string, header?: Record<string, string>, data?: string, timeout?: number }
interface Answered { statusCode: number, data: string, header: Record<string, unknown> }

let base = ''
let params: Record<string, string> = {}
const kept = new Map<string, unknown>()
const shown = new Set<() => void>()

/** Where relative addresses lead; '' as if there were no network. */
export const serve = (origin: string) => { base = origin }
/** Parameters of the page's address. */
export const setParams = (given: Record<string, string>) => { params = given }
/** As if the page were shown again. */
export const showAgain = () => { for (const show of shown) show() }
export const forget = () => { kept.clear(); params = {}; base = '' }

function call ({ url, method = 'GET', header = {}, data, timeout }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    if (!base && url.startsWith('/')) return reject(new Error('request:fail'))
    const request = http.request(url.startsWith('/') ? base + url : url, { method, headers: header, timeout }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => { text += part })
      response.on('end', () => resolve({ statusCode: response.statusCode ?? 0, data: text, header: { ...response.headers } }))
    })
    request.on('timeout', () => request.destroy(new Error('request:fail timeout')))
    request.on('error', reject)
    request.end(data)
  })
}

const Taro = {
  getStorageSync: (key: string) => kept.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => { kept.set(key, copy(value)) },
  removeStorageSync: (key: string) => { kept.delete(key) },
  request: jest.fn(call),
  login: jest.fn(async () => ({ code: 'code' })),
  navigateTo: jest.fn(async () => ({})),
  navigateBack: jest.fn(async () => ({})),
  redirectTo: jest.fn(async () => ({})),
  reLaunch: jest.fn(async () => ({})),
  switchTab: jest.fn(async () => ({})),
  showToast: jest.fn(async () => ({})),
  enableAlertBeforeUnload: jest.fn(),
  disableAlertBeforeUnload: jest.fn(),
  setClipboardData: jest.fn(async () => ({})),
  getCurrentPages: jest.fn(() => [{}] as unknown[]),
  getCurrentInstance: () => ({ router: { path: '/pages/test/index', params } }),
  getWindowInfo: () => ({ statusBarHeight: 47 }),
  getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
  onNetworkStatusChange: jest.fn(),
  getNetworkType: jest.fn()
}

const copy = (value: unknown): unknown => (value === undefined ? value : JSON.parse(JSON.stringify(value)) as unknown)

export function useDidShow (act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const show = () => latest.current()
    shown.add(show)
    show()
    return () => { shown.delete(show) }
  }, [])
}

const useOnce = (act: () => void) => useEffect(() => { act() }, []) // eslint-disable-line react-hooks/exhaustive-deps
export const useLoad = (act: (given: Record<string, string>) => void) => useOnce(() => act(params))
export const useReady = useOnce
export const useLaunch = useOnce
export const useDidHide = (): void => undefined
export const useUnload = (act: () => void) => useEffect(() => act, []) // eslint-disable-line react-hooks/exhaustive-deps
export const usePageNotFound = (): void => undefined
export const useShareAppMessage = (): void => undefined
export const useRouter = () => ({ path: '/pages/test/index', params })
export const getCurrentInstance = Taro.getCurrentInstance
export default Taro
