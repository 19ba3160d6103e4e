import type { Bridge } from '../bridge'
import type { Errors } from '../errors'
import type { Hooks } from '../hooks'
import type { Lifecycle } from '../lifecycle'
import type { Navigation } from '../navigation'
import type { Pages } from '../pages'
import type { Call } from './call'
import type { Files } from './files'
import type { Network } from './network'
import type { Privacy } from './privacy'

/** What the groups of wx functions work with. */
export interface WxContext {
  bridge: Bridge
  call: Call
  /** Runs the app's code after the current turn, reporting what it throws. */
  later(run: () => void): void
  hooks: Hooks
  errors: Errors
  pages: Pages
  navigation: Navigation
  lifecycle: Lifecycle
  network: Network
  files: Files
  privacy: Privacy
}

export type WxPart = Record<string, unknown>
