import { App, Button } from 'antd'
import { Link } from 'react-router'
import type { QuestionDetail } from '../../../contract/questions'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'
import { Shown } from '../question/Shown'
import { count } from '../services/format'
import { History } from './History'

interface Props { question: QuestionDetail; edit: () => void; correct: () => void; changed: () => void }

export function QuestionView({ question, edit, correct, changed }: Props) {
  const { id, body, status, mine, rounds, history, version } = question
  const { modal, message } = App.useApp()
  const asked = rounds.length > 0
  const set = useAct(async (next: 'active' | 'disabled') => {
    await request('POST /questions/:id/status', { id, status: next })
    void message.success(next === 'active' ? '已恢复，可以再抽到' : '已停用，不会再抽到')
    changed()
  })
  const disable = () => modal.confirm({
    title: '停用这道题？', content: '停用后，新的试卷不会再抽到它。已经发出的试卷和成绩不变，随时可以恢复。', okText: '停用这道题', cancelText: '再想想', onOk: () => set.run('disabled')
  })
  return (
    <>
      <div className='row gap-s wrap'>
        {status === 'disabled' ? <span className='tag tag-care'>已停用</span> : <span className='tag tag-done'>在用</span>}
        <span className='cap num'>第 {version} 版</span>
      </div>
      <Shown body={body} />
      {mine
        ? (
          <div className='row gap wrap drawer-part'>
            <Button type='primary' onClick={edit}>修改试题</Button>
            {asked ? <Button onClick={correct}>改正答案并重新计分</Button> : null}
            {status === 'active' ? <Button onClick={disable} loading={set.busy}>停用</Button> : <Button onClick={() => set.run('active')} loading={set.busy}>恢复使用</Button>}
          </div>
          )
        : <p className='cap drawer-part'>这是上级题库里的题，可以使用，不能修改。</p>}
      <Problem error={set.error} />
      {asked
        ? (
          <section className='drawer-part' aria-label='用在哪些竞赛'>
            <h2 className='h2'>用在哪些竞赛</h2>
            <ul>{rounds.map((round) => <li key={round.id} className='between'><Link to={`/items/${round.id}`}>{round.title}</Link><span className='cap num'>{count(round.attempts)} 份答卷</span></li>)}</ul>
          </section>
          )
        : null}
      <History history={history} />
    </>
  )
}
