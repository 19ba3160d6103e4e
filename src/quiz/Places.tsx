import { View } from '@tarojs/components'
import type { QuestionType } from '../../contract/question'
import { Icon } from '@/components/Icon'
import { a11y, decorative } from '@/platform/a11y'
import { typeName } from './words'

interface Props {
  groups: readonly { type: QuestionType, places: readonly number[] }[]
  current: number
  answered: (pos: number) => boolean
  flags: readonly number[]
  /** Left out, and it can not be answered any more. */
  skipped?: (pos: number) => boolean
  onShow: (pos: number) => void
}

/** The places of a paper by type: which are answered, open, marked; a tap leads there. */
export function Places (props: Props) {
  const all = props.groups.flatMap(({ places }) => places)
  const answered = all.filter(props.answered).length
  return (
    <>
      <View className='lg num'>
        <View className='lg-p'><View className='lg-i sc-a' {...decorative}><Icon name='check' size={16} /></View>已答 {answered}</View>
        <View className='lg-p'><View className='lg-i' {...decorative} />未答 {all.length - answered}</View>
        <View className='lg-p'><View className='lg-f'><Icon name='flag' size={16} /></View>存疑 {props.flags.length}</View>
        <View className='lg-p'><View className='lg-i sc-c' {...decorative} />当前</View>
      </View>
      {props.groups.map(({ type, places }) => (
        <View key={type} className='sg'>
          <View className='sub'>{typeName[type]}</View>
          <View className='sg-c'>{places.map((pos) => <Place key={pos} pos={pos} of={props} />)}</View>
        </View>
      ))}
    </>
  )
}

function Place ({ pos, of: { current: now, answered: isAnswered, flags, skipped, onShow } }: { pos: number, of: Props }) {
  const answered = isAnswered(pos)
  const flagged = flags.includes(pos)
  const current = pos === now
  const said = [`第 ${pos} 题`, answered ? '已答' : skipped?.(pos) ? '已跳过' : '未答', flagged && '存疑', current && '当前']
  const classes = ['sc-b num', answered && 'sc-a', current && 'sc-c']
  return (
    <View className='sc'>
      <View
        className={classes.filter(Boolean).join(' ')} hoverClass='sc-pressed' onClick={() => onShow(pos)}
        {...a11y({ role: 'button', label: said.filter(Boolean).join('，') })}
      >
        {pos}
        {answered ? <View className='sc-k'><Icon name='check' size={16} /></View> : null}
        {flagged ? <View className='sc-f'><Icon name='flag' size={16} /></View> : null}
      </View>
    </View>
  )
}
