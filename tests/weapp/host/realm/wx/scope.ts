import type { Root } from '../framework'
import type { Pages } from '../pages'
import { WxError } from './call'

type Component = ReturnType<Root['getComponent']>

/** The component that a query or observer searches: the given one, or the page on top. */
export function scopeElement(pages: Pages, scope: unknown): Component {
  const given = (scope as { _$?: Component } | null | undefined)?._$
  const component = given ?? pages.current?.roots[0]?.getComponent()
  if (!component) throw new WxError('no page is open')
  return component
}
