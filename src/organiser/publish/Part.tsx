import { View } from '@tarojs/components'
import type { BankSummary } from '../../../contract/question'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { Figure } from './Figure'
import type { Form, PartFields } from './form'
import { available } from './pool'
import { types } from './words'

interface Props {
  part: PartFields
  source: Form['source']
  banks: readonly BankSummary[] | null
  problem: string | undefined
  onChange: (part: PartFields) => void
  onRemove: (() => void) | undefined
}

/** One kind of questions: how many, worth how much, and how many there are to draw from. */
export function Part ({ part, source, banks, problem, onChange, onRemove }: Props) {
  const name = types[part.type]
  const pool = banks && available(banks, part.type, source ?? part.own)
  const short = pool !== null && Number(part.count) > pool
  return (
    <View className='part'>
      <Problem text={problem} />
      <View className='row'>
        <View className='part-name'>{name}</View>
        <Figure label={`${name}题数`} value={part.count} unit='题' bad={!!problem || short} onChange={(count) => onChange({ ...part, count })} />
        <Figure label={`${name}每题`} value={part.points} unit='分' onChange={(points) => onChange({ ...part, points })} />
        <View className='grow' />
        {onRemove ? <View className='part-remove' {...a11y({ role: 'button', label: `去掉${name}` })} onClick={onRemove}><Icon name='close' size={20} /></View> : null}
      </View>
      {pool === null ? null : (
        <View className={short ? 'cap num umber' : 'cap num'}>题库里可用 {pool} 题{short ? `，还差 ${Number(part.count) - pool} 题` : ''}</View>
      )}
    </View>
  )
}
