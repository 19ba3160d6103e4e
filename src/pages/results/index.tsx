import { View } from '@tarojs/components'
import type { AttemptSummary } from '../../../contract/quiz'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { useList } from '@/services/data'
import { countdown, points, recent } from '@/services/format'
import { guarded } from '@/services/guard'
import { go, links, tabs } from '@/services/nav'
import { request } from '@/services/request'
import './index.scss'

export default guarded('member', function ResultsPage () {
  const attempts = useList((cursor) => request('GET /me/attempts', { cursor, limit: 20 }))
  return (
    <Page title='我的成绩' head={<OfflineNotice />} onRefresh={attempts.refresh} onEnd={attempts.more}>
      <Loaded of={attempts} failed='成绩暂时取不出来' safe='交上的答卷都在，不会丢。'>
        {(list) => list.length
          ? (
            <>
              <Cells>{list.map((attempt) => <Attempt key={attempt.id} attempt={attempt} />)}</Cells>
              <ListEnd adding={attempts.adding} ended={attempts.ended} error={attempts.moreError} onMore={attempts.more} />
            </>
            )
          : <Empty title='还没有成绩' text='交卷后，每一次的得分和用时会记在这里。' action={{ text: '去看看有哪些竞赛', onClick: () => go(tabs[2]) }} />}
      </Loaded>
    </Page>
  )
})

function Attempt ({ attempt }: { attempt: AttemptSummary }) {
  const { id, roundTitle, phaseName, no, practice, state, startedAt, finishedAt, score, fullScore, timeMs, corrected, proxied } = attempt
  const which = [phaseName, practice ? '练习' : `第 ${no} 次`].filter(Boolean).join(' · ')
  if (state === 'open') {
    return (
      <Cell
        title={roundTitle} note={`${which} · ${recent(startedAt, now())} 开始`} value={<Tag kind='live'>接着答</Tag>}
        label={`${roundTitle}，${which}，还没有交卷，接着答`} onClick={() => go(links.answer(id))}
      />
    )
  }
  const when = recent(finishedAt ?? startedAt, now())
  const used = timeMs === null ? '' : ` · 用时 ${countdown(timeMs)}`
  const full = fullScore === null ? '' : `满分 ${points(fullScore)}`
  const again = [proxied ? '组织者代录' : '', corrected ? '答案更正，已重新计分' : ''].filter(Boolean).join('，')
  return (
    <Cell
      title={roundTitle} note={<><View>{`${which} · ${when}${used}`}</View>{again ? <View>{again}</View> : null}</>}
      value={<View className='result-score'>{score === null ? '—' : points(score)}{full ? <View className='cap'>{full}</View> : null}</View>}
      label={[roundTitle, which, score === null ? '没有得分' : `${points(score)} 分`, full, when, again].filter(Boolean).join('，')}
      onClick={() => go(links.result(id))}
    />
  )
}
