import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Sheet } from '@/components/Sheet'
import { a11y, decorative } from '@/platform/a11y'
import { typeName } from '../words'
import { answeredCount, grouped, isAnswered, isLocked, firstOpen, openPlaces } from './answering'
import type { Layer } from './Paper'
import type { Live, Sitting } from './sitting'

interface Props { sitting: Sitting, open: (layer: Layer | null) => void }

export function AnswerSheet ({ sitting, open }: Props) {
  const state = useStore(sitting.store)
  const blank = openPlaces(state)
  const next = firstOpen(state)
  const show = (pos: number) => {
    open(null)
    sitting.goTo(pos)
  }
  const submit = () => open('submit')
  return (
    <Sheet
      title='答题卡' onClose={() => open(null)}
      footer={(
        <>
          <View className='sub sheet-note num'>{blank.length ? `还有 ${blank.length} 题未答。` : '全部答完。'}交卷后不能再改。</View>
          <View className='row'>
            {next
              ? <Button className='grow' onClick={() => show(next)}>接着答第 {next} 题</Button>
              : <Button className='grow' onClick={submit}>交卷</Button>}
            {next ? <Button kind='second' className='sheet-second' onClick={submit}>交卷</Button> : null}
          </View>
        </>
      )}
    >
      <Legend state={state} />
      {grouped(state.view).map(({ type, places }) => (
        <View key={type} className='sg'>
          <View className='sub'>{typeName[type]}</View>
          <View className='sg-c'>{places.map((pos) => <Place key={pos} pos={pos} state={state} onClick={() => show(pos)} />)}</View>
        </View>
      ))}
    </Sheet>
  )
}

function Legend ({ state }: { state: Live }) {
  const answered = answeredCount(state)
  return (
    <View className='lg num'>
      <View className='lg-p'><View className='lg-i sc-a' {...decorative}><Icon name='check' size={16} /></View>已答 {answered}</View>
      <View className='lg-p'><View className='lg-i' {...decorative} />未答 {state.view.total - answered}</View>
      <View className='lg-p'><View className='lg-f'><Icon name='flag' size={16} /></View>存疑 {state.flags.length}</View>
      <View className='lg-p'><View className='lg-i sc-c' {...decorative} />当前</View>
    </View>
  )
}

function Place ({ pos, state, onClick }: { pos: number, state: Live, onClick: () => void }) {
  const answered = isAnswered(state, pos)
  const flagged = state.flags.includes(pos)
  const current = pos === state.pos
  const said = [`第 ${pos} 题`, answered ? '已答' : isLocked(state, pos) ? '已跳过' : '未答', flagged && '存疑', current && '当前']
  const classes = ['sc-b num', answered && 'sc-a', current && 'sc-c']
  return (
    <View className='sc'>
      <View
        className={classes.filter(Boolean).join(' ')} hoverClass='sc-pressed' onClick={onClick}
        {...a11y({ role: 'button', label: said.filter(Boolean).join('，') })}
      >
        {pos}
        {answered ? <View className='sc-k'><Icon name='check' size={16} /></View> : null}
        {flagged ? <View className='sc-f'><Icon name='flag' size={16} /></View> : null}
      </View>
    </View>
  )
}
