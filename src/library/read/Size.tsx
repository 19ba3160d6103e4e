import { useState } from 'react'
import { Segmented } from '@/components/Choices'
import { storage } from '@/platform/storage'

const KEY = 'reader-size'
export type Size = 's' | 'm' | 'l'
const sizes = [{ value: 's', text: '标准' }, { value: 'm', text: '大' }, { value: 'l', text: '更大' }] as const

/** Kept on this device; beside 长辈版, which enlarges everything. */
export function useSize () {
  const [size, setSize] = useState<Size>(() => storage.read<Size>(KEY) ?? 's')
  return { size, choose: (next: Size) => { storage.write(KEY, next); setSize(next) } }
}

export const SizeSwitch = ({ size, choose }: ReturnType<typeof useSize>) => <Segmented label='正文字号' items={sizes} value={size} onChange={choose} />
