/** Longer than a debounce, shorter than the timers that only guard against double taps. */
export const DEFAULT_IDLE_MAX = 400

/** How the phone and its owner behave. Every callback has a default: modals are confirmed, pickers of files cancelled. */
export interface HostOptions {
  /** URL prefixes of the app → those of a real local server. */
  hosts?: Record<string, string>
  /** Request domains that the platform's settings allow; everything when left out. */
  domains?: string[]
  /** The phone's storage. Hand the same map to the next host: the app was killed and started again. */
  storage?: Map<string, string>
  /** Files that the app has saved. Hand the same map to the next host, as with `storage`. */
  saved?: Map<string, PickedFile>
  system?: Partial<SystemInfo>
  onModal?: (modal: Modal) => boolean | ModalAnswer
  /** The tapped index; below zero is cancel. */
  onActionSheet?: (sheet: { itemList: string[] }) => number
  onChooseMessageFile?: (request: FileRequest) => PickedFile[] | undefined
  onChooseMedia?: (request: FileRequest) => PickedFile[] | undefined
  /** What is recorded until it is stopped; undefined: the microphone is refused. `interrupt`: a call comes in. */
  onRecord?: (interrupt: () => void) => { seconds: number | undefined; content: Uint8Array } | undefined
  /** A player of sounds was made: what to do with it. */
  onSound?: (sound: Sounding) => void
  /** What the camera reads; undefined is cancel. */
  onScan?: () => string | undefined
  onSubscribeMessage?: (templateIds: string[]) => Record<string, SubscribeAnswer>
  /** What wx.login answers; throw to let it fail. */
  loginCode?: () => string | Promise<string>
  /** What a `getPhoneNumber` button yields; the user refuses when left out. */
  phoneCode?: () => string | Promise<string>
  /** Path that a `chooseAvatar` button yields. */
  avatar?: () => PickedFile
  /** The user has not agreed to the privacy guide yet. */
  privacyPending?: boolean
  /** Timers up to this many milliseconds are waited for by idle(); longer ones are countdowns. */
  idleMax?: number
  /** Also print the app's console. */
  echo?: boolean
}

export interface Modal {
  title?: string
  content?: string
  showCancel?: boolean
  confirmText?: string
  cancelText?: string
  editable?: boolean
}

export interface ModalAnswer {
  confirm: boolean
  cancel: boolean
  /** What was typed into an editable modal. */
  content?: string
}

export interface FileRequest {
  count?: number
  type?: string
  extension?: string[]
  mediaType?: string[]
}

export interface PickedFile {
  name: string
  content: string | Uint8Array
}

/** A player of sounds in a test's hands. */
export interface Sounding {
  readonly src: string
  readonly from: number
  readonly playing: boolean
  readonly gone: boolean
  /** It has come to this second; without a duration the phone does not know any. */
  at(second: number, duration?: number): void
  end(): void
  fail(): void
}

export type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter'

export interface SystemInfo {
  brand: string
  model: string
  system: string
  platform: string
  version: string
  SDKVersion: string
  language: string
  theme: 'light' | 'dark'
  pixelRatio: number
  screenWidth: number
  screenHeight: number
  windowWidth: number
  windowHeight: number
  statusBarHeight: number
  fontSizeSetting: number
  fontSizeScaleFactor: number
  benchmarkLevel: number
  safeArea: { left: number; right: number; top: number; bottom: number; width: number; height: number }
}
