import * as glassEasel from 'glass-easel'
import type { Behaviour, Install, Ui } from './behaviour'
import { button } from './button'
import { canvas } from './canvas'
import { checkbox, choiceGroup, radio, toggle } from './choice'
import { image, label, navigator, richText, scrollView, slider } from './content'
import { input, textarea } from './field'
import { picker } from './picker'

const BUILT_IN: Record<string, Install> = {
  button,
  canvas,
  checkbox,
  'checkbox-group': choiceGroup,
  image,
  input,
  label,
  navigator,
  picker,
  radio,
  'radio-group': choiceGroup,
  'rich-text': richText,
  'scroll-view': scrollView,
  slider,
  switch: toggle,
  textarea,
}

/** The built-in components: behaviour attached to `wx-*` elements. */
export class Components {
  private readonly behaviours = new WeakMap<Element, Behaviour>()

  of(element: Element): Behaviour | undefined {
    return this.behaviours.get(element)
  }

  attach(element: HTMLElement, tag: string, ui: Ui): void {
    const install = BUILT_IN[tag]
    if (install) this.behaviours.set(element, install(element, ui))
  }

  /** The framework has no hook for a changed attribute of a built-in component, so its setter is extended. */
  watchAttributes(): void {
    const { prototype } = glassEasel.NativeNode
    const { setAttribute } = prototype
    const behaviourOf = (node: glassEasel.NativeNode) => this.of(node.getBackendElement() as unknown as Element)
    prototype.setAttribute = function (this: glassEasel.NativeNode, name: string, value: unknown) {
      // An undefined value means "not given" on a phone, where the framework would write an empty attribute;
      // and for ARIA, false is a value of its own.
      if (value === undefined || value === null) this.removeAttribute(name)
      else setAttribute.call(this, name, name.startsWith('aria-') ? String(value) : value)
      // So that tools which know HTML only (axe, Playwright) see the role too.
      if (name === 'aria-role') setAttribute.call(this, 'role', value ?? false)
      behaviourOf(this)?.attribute?.(name, value ?? undefined)
    }
  }
}
