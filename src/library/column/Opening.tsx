import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ColumnKind, MaterialRow } from '../../../contract/materials'
import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { useCardRead } from '../parts/useCardRead'
import { dateWords } from '../parts/words'

type Card = NonNullable<MaterialRow['card']>

/** A card that opens where it lies: a phrase, a question, a date, a person. */
export function Opening ({ of, card, kind }: { of: MaterialRow, card: Card, kind: ColumnKind }) {
  const [open, setOpen] = useState(false)
  const read = useCardRead({ ...of, open })
  const above = kind === 'timeline' || kind === 'people' ? dateWords(of.date) : ''
  return (
    <View className='opening'>
      <View
        className='opening-head' hoverClass='pressed' {...a11y({ role: 'button', expanded: open, label: [above, card.front, of.summary, read ? '已读' : ''].filter(Boolean).join('，') })}
        onClick={() => setOpen(!open)}
      >
        <View className='grow'>
          {above ? <View className='cap num'>{above}</View> : null}
          <View className='t3'>{card.front}</View>
          {of.summary ? <View className='sub'>{of.summary}</View> : null}
        </View>
        {read ? <View className='opening-read'><Tag kind='done'>已读</Tag></View> : null}
        <View className={open ? 'opening-arrow opening-turned' : 'opening-arrow'}><Icon name='down' size={20} /></View>
      </View>
      {open ? (
        <View className='opening-text'>
          <View className='body'>{card.back}</View>
          {card.origin ? <View className='sub opening-origin'>{kind === 'timeline' ? `地点：${card.origin}` : card.origin}</View> : null}
        </View>
      ) : null}
    </View>
  )
}
