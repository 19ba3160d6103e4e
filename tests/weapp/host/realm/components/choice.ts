import { addControl, attributeOf, type Behaviour, type Install, isOn, textOf, type Ui } from './behaviour'

/** The state of a checkbox or radio, which its group reads. */
interface Choice extends Behaviour {
  checked: boolean
}

const disabled = (element: Element) => isOn(attributeOf(element, 'disabled'))

/** `checkbox` and `radio`: tapping one tells the group around it. */
const choice =
  (type: 'checkbox' | 'radio'): Install =>
  (element, ui) => {
    const control = addControl(element, 'input')
    control.type = type
    control.tabIndex = -1
    const state: Choice = {
      get checked() {
        return control.checked
      },
      set checked(on) {
        control.checked = on
      },
      disabled: () => disabled(element),
      attribute(name, value) {
        if (name === 'checked') control.checked = isOn(value)
        if (name === 'disabled') control.disabled = disabled(element)
      },
      tap() {
        if (disabled(element) || (type === 'radio' && state.checked)) return
        const group = element.closest('wx-checkbox-group, wx-radio-group')
        if (type === 'radio' && group) for (const other of choicesIn(group, ui)) other.state.checked = false
        state.checked = !state.checked
        if (group) ui.fire(group, 'change', { value: groupValue(group, ui) })
      },
      reset: () => void (state.checked = isOn(attributeOf(element, 'checked'))),
    }
    return state
  }

export const checkbox = choice('checkbox')
export const radio = choice('radio')

export const choiceGroup: Install = (element, ui) => ({ value: () => groupValue(element, ui) })

export const toggle: Install = (element, ui) => {
  const control = addControl(element, 'input')
  control.type = 'checkbox'
  control.tabIndex = -1
  return {
    disabled: () => disabled(element),
    attribute(name, value) {
      if (name === 'checked') control.checked = isOn(value)
      if (name === 'disabled') control.disabled = disabled(element)
    },
    tap() {
      if (disabled(element)) return
      control.checked = !control.checked
      ui.fire(element, 'change', { value: control.checked })
    },
    value: () => control.checked,
    reset: () => void (control.checked = isOn(attributeOf(element, 'checked'))),
  }
}

function choicesIn(group: Element, ui: Ui): { element: Element; state: Choice }[] {
  const elements = Array.from(group.querySelectorAll('wx-checkbox, wx-radio'))
  return elements.map((element) => ({ element, state: ui.behaviourOf(element) as Choice }))
}

function groupValue(group: Element, ui: Ui): string | string[] {
  const values = choicesIn(group, ui)
    .filter((each) => each.state.checked)
    .map((each) => textOf(each.element, 'value'))
  return group.tagName === 'WX-RADIO-GROUP' ? (values[0] ?? '') : values
}
