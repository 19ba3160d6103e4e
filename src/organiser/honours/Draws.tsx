import { View } from '@tarojs/components'
import type { DrawState } from '../../../contract/awards'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { dayTime } from '@/services/format'
import { Names } from './Lists'
import type { useHonours } from './useHonours'

type Honours = Pick<ReturnType<typeof useHonours>, 'replay' | 'replays'>

export function Draws ({ roundId, draws, honours, onDraw }: { roundId: string, draws: readonly DrawState[], honours: Honours, onDraw: (draw: DrawState) => void }) {
  return (
    <>
      {draws.map((draw) => (
        <View key={draw.id} className='sect'>
          <View className='sect-title'>{draw.name}</View>
          <View className='sub'>{draw.text}</View>
          {draw.whyNot && draw.holders === 0 ? null : <View className='sub num hon-holders'>
            {draw.holders} 人参加{draw.tickets === draw.holders ? '' : `，共 ${draw.tickets} 次机会`}{draw.drawnAt === null ? '' : `；${dayTime(draw.drawnAt, now())} 抽出`}
          </View>}
          {draw.drawnAt === null
            ? <Button block kind='second' disabled={draw.whyNot !== ''} why={draw.whyNot} label={`抽奖：${draw.name}`} onClick={() => onDraw(draw)}>抽奖</Button>
            : <><Names name={draw.name} unit='人' rows={draw.winners} total={draw.drawn} of={{ id: roundId, list: `draw-${draw.id}` }} /><Replay draw={draw} honours={honours} /></>}
        </View>
      ))}
    </>
  )
}

/** Whether what was kept gives the same winners once more. */
function Replay ({ draw: { id, name }, honours: { replay, replays } }: { draw: DrawState, honours: Honours }) {
  const done = replays[id]
  if (!done) return <Button kind='text' small className='hon-replay' loading={replay.busy} label={`复核${name}`} onClick={() => replay.run(id)}>复核这次抽奖</Button>
  return (
    <View className={done.same ? 'row sub green hon-replay' : 'row sub umber hon-replay'} {...a11y({ role: 'status', live: 'polite' })}>
      <Icon name={done.same ? 'done' : 'care'} size={18} />
      <View className='grow hon-said'>
        {done.same ? '按留存的种子和名单重算，结果一致。' : '按留存的种子和名单重算，结果不一致：记录可能被改动过，请联系管理员。'}
        <View className='cap hon-seed'>种子 {done.seed}</View>
      </View>
    </View>
  )
}
