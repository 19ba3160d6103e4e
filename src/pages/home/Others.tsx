import { View } from '@tarojs/components'
import type { RoundCard } from '../../../contract/quiz'
import { Cell, Cells } from '@/components/Cells'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { dayTime, endTime } from '@/services/format'
import { go, links } from '@/services/nav'
import { doneWords, factsLine, factsOf, leftWords, scoreWords, waitWords } from '@/services/round'

/** What one line says of a round that is not the one thing now. */
export function lineOf (round: RoundCard): string {
  const { state, mine, practice, opensAt, closesAt } = round
  if (state === 'upcoming') return `${dayTime(opensAt, now())} 开始`
  if (state === 'closed') return scoreWords(mine) || '没有参加'
  if (mine.openAttempt) return `${doneWords(mine.openAttempt)}，还没有交卷`
  if (practice) return mine.attempts ? `练过 ${mine.attempts} 次` : '不计名次'
  return [scoreWords(mine), mine.canStart ? leftWords(mine) : waitWords(round)].filter(Boolean).join('，') || `${endTime(closesAt, now())} 截止`
}

export function Others ({ title, rounds }: { title: string, rounds: readonly RoundCard[] }) {
  if (!rounds.length) return null
  return (
    <>
      <View className='sect others-head'><View className='sect-title'>{title}</View></View>
      <Cells>
        {rounds.map((round) => (
          <Cell
            key={round.id} title={round.title} strong note={<><View className='keep'>{factsLine(round)}</View><View>{lineOf(round)}</View></>}
            value={round.mine.openAttempt ? <Tag kind='live'>接着答</Tag> : undefined}
            label={`${round.title}，${factsOf(round)}，${lineOf(round)}`} onClick={() => go(links.round(round.id))}
          />
        ))}
      </Cells>
    </>
  )
}
