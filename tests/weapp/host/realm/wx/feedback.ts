import type { ToastRecord } from '../../log'
import type { Modal, ModalAnswer } from '../../options'
import type { Bridge } from '../bridge'
import { WxError } from './call'
import type { WxContext, WxPart } from './context'

interface Toast {
  title?: string
  icon?: string
}

const TOASTS = ['showToast', 'showLoading', 'hideToast', 'hideLoading'] as const

/** Toasts are recorded; modals and sheets ask the test. */
export function feedbackApis({ bridge, call }: WxContext): WxPart {
  const toasts = TOASTS.map((api) => [
    api,
    (options?: Toast) => call(api, options, (o) => void bridge.log.toasts.push(defined({ api, title: o.title, icon: o.icon }))),
  ])
  return {
    ...Object.fromEntries(toasts),
    showModal: (options: Modal) => call('showModal', options, (o) => askModal(bridge, o)),
    showActionSheet: (options: { itemList: string[] }) =>
      call('showActionSheet', options, (o) => {
        const items = Array.from(o.itemList)
        bridge.log.toasts.push({ api: 'showActionSheet', items })
        const tapIndex = bridge.options.onActionSheet?.({ itemList: items }) ?? 0
        if (tapIndex < 0) throw new WxError('cancel')
        return { tapIndex }
      }),
  }
}

/** Shows a modal to the test; confirmed unless it says otherwise. */
export function askModal(bridge: Bridge, modal: Modal): ModalAnswer {
  bridge.log.toasts.push(defined({ api: 'showModal', title: modal.title, content: modal.content }))
  const answer = bridge.options.onModal?.(modal) ?? true
  if (typeof answer !== 'boolean') return { ...answer }
  return { confirm: answer, cancel: !answer }
}

function defined(record: ToastRecord): ToastRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as unknown as ToastRecord
}
