import { create } from 'zustand'
import { fontScale } from '@/platform/frame'
import { storage } from '@/platform/storage'

/** 0: standard; 1 to 3: 长辈版 in three sizes. */
export type ElderStep = 0 | 1 | 2 | 3

interface Settings {
  elder: ElderStep
  /** 长辈版 was offered or chosen once: never offered again. */
  asked: boolean
  setElder: (elder: ElderStep) => void
  declineElder: () => void
  reset: () => void
}

const KEY = 'settings'
const initial = { elder: 0 as ElderStep, asked: false }

export const useSettings = create<Settings>()((set, get) => {
  const keep = (change: Partial<typeof initial>) => {
    set(change)
    const { elder, asked } = get()
    storage.write(KEY, { elder, asked })
  }
  return {
    ...initial,
    ...storage.read<typeof initial>(KEY),
    setElder: (elder) => keep({ elder, asked: true }),
    declineElder: () => keep({ asked: true }),
    reset: () => keep(initial)
  }
})

export const elderClass = (step: ElderStep): string =>
  ['', ' page-elder', ' page-elder page-elder-2', ' page-elder page-elder-3'][step] ?? ''

/** WeChat's own type is set large and 长辈版 was never offered. */
export const shouldOfferElder = (): boolean => !useSettings.getState().asked && fontScale() >= 1.2
