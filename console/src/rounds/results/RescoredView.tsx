import { Link } from 'react-router'
import { useData } from '../../services/data'
import { dayTime } from '../../services/format'
import { request } from '../../services/request'
import { Empty, Loaded } from '../../shell/States'

/** What was marked again, when and why. */
export function RescoredView({ roundId }: { roundId: string }) {
  const found = useData(() => request('GET /organiser/rounds/:id/results/rescored', { id: roundId }), roundId)
  return (
    <Loaded of={found} failed='重新计分的记录暂时取不出来' rows={4}>
      {({ items }) => items.length === 0
        ? <div className='box'><Empty title='没有重新计过分' text='改正了试题的答案，或调整了进行中的规则，会记在这里。' /></div>
        : (
          <section aria-label='重新计分'>
            <ol className='box rescored'>
              {items.map(({ id, at, kind, text, why, who, effect, question }) => (
                <li key={id}>
                  <p className='row gap wrap'><span className='num strong'>{dayTime(at)}</span><span className='tag'>{kind === 'key' ? '改正答案' : '调整规则'}</span>{who ? <span className='sub'>{who}</span> : null}</p>
                  {why ? <p>原因：{why}</p> : null}
                  {question ? <p>试题：<Link to={`/banks/${question.bank}/questions/${question.id}`}>{question.stem}</Link></p> : null}
                  {effect ? <p className='num'>{effect}{kind === 'key' ? '（这道题用在几场竞赛里的，是各场合计）' : ''}</p> : null}
                  <p className='sub'>成员看到的：{text}</p>
                </li>
              ))}
            </ol>
            <p className='cap rescored-note'>名次随成绩重新排定，这里和各张表里都是重新计分以后的。以前的名次没有另外保存。谁在什么时候做的，见<Link to='/trail'>操作记录</Link>。</p>
          </section>
          )}
    </Loaded>
  )
}
