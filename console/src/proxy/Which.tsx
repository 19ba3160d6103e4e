import { Button, Radio } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ProxyPhase } from '../../../contract/participants'
import type { AttemptView } from '../../../contract/quiz'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'
import { Empty } from '../shell/States'

interface Props { roundId: string; memberId: string; name: string; phases: ProxyPhase[]; open: (view: AttemptView) => void; people: string }

/** Of which phase the paper is, and which one was taken: as the member would choose. */
export function Which({ roundId, memberId, name, phases, open, people }: Props) {
  const able = phases.filter(({ whyNot }) => !whyNot)
  const [chosen, choose] = useState(able.find(({ begun }) => begun)?.id ?? (able.length === 1 ? able[0]?.id ?? '' : ''))
  const [paper, pick] = useState('')
  const phase = able.find(({ id }) => id === chosen)
  const papers = phase?.papers ?? []
  const start = useAct(async () => open(await request('POST /organiser/rounds/:id/proxy', { id: roundId, memberId, ...(chosen && { phase: chosen }), ...(paper && { paper }) })))
  const barred = phases.filter(({ whyNot }) => whyNot)
  const why = !phase ? '先选一个阶段' : papers.length && !paper ? '先选一份试卷' : ''
  if (!able.length) {
    return (
      <div className='box'>
        <Empty title='现在没有可以代录的试卷' text={barred.length ? <>{barred.map(({ id, name: title, whyNot }) => <span key={id} className='proxy-why'>{title ? `${title}：` : ''}{whyNot}</span>)}</> : '这场竞赛没有开放代录纸质答卷。'}>
          <p><Link to={people}>回到参加人员</Link></p>
        </Empty>
      </div>
    )
  }
  return (
    <form className='box proxy-box' onSubmit={(event) => { event.preventDefault(); if (!why) start.run() }}>
      {phases.length > 1
        ? (
          <fieldset className='proxy-set'>
            <legend className='field-label'>哪个阶段</legend>
            <Radio.Group value={chosen} onChange={({ target }) => { choose(String(target.value)); pick('') }} options={able.map(({ id, name: title, begun }) => ({ value: id, label: `${title}${begun ? '（录了一半，还没有交）' : ''}` }))} />
            {barred.map(({ id, name: title, whyNot }) => <p key={id} className='cap'>{title}：{whyNot}</p>)}
          </fieldset>
          )
        : null}
      {papers.length
        ? (
          <fieldset className='proxy-set'>
            <legend className='field-label'>哪份试卷</legend>
            <Radio.Group value={paper} onChange={({ target }) => pick(String(target.value))} options={papers.map(({ id, name: title, attempts }) => ({ value: id, label: `${title}（${attempts ? `答过 ${attempts} 次` : '还没有答过'}）` }))} />
          </fieldset>
          )
        : null}
      <p className='sub proxy-note'>照{name}纸上的答案录入，交卷后会注明是代录的，占用本人的答题次数。录到一半可以离开，回来接着录。</p>
      <Problem error={start.error} />
      <div className='row gap'><Button type='primary' htmlType='submit' disabled={why !== ''} loading={start.busy}>{phase?.begun ? '接着录' : '开始录入'}</Button>{why ? <span className='cap'>{why}</span> : null}</div>
    </form>
  )
}
