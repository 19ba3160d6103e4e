/** What happened in a host since it was made. Plain data: the Chromium mode sends it out of the page as JSON. */
export interface Log {
  setData: SetDataCall[]
  /** The same by page: the budget of a page is easier to assert than that of every call. */
  setDataByPage: Record<string, SetDataCost>
  /** Uncaught errors of the app, with their stack. */
  errors: string[]
  warnings: string[]
  console: ConsoleLine[]
  requests: RequestRecord[]
  toasts: ToastRecord[]
  navigation: NavigationRecord[]
  /** Calls whose effect is outside the page: setKeepScreenOn, previewImage, openDocument, shares… */
  calls: ApiCall[]
  /** wx.* functions that the app called and this host lacks. */
  missingApi: string[]
}

export interface SetDataCall {
  page: string
  bytes: number
  keys: number
}

export interface SetDataCost {
  calls: number
  bytes: number
  max: number
}

export interface ConsoleLine {
  level: string
  text: string
}

export interface RequestRecord {
  url: string
  method: string
  header: Record<string, string>
  data?: unknown
  /** Absent while the request is under way and after a failure. */
  status?: number
  error?: string
}

export interface ToastRecord {
  api: 'showToast' | 'showLoading' | 'showModal' | 'showActionSheet' | 'hideToast' | 'hideLoading'
  title?: string
  content?: string
  icon?: string
  items?: string[]
}

export interface NavigationRecord {
  type: string
  path: string
  query: Record<string, string>
}

export interface ApiCall {
  api: string
  args: unknown
}

export const newLog = (): Log => ({
  setData: [],
  setDataByPage: {},
  errors: [],
  warnings: [],
  console: [],
  requests: [],
  toasts: [],
  navigation: [],
  calls: [],
  missingApi: [],
})

export function costOf(calls: SetDataCall[]): SetDataCost {
  const bytes = calls.map((call) => call.bytes)
  return { calls: calls.length, bytes: bytes.reduce((sum, each) => sum + each, 0), max: Math.max(0, ...bytes) }
}
