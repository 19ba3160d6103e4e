import { View } from '@tarojs/components'
import type { FormField as Asked } from '../../../contract/event-config'
import { Field } from '@/components/Field'
import { Icon } from '@/components/Icon'
import { Stars } from '@/components/Stars'
import { a11y } from '@/platform/a11y'
import { Picker } from '@/platform/Picker'
import type { Value } from './filled'

interface Props { field: Asked, value: Value | undefined, error?: string, onChange: (value: Value) => void }

/** One thing asked for, drawn by its kind. */
export function FormField ({ field, value, error, onChange }: Props) {
  const { kind, label, options = [], optional, hint, reason } = field
  const text = typeof value === 'string' ? value : ''
  const note = reason ? `用途：${reason}` : undefined
  switch (kind) {
    case 'choice': case 'choices': return <Choices field={field} value={value} error={error} onChange={onChange} options={options} />
    case 'stars': return (
      <View className='field'>
        <Label label={label} optional={optional} error={error} />
        <Stars label={label} value={Number(text)} onChange={(n) => onChange(optional && text === String(n) ? '' : String(n))} />
        {note ? <View className='cap field-note'>{note}</View> : null}
      </View>
    )
    case 'date': return (
      <View className='field'>
        <Label label={label} optional={optional} error={error} />
        <Picker mode='date' value={text} none='选择日期' label={label} bad={!!error} onChange={onChange} />
        {note ? <View className='cap field-note'>{note}</View> : null}
      </View>
    )
    default: return (
      <Field
        label={label} value={text} onChange={onChange} optional={optional} hint={hint} error={error} note={note}
        max={kind === 'text' ? field.most ?? 500 : 30} kind={kind === 'number' || kind === 'phone' ? 'number' : kind === 'text' && (field.most ?? 500) > 60 ? 'area' : 'text'}
      />
    )
  }
}

export function Label ({ label, optional, error }: { label: string, optional?: boolean, error?: string }) {
  return (
    <>
      <View className='field-label'><View>{label}</View>{optional ? <View className='cap'>（选填）</View> : null}</View>
      {error ? <View className='field-error' {...a11y({ role: 'alert', live: 'polite' })}><Icon name='care' size={18} /><View className='grow'>{error}</View></View> : null}
    </>
  )
}

function Choices ({ field, value, error, onChange, options }: Props & { options: string[] }) {
  const several = field.kind === 'choices'
  const chosen = Array.isArray(value) ? value : value === undefined ? [] : [value]
  const press = (option: string) => {
    if (several) onChange(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option])
    else onChange(field.optional && chosen.includes(option) ? '' : option)
  }
  return (
    <View className='field'>
      <Label label={field.label} optional={field.optional} error={error} />
      <View className='pick' {...a11y({ role: several ? 'group' : 'radiogroup', label: field.label })}>
        {options.map((option) => {
          const on = chosen.includes(option)
          return (
            <View key={option} className={on ? 'pick-one pick-on' : 'pick-one'} hoverClass='pressed' {...a11y({ role: several ? 'checkbox' : 'radio', label: option, checked: on })} onClick={() => press(option)}>
              {on ? <Icon name='check' size={20} /> : null}<View>{option}</View>
            </View>
          )
        })}
      </View>
      {field.reason ? <View className='cap field-note'>{`用途：${field.reason}`}</View> : null}
    </View>
  )
}
