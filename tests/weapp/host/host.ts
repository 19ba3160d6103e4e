import type { Log, SetDataCost } from './log'
import type { Project } from './project/types'
import type { PageView } from './realm/pages'
import type { TextMatch } from './find'

export type Target = string | Element

/** A mini-program running in jsdom, and the hands and eyes of whoever uses it. */
export interface Host {
  readonly project: Project
  readonly log: Log
  /** The page on top of the stack. */
  readonly page: PageView
  readonly stack: PageView[]
  path(): string
  title(): string

  /** Cold start, by default at the first page; the URL takes a query, the scene tells where the user came from. */
  start(url?: string, scene?: number): Promise<Host>
  /** Waits until no request is under way and no short timer is about to fire. */
  idle(limit?: number): Promise<void>
  /** Stops timers and listeners. A host that was not disposed of keeps nothing alive, but takes memory. */
  dispose(): void

  /** Queries on the page on top; tags are written as in WXML. */
  $(selector: string): Element | null
  $$(selector: string): Element[]
  text(target?: Target): string
  byText(text: TextMatch): Element
  /** By aria-role, or the role that a component has by nature, and aria-label or text. */
  byRole(role: string, name?: TextMatch): Element
  /** Resolves with the deepest element that has the text, once there is one. */
  waitText(text: TextMatch, ms?: number): Promise<Element>
  valueOf(target: Target): unknown

  tap(target: Target): Promise<SetDataCost>
  tapText(text: TextMatch): Promise<SetDataCost>
  /** Taps a tab of the bar that WeChat draws, by its text. */
  tapTab(text: string): Promise<SetDataCost>
  input(target: Target, value: string): Promise<SetDataCost>
  /** Chooses in a picker (index, text, date, time; a list for several columns) or sets a slider. */
  pick(target: Target, value: unknown): Promise<SetDataCost>
  fire(target: Target, type: string, detail?: unknown): Promise<SetDataCost>
  /** Runs anything and counts the setData that follows. */
  act(run: () => unknown): Promise<SetDataCost>
  /** Brings an element into (ratio 1) or out of (0) view for the observers that watch it. */
  intersect(target: Target, ratio?: number): Promise<SetDataCost>
  /** What the page on top answers when its menu shares it. */
  share(): unknown

  /** The phone's back button: the page below, or the background from the lowest one. */
  back(): Promise<SetDataCost>
  hide(): Promise<void>
  /** Back to the front; with a URL, through a code or card that names another page. */
  show(url?: string): Promise<void>
  offline(off: boolean): Promise<void>
}
