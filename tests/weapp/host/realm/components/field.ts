import { addControl, attributeOf, type Install, isOn, textOf } from './behaviour'

/** WeChat cuts input off here when the page names no limit. */
const DEFAULT_MAX_LENGTH = 140

/** `input` and `textarea`. */
const field =
  (tag: 'input' | 'textarea'): Install =>
  (element, ui) => {
    const control = addControl(element, tag)
    const detail = () => ({ value: control.value, cursor: control.value.length, keyCode: 0 })
    control.addEventListener('input', () => ui.fire(element, 'input', detail()))
    control.addEventListener('focus', () => ui.fire(element, 'focus', { value: control.value, height: 0 }))
    control.addEventListener('blur', () => ui.fire(element, 'blur', { value: control.value, cursor: control.value.length }))
    control.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Enter' && tag === 'input') ui.fire(element, 'confirm', { value: control.value })
    })
    const disabled = () => isOn(attributeOf(element, 'disabled'))
    return {
      disabled,
      attribute(name, value) {
        if (name === 'value') control.value = textOf(element, 'value')
        if (name === 'placeholder') control.placeholder = textOf(element, 'placeholder')
        if (name === 'disabled') control.disabled = disabled()
        if (name === 'password' && 'type' in control) control.setAttribute('type', isOn(value) ? 'password' : 'text')
        if (name === 'maxlength') control.maxLength = limitOf(element)
        if (name === 'focus' && isOn(value)) control.focus()
      },
      value: () => control.value,
      setValue(value) {
        control.value = String(value).slice(0, limitOf(element))
      },
      reset() {
        control.value = ''
      },
    }
  }

export const input = field('input')
export const textarea = field('textarea')

function limitOf(element: Element): number {
  const given = attributeOf(element, 'maxlength')
  const limit = given === undefined ? DEFAULT_MAX_LENGTH : Number(given)
  return limit < 0 ? 524_288 : limit
}
