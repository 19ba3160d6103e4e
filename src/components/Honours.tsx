import { View } from '@tarojs/components'
import { Cell, Cells } from './Cells'
import { go, links } from '@/services/nav'

export interface Honoured { id: string, title?: string, won?: readonly string[] }

/** The way to the lists of awards; whoever has one is told so first. */
export function Honours ({ rounds }: { rounds: readonly Honoured[] }) {
  if (!rounds.length) return null
  return (
    <View className='honours-way'>
      <Cells inset>
        {rounds.map(({ id, title, won = [] }) => (
          <Cell
            key={id} icon='podium' strong={won.length > 0} title={won.length ? won.join('，') : '获奖名单'} note={[title ?? '', won.length ? '看获奖名单' : ''].filter(Boolean).join('，')}
            label={[...won, '看获奖名单', title ?? ''].filter(Boolean).join('，')} onClick={() => go(links.honours(id))}
          />
        ))}
      </Cells>
    </View>
  )
}
