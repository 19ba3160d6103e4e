import * as glassEasel from 'glass-easel'
import type { GlassElement } from './framework'

export interface DispatchOptions {
  bubbles?: boolean
}

type WithGlass = { __wxElement?: GlassElement }

const BUBBLING = /^(tap|longpress|longtap|touch\w+|transitionend|animation\w+)$/
const TOUCHING = /^(tap|long|touch)/

/** Fires a mini-program event on the element, or on the closest one around it that the framework made. */
export function dispatch(target: Node, type: string, detail: unknown = {}, options: DispatchOptions = {}): void {
  const element = glassElementOf(target)
  if (!element) throw new Error('the target is no element of a mini-program page')
  const bubbles = options.bubbles ?? BUBBLING.test(type)
  const extraFields = TOUCHING.test(type) ? touchFields(type, detail) : undefined
  glassEasel.Event.triggerEvent(element, type, detail, { bubbles, composed: bubbles, capturePhase: true, extraFields })
}

export function glassElementOf(target: Node): GlassElement | undefined {
  for (let node: Node | null = target; node; node = node.parentNode) {
    const element = (node as WithGlass).__wxElement
    if (element) return element
  }
  return undefined
}

function touchFields(type: string, detail: unknown): Record<string, unknown> {
  const { x = 0, y = 0 } = detail as { x?: number; y?: number }
  const touch = { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y }
  return { touches: type === 'touchend' ? [] : [touch], changedTouches: [touch] }
}

/** Makes every method receive plain event objects, as in WeChat, where the framework's own hold live nodes. */
export function withPlainEvents<T extends object>(methods: T): T {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    typeof method === 'function'
      ? function (this: unknown, ...args: unknown[]) {
          return (method as (...all: unknown[]) => unknown).apply(this, args.map(toPlainEvent))
        }
      : method,
  ])
  return Object.fromEntries(wrapped) as T
}

function toPlainEvent(value: unknown): unknown {
  if (!isFrameworkEvent(value)) return value
  return {
    type: value.type,
    timeStamp: value.timeStamp,
    target: plainTarget(value.target),
    currentTarget: plainTarget(value.currentTarget),
    mark: copy(value.mark ?? {}),
    detail: copy(value.detail),
    ...value.extraFields,
  }
}

type FrameworkEvent = glassEasel.ShadowedEvent<unknown>

function isFrameworkEvent(value: unknown): value is FrameworkEvent {
  return typeof value === 'object' && value !== null && 'wrapShadowedEvent' in value
}

function plainTarget(target: unknown): Record<string, unknown> {
  const { id = '', dataset = {} } = ((target as { _$?: GlassElement })._$ ?? target) as { id?: string; dataset?: unknown }
  return { id, dataset: copy(dataset), offsetLeft: 0, offsetTop: 0 }
}

const copy = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
