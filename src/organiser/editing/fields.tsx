import { View } from '@tarojs/components'
import { Switch } from '@/components/Switch'
import { Figure } from '../publish/Figure'

/* What a form of rules is made of. */

export function Toggle ({ label, on, onChange }: { label: string, on: boolean, onChange: (on: boolean) => void }) {
  return <View className='row between switch-row'><View className='grow'>{label}</View><Switch label={label} on={on} onChange={onChange} /></View>
}

interface PairProps { word: string, label: string, value: string, unit: string, hint?: string, onChange: (value: string) => void }

/** 一共 [3] 天 */
export function Pair ({ word, label, value, unit, hint = '不限', onChange }: PairProps) {
  return <View className='pair'><View className='pair-word'>{word}</View><Figure label={label} value={value} unit={unit} hint={hint} onChange={onChange} /></View>
}
