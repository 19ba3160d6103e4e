import { CheckCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { AttemptResult } from '../../../contract/quiz'
import { dayTime } from '../services/format'

const figure = (points: number) => String(Number(points.toFixed(2)))

/** What came of the paper. */
export function Result({ result: { proxy, phase, score, fullScore, total, correct, passed, finishedAt, again }, people, again: more }: { result: AttemptResult; people: string; again: () => void }) {
  const go = useNavigate()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <div className='box proxy-box'>
      <h2 className='h2 good' ref={head} tabIndex={-1}><CheckCircleOutlined aria-hidden /> {proxy?.name ?? ''}的答卷已交</h2>
      <p className='sub num'>{phase.name ? `${phase.name} · ` : ''}{dayTime(finishedAt)}</p>
      {score === null
        ? <p className='proxy-note'>这场竞赛不公布成绩。</p>
        : (
          <p className='proxy-score num'>
            <b>{figure(score)}</b> 分{fullScore === null ? '' : `，满分 ${figure(fullScore)} 分`}{correct === null ? '' : `，答对 ${correct}${total === null ? '' : ` / ${total}`} 题`}{passed === null ? '' : passed ? '，合格' : '，没有合格'}
          </p>
          )}
      <div className='row gap'>
        <Button type='primary' onClick={() => void go(people)}>回到参加人员，录下一位</Button>
        {again.can ? <Button onClick={more}>再录一份{proxy?.name ?? ''}的</Button> : null}
      </div>
    </div>
  )
}
