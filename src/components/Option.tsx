import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'
import { Icon, type IconName } from './Icon'

export type OptionState = 'plain' | 'chosen' | 'right' | 'wrong'

interface Props {
  /** A, B, … or nothing for a plain tick. */
  letter?: string
  text: string
  state?: OptionState
  /** Several may be chosen: a square mark. */
  multiple?: boolean
  /** Under the text; by default what the state means (正确答案, 你的选择). */
  note?: string
  onClick?: () => void
}

const looks: Record<OptionState, { className: string, icon?: IconName, note?: string }> = {
  plain: { className: 'opt' },
  chosen: { className: 'opt opt-on', icon: 'check' },
  right: { className: 'opt opt-right', icon: 'done', note: '正确答案' },
  wrong: { className: 'opt opt-wrong', icon: 'wrong', note: '你的选择' }
}

export function Option ({ letter, text, state = 'plain', multiple, note, onClick }: Props) {
  const { className, icon, note: meaning } = looks[state]
  const said = note ?? meaning
  const label = [letter, text, said].filter(Boolean).join('，')
  const role = onClick ? (multiple ? 'checkbox' : 'radio') : 'listitem'
  return (
    <View
      className={onClick ? className : `${className} opt-locked`}
      {...a11y({ role, label, checked: onClick ? state === 'chosen' : undefined })} onClick={onClick}
    >
      <View className={multiple ? 'opt-mark opt-box' : 'opt-mark'}>{letter ?? (state === 'plain' ? null : <Icon name={state === 'wrong' ? 'close' : 'check'} size={16} />)}</View>
      <View className='opt-main'>
        <View className='opt-text num'>{text}</View>
        {said ? <View className='opt-note'>{said}</View> : null}
      </View>
      <View className='opt-end'>{icon ? <Icon name={icon} size={22} /> : null}</View>
    </View>
  )
}
