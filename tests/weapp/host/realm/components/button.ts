import { attributeOf, type Install, isOn, textOf, type Ui } from './behaviour'

const REFUSED = 'fail user deny'

/** `button`: form types and open types. */
export const button: Install = (element, ui) => ({
  disabled: () => isOn(attributeOf(element, 'disabled')),
  attribute(name, value) {
    if (name === 'disabled') element.classList.toggle('wx-disabled', isOn(value))
  },
  tap() {
    const formType = textOf(element, 'form-type')
    const form = element.closest('wx-form')
    if (form && formType === 'submit') submit(form, ui)
    if (form && formType === 'reset') reset(form, ui)
    // Agreeing can be combined with another type: `getPhoneNumber|agreePrivacyAuthorization`.
    for (const type of textOf(element, 'open-type').split('|').sort()) open(type, element, ui)
  },
})

function submit(form: Element, ui: Ui): void {
  const value: Record<string, unknown> = {}
  for (const element of Array.from(form.querySelectorAll('[name]'))) {
    const behaviour = ui.behaviourOf(element)
    if (behaviour?.value && textOf(element, 'name')) value[textOf(element, 'name')] = behaviour.value()
  }
  ui.fire(form, 'submit', { value, formId: '' })
}

function reset(form: Element, ui: Ui): void {
  for (const element of Array.from(form.querySelectorAll('*'))) ui.behaviourOf(element)?.reset?.()
  ui.fire(form, 'reset', {})
}

function open(type: string, element: HTMLElement, ui: Ui): void {
  const { options, log } = ui.bridge
  switch (type) {
    case '':
      return
    case 'getPhoneNumber':
    case 'getRealtimePhoneNumber':
      return void askPhone(type, element, ui)
    case 'chooseAvatar':
      if (options.avatar) ui.fire(element, 'chooseavatar', { avatarUrl: ui.files.add(options.avatar()) })
      return
    case 'agreePrivacyAuthorization':
      ui.privacy.agreed = true
      return ui.fire(element, 'agreeprivacyauthorization', {})
    case 'openSetting':
      return ui.fire(element, 'opensetting', { authSetting: {}, errMsg: 'openSetting:ok' })
    case 'share': {
      const card = ui.callPage('onShareAppMessage', { from: 'button', target: { id: element.id, dataset: {} } })
      return void log.calls.push({ api: 'share', args: card })
    }
    case 'contact':
    case 'feedback':
    case 'launchApp':
      return void log.calls.push({ api: type, args: {} })
    default:
      log.warnings.push(`button open-type="${type}" is unknown to the test host`)
  }
}

async function askPhone(type: string, element: HTMLElement, ui: Ui): Promise<void> {
  const code = await ui.bridge.options.phoneCode?.()
  ui.fire(element, type.toLowerCase(), code ? { code, errMsg: `${type}:ok` } : { errMsg: `${type}:${REFUSED}` })
}
