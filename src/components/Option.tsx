import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'
import { withoutPictures } from '@/services/pictures'
import { Icon, type IconName } from './Icon'
import { Words } from './Words'

export type OptionState = 'plain' | 'chosen' | 'right' | 'wrong'

interface Props {
  /** A, B, …; a judgement has none. */
  letter?: string
  text: string
  state?: OptionState
  /** Several may be chosen: a square mark. */
  multiple?: boolean
  /** Under the text; by default what the state means (正确答案, 你的答案). */
  note?: string
  /** I chose it; only what is not plain can be. */
  mine?: boolean
  onClick?: () => void
}

const looks: Record<OptionState, { className: string, icon?: IconName, note?: string }> = {
  plain: { className: 'opt' },
  chosen: { className: 'opt opt-on', icon: 'check' },
  right: { className: 'opt opt-right', icon: 'done', note: '正确答案' },
  wrong: { className: 'opt opt-wrong', icon: 'wrong', note: '你的答案' }
}

/** Without a letter the words are 正确 and 错误: a tick or a cross beside them would say the opposite, so a dot says what I chose and words the rest. */
export function Option ({ letter, text, state = 'plain', multiple, note, mine = state === 'chosen' || state === 'wrong', onClick }: Props) {
  const { className, icon, note: meaning } = looks[state]
  const said = note ?? meaning
  const label = [letter, withoutPictures(text), said].filter(Boolean).join('，')
  const role = onClick ? (multiple ? 'checkbox' : 'radio') : 'listitem'
  return (
    <View
      className={onClick ? className : `${className} opt-locked`}
      {...a11y({ role, label, checked: onClick ? state === 'chosen' : undefined })} onClick={onClick}
    >
      <View className={multiple ? 'opt-mark opt-box' : letter ? 'opt-mark' : 'opt-mark opt-ring'}>{letter ?? (mine ? <View className='opt-dot' /> : null)}</View>
      <View className='opt-main'>
        <View className='opt-text num'><Words of={text} /></View>
        {said ? <View className='opt-note'>{said}</View> : null}
      </View>
      <View className='opt-end'>{icon && letter ? <Icon name={icon} size={22} /> : null}</View>
    </View>
  )
}
