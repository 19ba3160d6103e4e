import { Text, View } from '@tarojs/components'
import type { RoundCard } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { Rule } from '@/components/Rule'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { go, links } from '@/services/nav'
import { actionOf, dueWords, factsLine, factsOf, leftWords, rankWords, scoreWords, waitWords, type RoundAction } from '@/services/round'
import type { RequestError } from '@/services/request-error'
import { TimeLeft } from './TimeLeft'

interface Props {
  round: RoundCard
  busy: boolean
  error: RequestError | null
  onAct: (action: RoundAction) => void
  onOver: () => void
}

/** The one thing now. */
export function Now ({ round, busy, error, onAct, onOver }: Props) {
  const action = actionOf(round)
  const note = [scoreWords(round.mine), dueWords(round.mine) || (round.mine.canStart ? leftWords(round.mine) : waitWords(round))].filter(Boolean).join('，')
  return (
    <>
      <Rule />
      <View className='band now'>
        <View className='row wrap between'>
          <Tag kind='live'>正在进行</Tag>
          <TimeLeft to={round.closesAt} onEnd={onOver} />
        </View>
        <View className='now-title' hoverClass='pressed' {...a11y({ role: 'link', label: `${round.title}，${factsOf(round)}，看规则` })} onClick={() => go(links.round(round.id))}>
          <View className='row'>
            <View className='t1'>{round.title}</View>
            <View className='now-more'><Icon name='next' size={20} /></View>
          </View>
          <View className='sub num keep'>{factsLine(round)}</View>
        </View>
        <View className='now-do'>
          <Problem error={error} />
          <Button block disabled={action.kind === 'none'} loading={busy} busy='正在打开…' onClick={() => onAct(action)}>{action.text}</Button>
        </View>
        <View className='cap num now-note'>{note}</View>
        {round.unit ? <UnitRow round={round} unit={round.unit} /> : null}
      </View>
    </>
  )
}

function UnitRow ({ round, unit }: { round: RoundCard, unit: NonNullable<RoundCard['unit']> }) {
  const { participants, roster } = unit
  const place = rankWords(unit)
  return (
    <>
      <View className='hair' />
      <View
        className='row now-unit num' hoverClass='pressed'
        {...a11y({ role: 'link', label: `本支部 ${participants} / ${roster} 人参与${place && `，${place}`}，看排行榜` })} onClick={() => go(links.board(round.id))}
      >
        <View className='grow'>
          <Text className='nowrap'>本支部 <Text className='strong'>{participants}</Text> / {roster} 人参与</Text>{place ? <>，<Text className='nowrap'>{place}</Text></> : null}
        </View>
        <Icon name='next' size={20} />
      </View>
    </>
  )
}
