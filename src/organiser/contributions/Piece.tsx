import { View } from '@tarojs/components'
import type { MaterialEntry } from '../../../contract/materials'
import { Blocks } from '@/components/Blocks'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { recent } from '@/services/format'
import { request } from '@/services/request'

interface Props { of: MaterialEntry, open: boolean, onOpen: () => void, onPublish: () => void, onReturn: () => void }

/** Opened it shows the whole text, as everybody would read it, and what can be done: nobody decides on what he has not seen. */
export function Piece ({ of, open, onOpen, onPublish, onReturn }: Props) {
  const { title, author, unit, column, updatedAt } = of
  return (
    <View className='band given-piece'>
      <View className='t3'>{title}</View>
      <View className='sub num'>{author} · {unit.name} · {recent(updatedAt, now())}</View>
      {column ? <View className='cap'>想放进“{column.name}”</View> : null}
      {open ? <Whole of={of} onPublish={onPublish} onReturn={onReturn} /> : <View className='row given-open'><Button kind='text' small label={`看全文：${title}`} onClick={onOpen}>看全文</Button></View>}
    </View>
  )
}

function Whole ({ of: { id, title, version }, onPublish, onReturn }: Omit<Props, 'open' | 'onOpen'>) {
  const found = useData(() => request('GET /organiser/materials/:id', { id }), `${id} ${version}`, { once: true })
  return (
    <Loaded of={found} failed='这篇投稿暂时取不出来' safe='投稿还在，不会丢。'>
      {({ blocks }) => (
        <>
          <View className='given-text'><Blocks of={blocks} /></View>
          <View className='row wrap given-acts'>
            <Button kind='second' small label={`退回：${title}`} onClick={onReturn}>退回</Button>
            <Button kind='second' small className='given-yes' label={`发布：${title}`} onClick={onPublish}>发布</Button>
          </View>
        </>
      )}
    </Loaded>
  )
}
