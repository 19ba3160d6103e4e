import { View } from '@tarojs/components'
import { useId } from 'react'
import { a11y } from '@/platform/a11y'
import { Input, type InputProps } from '@/platform/Input'
import { H5 } from '@/platform/target'
import { Icon } from './Icon'

interface Props extends Omit<InputProps, 'bad' | 'describedBy'> {
  /** What is wrong and how to mend it; stands above the field. */
  error?: string
  /** A line beneath. */
  note?: string
  optional?: boolean
}

export function Field ({ error, note, optional, label, ...input }: Props) {
  const room = roomWords(input)
  // Elements refer to each other by id on H5 only; WeChat has no such attribute.
  const ownId = useId()
  const errorId = H5 ? ownId : undefined
  return (
    <View className='field'>
      <View className='field-label'><View>{label}</View>{optional ? <View className='cap'>（选填）</View> : null}</View>
      {error ? (
        <View className='field-error' id={errorId} {...a11y({ role: 'alert', live: 'polite' })}><Icon name='care' size={18} /><View className='grow'>{error}</View></View>
      ) : null}
      <Input {...input} label={label} bad={!!error} describedBy={error ? errorId : undefined} />
      {note ? <View className='cap field-note'>{note}</View> : null}
      {room ? <View className='cap field-note num' {...a11y({ role: 'status', live: 'polite' })}>{room}</View> : null}
    </View>
  )
}

/** Near the limit: how much is left. What goes beyond it is not taken, and nobody would see why. */
function roomWords ({ value, max, kind }: Pick<InputProps, 'value' | 'max' | 'kind'>): string {
  // Of digits nobody counts characters.
  if (!max || kind === 'password' || kind === 'number') return ''
  const left = max - value.length
  if (left > Math.max(5, max / 10)) return ''
  return left > 0 ? `已写 ${value.length} / ${max} 字` : `最多 ${max} 字，已经写满`
}

interface SearchProps { value: string, onChange: (value: string) => void, label: string, hint?: string }

export function SearchField ({ value, onChange, label, hint }: SearchProps) {
  return (
    <View className='search'>
      <View className='search-icon'><Icon name='search' size={20} /></View>
      <Input kind='search' value={value} onChange={onChange} label={label} hint={hint ?? label} max={40} />
      {value ? (
        <View className='search-clear' {...a11y({ role: 'button', label: '清空' })} onClick={() => onChange('')}><Icon name='close' size={20} /></View>
      ) : null}
    </View>
  )
}
