import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { ImportItem } from '../../../contract/questions'
import { Loaded } from '@/components/Loaded'
import { Empty } from '@/components/States'
import { request } from '@/services/request'
import { Pager } from '../parts/Pager'
import { usePages } from '../parts/usePages'
import { Ready } from './Ready'
import { Twin } from './Twin'
import { Unclear } from './Unclear'
import type { Review, Tab } from './useReview'

const ROWS = 30

export interface RowProps {
  item: ImportItem
  review: Review
  onEdit: (item: ImportItem) => void
}

const nothing: Record<Tab, [title: string, text: string]> = {
  ready: ['没有可以入库的题', '把要处理的题改好，就会列在这里。'], problem: ['没有要处理的题', '认出的题都完整。'],
  duplicate: ['没有可能重复的题', '和题库里、和这份试题里的其他题都不重复。'], done: ['还没有入库的题', '']
}

/** `onPage`: another page of the list begins. */
export function Items ({ review, onEdit, onPage }: { review: Review, onEdit: RowProps['onEdit'], onPage: (number: number) => void }) {
  const { id, tab, turn, changes } = review
  const pages = usePages((cursor) => request('GET /imports/:id/items', { id, filter: tab, cursor, limit: ROWS }), `${id} ${tab} ${turn}`, { once: true })
  const { number } = pages
  useEffect(() => onPage(number), [number, onPage])
  return (
    <Loaded of={pages} failed='认出的题暂时取不出来' safe='核对过的都已保存。'>
      {({ items }) => items.length
        ? (
          <>
            <View className='items'>
              {items.map((fetched) => {
                const item = changes.of(fetched)
                const row = { item, review, onEdit }
                // By the tab they were fetched for: what is mended stays where it was.
                if (fetched.state === 'problem') return <Unclear key={item.no} {...row} />
                return fetched.state === 'duplicate' && item.twin ? <Twin key={item.no} {...row} /> : <Ready key={item.no} {...row} />
              })}
            </View>
            <Pager {...pages} />
          </>
          )
        : <Empty done={tab === 'problem'} title={nothing[tab][0]} text={nothing[tab][1]} />}
    </Loaded>
  )
}
