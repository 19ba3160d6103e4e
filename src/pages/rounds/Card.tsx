import { Text, View } from '@tarojs/components'
import type { RoundCard } from '../../../contract/quiz'
import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { dayTime, endTime, left, points, unbroken } from '@/services/format'
import { go, links } from '@/services/nav'
import { doneWords, factsLine, factsOf, leftWords, rankWords, waitWords } from '@/services/round'

/** When it began, begins or ends, by its state. */
export function whenOf ({ state, practice, opensAt, closesAt }: RoundCard, at: number): string {
  switch (state) {
    case 'upcoming': return `${dayTime(opensAt, at)} 开始`
    case 'closed': return `${endTime(closesAt, at)} 截止`
    case 'open': return practice ? `开放到 ${endTime(closesAt, at)}` : `还剩 ${left(closesAt - at)}`
    default: return state satisfies never
  }
}

/** What the round is for me now, in a few words. */
export function mineOf (round: RoundCard): string {
  const { mine, state, practice } = round
  if (mine.openAttempt) return `${doneWords(mine.openAttempt)}，还没有交卷`
  if (state === 'closed') return mine.attempts ? `答过 ${mine.attempts} 次` : '没有参加'
  if (state === 'upcoming') return ''
  if (practice) return mine.attempts ? `练过 ${mine.attempts} 次，不计名次` : '不计名次'
  if (!mine.canStart) return waitWords(round)
  return [mine.attempts ? '' : '还没有答', leftWords(mine)].filter(Boolean).join('，')
}

export function Card ({ round }: { round: RoundCard }) {
  const { title, mine, state, unit } = round
  const when = whenOf(round, now())
  const said = mineOf(round)
  const score = mine.score === null ? '' : `成绩 ${points(mine.score)} 分${mine.rank === null ? '' : `，第 ${mine.rank} 名`}`
  const tag = tagOf(round)
  const place = state === 'closed' && unit?.rank ? `本支部 ${unit.participants} / ${unit.roster} 人参与，${rankWords(unit)}` : ''
  return (
    <View
      className='band card' hoverClass='pressed'
      {...a11y({ role: 'link', label: [tag.text, when, title, factsOf(round), said, score, place].filter(Boolean).join('，') })} onClick={() => go(links.round(round.id))}
    >
      <View className='row wrap between'>
        <Tag kind={tag.kind}>{tag.text}</Tag>
        <View className='cap num'>{when}</View>
      </View>
      <View className='row card-main'>
        <View className='grow'>
          <View className='t2'>{title}</View>
          <View className='sub num keep'>{factsLine(round)}</View>
        </View>
        <View className='ink-2'><Icon name='next' size={20} /></View>
      </View>
      {said || mine.score !== null ? (
        <View className='row wrap between card-foot num'>
          <View className='card-said'>{said}</View>
          {mine.score === null ? null : (
            <View>成绩 <Text className='strong'>{points(mine.score)}</Text> 分{mine.rank === null ? '' : <>，第 <Text className='strong'>{mine.rank}</Text> 名</>}</View>
          )}
        </View>
      ) : null}
      {place ? <View className='card-unit num keep'>{unbroken(place)}</View> : null}
    </View>
  )
}

function tagOf ({ state, practice, mine }: RoundCard): { text: string, kind?: 'live' | 'done' | 'plain' } {
  if (mine.openAttempt) return { text: '接着答', kind: 'live' }
  if (state === 'closed') return { text: '已结束', kind: 'plain' }
  if (state === 'upcoming') return { text: '未开始' }
  if (mine.lastAttempt && !practice) return { text: '已参加', kind: 'done' }
  return practice ? { text: '随时可练' } : { text: '正在进行', kind: 'live' }
}
