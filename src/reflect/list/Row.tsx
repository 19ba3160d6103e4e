import { View } from '@tarojs/components'
import type { ReflectionCard } from '../../../contract/reflections'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import { go, links } from '@/services/nav'
import { Shot } from '../Shot'
import { sightWords, stateWords, thumbOf } from '../words'

const tagKind = { draft: 'plain', review: 'plain', shown: 'done', returned: 'care', withdrawn: 'plain', hidden: 'care' } as const

/** One's own says how it stands; others say whose they are. */
export function Row ({ one, own }: { one: ReflectionCard, own: boolean }) {
  const { id, about, author, start, state, sight, reason, picked, at, likes, comments, pictures, pictureCount } = one
  const figures = [likes ? `赞 ${likes}` : '', comments ? `评论 ${comments}` : ''].filter(Boolean).join(' · ')
  const title = about || '自由写作'
  return (
    <View
      className='reflection' hoverClass='pressed' onClick={() => go(own && state === 'draft' ? links.writeOn(id) : links.reflection(id))}
      {...a11y({ role: 'button', label: `${title}，${own ? stateWords[state] : `${author.name}，${author.unit}`}，${start || '还没有写字'}` })}
    >
      <View className='row wrap between'>
        <View className='t3 grow'>{title}</View>
        {own ? <Tag kind={tagKind[state]}>{state === 'draft' && reason ? '退回，修改中' : stateWords[state]}</Tag> : picked ? <Tag kind='plain'>精选</Tag> : null}
      </View>
      <View className='reflection-start'>{start || '还没有写字'}</View>
      {pictures.length ? (
        <View className='row wrap shots'>{pictures.map((view, n) => <View key={view.id} className='shot-box shot-small'><Shot src={thumbOf(view)} alt={`第 ${n + 1} 张，共 ${pictureCount} 张`} /></View>)}</View>
      ) : null}
      {own && reason ? <View className='sub umber'>{state === 'hidden' ? '隐藏原因' : '退回原因'}：{reason}</View> : null}
      <View className='row wrap between cap num'>
        <View>{own ? sight === 'self' ? '仅自己可见' : `${sightWords[sight]}可见` : `${author.name} · ${author.unit}`}</View>
        <View>{[figures, recent(at, now())].filter(Boolean).join(' · ')}</View>
      </View>
    </View>
  )
}
