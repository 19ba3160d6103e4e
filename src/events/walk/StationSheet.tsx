import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StationView } from '../../../contract/event-route'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Option } from '@/components/Option'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { a11y } from '@/platform/a11y'
import { openPlace } from '@/platform/place'
import { placeOf } from '@/services/events'
import { Seal } from './Stops'
import type { Walk } from './useWalk'

const letter = (i: number) => String.fromCharCode(65 + i)

/** One station: where it is; once one is there, what it tells and what it asks. */
export function StationSheet ({ station, walk: { said, answering, hide, data } }: { station: StationView, walk: Walk }) {
  const [chosen, setChosen] = useState<number | null>(null)
  const [missed, setMissed] = useState<number | null>(null)
  const { state, text, question, right, why } = station
  const outcome = said?.station === station.id ? said.outcome : null
  const wrong = outcome === 'wrong' && missed !== null
  const asking = state === 'asked' && question !== null
  const finished = data.data?.finishedAt !== null
  const submit = () => { if (chosen !== null) { setMissed(chosen); answering.run(station.id, chosen) } }
  return (
    <Sheet
      title={`第 ${station.no} 站 ${station.name}`} onClose={hide}
      footer={asking
        ? <><Problem error={answering.error} />{outcome === 'waiting' ? <View className='cap center'>答案已记在手机里，连上网络后告诉你对不对。</View> : null}<Button block disabled={chosen === null} why='选一个答案再提交' loading={answering.busy} busy='正在提交…' onClick={submit}>提交答案</Button></>
        : <Button block kind='second' onClick={hide}>{state === 'stamped' && !finished ? '接着走' : '关闭'}</Button>}
    >
      {state === 'stamped' ? <View className='walk-sealed' {...a11y({ role: 'status', live: 'polite' })}><Seal station={station} large /><View className='t3'>{outcome === 'stamped' ? (finished ? '盖好了，路线走完了' : '盖好了') : '这一站已经盖章'}</View></View> : null}
      <Place station={station} />
      {text.split('\n').filter(Boolean).map((line, i) => <View key={i} className='body walk-par'>{line}</View>)}
      {state === 'ahead' || state === 'next' ? <View className='sub walk-par'>到站扫码后，这里会有这一站的介绍和题目。</View> : null}
      {question ? (
        <View className='walk-question'>
          <View className='t3 walk-par'>{question.text}</View>
          {wrong ? <View className='row walk-wrong' {...a11y({ role: 'alert', live: 'polite' })}><Icon name='care' size={20} /><View className='grow'>不是这个，再看看上面的介绍，可以重新选。</View></View> : null}
          <View {...a11y({ role: asking ? 'radiogroup' : 'list', label: '选项' })}>
            {question.options.map((option, i) => (
              <Option
                key={i} letter={letter(i)} text={option} state={right === i ? 'right' : wrong && missed === i && chosen === i ? 'wrong' : asking && chosen === i ? 'chosen' : 'plain'}
                {...(asking && { onClick: () => { setChosen(i); if (i !== missed) setMissed(null) } })}
              />
            ))}
          </View>
          {why ? <View className='sub walk-par'>{why}</View> : null}
        </View>
      ) : null}
    </Sheet>
  )
}

function Place ({ station: { venue } }: { station: StationView }) {
  const [said, setSaid] = useState('')
  if (!venue) return null
  const act = venue.latitude === undefined ? '复制地址' : '打开地图'
  return (
    <>
      <View className='row between walk-place' hoverClass='pressed' {...a11y({ role: 'button', label: `${placeOf(venue)}，${act}` })} onClick={() => { openPlace(venue).then(setSaid, () => setSaid('没有打开，请再试一次。')) }}>
        <View className='grow row'><Icon name='flag' size={20} /><View className='walk-where'>{placeOf(venue)}</View></View>
        <View className='row ink-2 sub'>{act}<Icon name='next' size={18} /></View>
      </View>
      {said ? <View className='cap' {...a11y({ role: 'status', live: 'polite' })}>{said}</View> : null}
    </>
  )
}
