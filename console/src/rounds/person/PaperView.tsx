import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { PaperSummary } from '../../../../contract/papers'
import { useAct } from '../../services/act'
import { useData } from '../../services/data'
import { dayTime } from '../../services/format'
import { download } from '../../services/files'
import { request } from '../../services/request'
import { Problem } from '../../shell/Problem'
import { Loaded } from '../../shell/States'
import { Answered } from './Answered'
import { scoreOf, spent, wayOf } from './words'

/** One attempt with every question of its paper. */
export function PaperView({ attempt: { id, phase, no }, name, before, after, go }: { attempt: PaperSummary; name: string; before?: string; after?: string; go: (id: string) => void }) {
  const found = useData(() => request('GET /organiser/attempts/:id', { id }), id)
  const save = useAct(() => download(`/organiser/attempts/${id}/paper.pdf`, `${name}_${phase.name}_第${no}次.pdf`))
  return (
    <section className='box paper' aria-label={`答卷：${phase.name}，第 ${no} 次`}>
      <div className='between gap wrap'>
        <h2 className='h2'>{phase.name}，第 {no} 次答卷</h2>
        <div className='row gap-s paper-acts'>
          <Button disabled={!before} onClick={() => before && go(before)}>上一份</Button>
          <Button disabled={!after} onClick={() => after && go(after)}>下一份</Button>
          <Button icon={<DownloadOutlined aria-hidden />} loading={save.busy} onClick={() => save.run()}>下载 PDF</Button>
        </div>
      </div>
      <Problem error={save.error} />
      <Loaded of={found} failed='这份答卷暂时取不出来' rows={10}>
        {({ attempt, items, notes, scoreBefore }) => (
          <>
            <p className='row gap wrap sub num'>
              <span>得分 <span className='strong'>{scoreOf(attempt)}</span></span>
              <span>答对 {attempt.correct ?? 0}{attempt.total === null ? '' : ` / ${attempt.total}`} 题</span>
              {attempt.proxyBy || attempt.timeMs === null ? null : <span>用时 {spent(attempt.timeMs)}</span>}
              <span>{dayTime(attempt.startedAt)} 开始</span>
              {attempt.finishedAt === null ? null : <span>{dayTime(attempt.finishedAt)} {wayOf(attempt)}</span>}
              {attempt.leaves ? <span>离开过 {attempt.leaves} 次</span> : null}
            </p>
            {notes.map(({ at, text }) => <p key={at} className='care'>{dayTime(at)}：{text}</p>)}
            {scoreBefore === null ? null : <p className='care'>{scoreBefore === attempt.score ? '更正前后得分没有变化。' : `更正前得 ${scoreBefore} 分，更正后得 ${attempt.score ?? 0} 分。`}</p>}
            <ol className='paper-items'>{items.map((item) => <Answered key={item.question.pos} item={item} />)}</ol>
          </>
        )}
      </Loaded>
    </section>
  )
}
