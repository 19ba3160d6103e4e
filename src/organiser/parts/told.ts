import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'

let word = ''

/** For the list that a form leads back to. */
export const tell = (text: string): void => { word = text }

/** What the form that was just left has done; said once. */
export function useTold (): string {
  const [told, setTold] = useState('')
  useDidShow(() => {
    setTold(word)
    word = ''
  })
  return told
}
