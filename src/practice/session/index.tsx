import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { PracticeKind } from '../../../contract/practice'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Skeleton } from '@/components/Skeleton'
import { Empty, ErrorState } from '@/components/States'
import { decorative } from '@/platform/a11y'
import { useData, type Data } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links, replace } from '@/services/nav'
import { blockingPaper, openPack, type Found, type Wanted } from './open-pack'
import { Practising } from './Practising'
import { titleOf } from './words'
import './index.scss'

export default guarded('member', function PracticeSessionPage () {
  const wanted = wantedBy(useRouter().params)
  const [turn, setTurn] = useState(0)
  const found = useData(() => openPack(wanted), turn, { once: true })
  if (found.data?.pack.questions.length) {
    const { pack } = found.data
    const title = wanted.kind === 'mock' ? pack.title : titleOf(wanted)
    return <Practising key={pack.pack} title={title} found={found.data} onAgain={() => setTurn(turn + 1)} />
  }
  return <Page title={titleOf(wanted)}><Opening found={found} kind={wanted.kind} /></Page>
})

function Opening ({ found, kind }: { found: Data<Found>, kind: PracticeKind }) {
  const { error } = found
  const paper = blockingPaper(error)
  if (error && paper) return <Blocked message={error.message} attemptId={paper} />
  // Refused by the rules: trying again does not help.
  if (error?.status === 409 || error?.status === 404) return <ErrorState title='没有开始练习' error={error} />
  return (
    <Loaded of={found} failed='练习题暂时取不出来' safe='练过的题和错题本都在。' skeleton={<View className='sect'><Skeleton kind='block' /></View>}>
      {() => kind === 'wrong'
        ? <Empty done title='没有要复习的错题' text='答错的题会收进错题本，到时间再拿出来复习。' action={{ text: '去练别的', onClick: () => replace(links.practice) }} />
        : <Empty title='现在没有可以练的题' text='组织者还没有开放练习题库。' />}
    </Loaded>
  )
}

/** A scored paper comes first: its keys may lie among the practice questions. */
function Blocked ({ message, attemptId }: { message: string, attemptId: string }) {
  return (
    <View className='state'>
      <View className='art art-empty' {...decorative} />
      <View className='t3'>先把答卷交上</View>
      <View className='sub'>{message}</View>
      <View className='state-do'><Button onClick={() => go(links.answer(attemptId))}>去交卷</Button></View>
    </View>
  )
}

const kinds: readonly string[] = ['daily', 'topic', 'mock', 'challenge', 'wrong'] satisfies PracticeKind[]

function wantedBy ({ kind = '', topic, period, round }: Partial<Record<string, string>>): Wanted {
  return {
    kind: kinds.includes(kind) ? kind as PracticeKind : 'daily',
    ...(topic ? { topic: decoded(topic) } : {}), ...(period ? { period: decoded(period) } : {}), ...(round ? { roundId: round } : {})
  }
}

/** WeChat hands parameters over as they stand in the address. */
function decoded (text: string): string {
  try { return decodeURIComponent(text) } catch { return text }
}
