import type { Bridge } from '../bridge'
import type { DispatchOptions } from '../events'
import type { Files } from '../wx/files'
import type { Privacy } from '../wx/privacy'
import type { GlassElement } from '../framework'

export type AttributeValue = unknown

/** What a built-in component does beyond drawing its children. */
export interface Behaviour {
  /** An attribute of the template was set, or taken away (undefined). */
  attribute?(name: string, value: AttributeValue): void
  /** Its part of a tap on it or inside it, after the tap event. */
  tap?(target: Element): void
  disabled?(): boolean
  /** Its value in a form. */
  value?(): unknown
  setValue?(value: unknown): void
  reset?(): void
  /** A choice made in what the component opens: a picker's sheet, a slider's knob. */
  pick?(value: unknown): void
}

/** What built-in components need from the host. */
export interface Ui {
  bridge: Bridge
  files: Files
  privacy: Privacy
  fire(element: Element, type: string, detail: unknown, options?: DispatchOptions): void
  behaviourOf(element: Element): Behaviour | undefined
  /** The page's own method, for what WeChat asks a page directly. */
  callPage(name: string, ...args: unknown[]): unknown
  navigate(type: string, url: string): void
}

export type Install = (element: HTMLElement, ui: Ui) => Behaviour

/** A template's value with its type, where the DOM only has text. */
export function attributeOf(element: Element, name: string): AttributeValue {
  const value = (element as { __wxElement?: GlassElement }).__wxElement?.getAttribute(name)
  return value ?? undefined
}

export const textOf = (element: Element, name: string): string => String(attributeOf(element, name) ?? '')

/** A boolean attribute is on when it is bare, true or any text but "false". */
export const isOn = (value: AttributeValue): boolean => value === '' || (Boolean(value) && value !== 'false')

/** A real control inside a built-in component; it is no element of the mini-program. */
export function addControl<Tag extends keyof HTMLElementTagNameMap>(element: Element, tag: Tag): HTMLElementTagNameMap[Tag] {
  const control = element.ownerDocument.createElement(tag)
  element.append(control)
  return control
}
