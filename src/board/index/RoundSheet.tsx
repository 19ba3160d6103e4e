import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/Cells'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Sheet } from '@/components/Sheet'
import { now as time } from '@/services/clock'
import { useData } from '@/services/data'
import { span } from '@/services/format'
import { request } from '@/services/request'

/** Rounds that have standings: those running and those closed, the latest first. */
async function ranked () {
  const [open, closed] = await Promise.all([
    request('GET /rounds', { state: 'open', limit: 50 }), request('GET /rounds', { state: 'closed', limit: 50 })
  ])
  return [...open.items, ...closed.items].filter((round) => !round.practice)
}

export function RoundSheet ({ now, onChoose, onClose }: { now: string, onChoose: (id: string) => void, onClose: () => void }) {
  const rounds = useData(ranked, '', { once: true })
  return (
    <Sheet title='看哪一场' onClose={onClose}>
      <View className='round-list'>
        <Loaded of={rounds} failed='竞赛列表暂时取不出来'>
          {(list) => (
            <Cells>
              {list.map(({ id, title, state, opensAt, closesAt }) => (
                <Cell
                  key={id} title={title} strong={id === now} note={`${state === 'open' ? '正在进行' : '已结束'} · ${span(opensAt, closesAt, time())}`}
                  label={`${title}，${state === 'open' ? '正在进行' : '已结束'}${id === now ? '，正在看' : ''}`}
                  end={id === now ? <View className='red'><Icon name='check' size={20} /></View> : <View />} onClick={() => onChoose(id)}
                />
              ))}
            </Cells>
          )}
        </Loaded>
      </View>
    </Sheet>
  )
}
