import { View } from '@tarojs/components'
import type { MenuContact, Order } from '../../../contract/menu'
import { Rule } from '@/components/Rule'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { dayAt } from '@/services/days'
import { kindWords, placeWords, spanWords, stateTags, stateWords, theirStateWords, wishWords } from '../parts/words'

/** What was ordered, by whom, when and where. */
export function Facts ({ of }: { of: Order }) {
  const { no, offer, unit, by, state, wishes, heads, venue, note, begin, end, place, acceptNote, contact, giverContact, doneHeads, doneNote, stars, said, may } = of
  const theirs = may.includes('accept')
  const today = dayAt(now())
  const rows: [string, string][] = [
    ['提供', [offer.unit.name, offer.giver].filter(Boolean).join('，')], ['点单', `${unit.name}，${by}`],
    ...(begin !== null && end !== null ? [['时间', spanWords(begin, end, now())] as [string, string]] : wishes.map((wish, i): [string, string] => [wishes.length > 1 ? `希望 ${i + 1}` : '希望', wishWords(wish, today)])),
    ['人数', `${heads} 人`], ['地点', place || venue], ['说明', note], ['接单时说', acceptNote],
    ['点单方', phoneWords(contact)], ['提供方', phoneWords(giverContact)],
    ['实到', doneHeads === null ? '' : `${doneHeads} 人`], ['情况', doneNote], ['评价', stars === null ? '' : [`${stars} 星`, said].filter(Boolean).join('，')]
  ]
  return (
    <View className='band order-facts'>
      <Rule />
      <View className='row wrap between order-head'>
        <View className='t1' {...a11y({ role: 'heading', level: 2 })}>{offer.title}</View>
        <Tag kind={stateTags[state]}>{(theirs ? theirStateWords : stateWords)[state]}</Tag>
      </View>
      <View className='sub num'>第 {no} 单 · {kindWords[offer.kind]} · {placeWords[offer.place]} · 约 {offer.minutes} 分钟</View>
      {rows.map(([name, value]) => (value ? <View key={name} className='row order-fact num'><View className='order-name'>{name}</View><View className='grow'>{value}</View></View> : null))}
      {giverContact === null && !theirs && state === 'asked' ? <View className='cap order-hint'>对方接单后，这里会有对方的联系人和电话。</View> : null}
    </View>
  )
}

const phoneWords = (contact: MenuContact | null): string => (contact ? [contact.name, contact.phone].filter(Boolean).join(' ') : '')
