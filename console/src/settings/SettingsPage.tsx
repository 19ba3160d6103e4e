import { App, Switch } from 'antd'
import type { Switches } from '../../../contract/switches'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { request } from '../services/request'
import { session } from '../services/session'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { Empty, Loaded } from '../shell/States'
import './settings.css'

interface Item { key: keyof Switches; name: string; on: string; off: string }

const items: Item[] = [
  { key: 'studyPoints', name: '学习积分', on: '成员看得到自己的积分，计划里设了积分的都显示。', off: '谁都看不到积分。照样记录，打开以后接着显示，一分也不少。' },
  { key: 'studyBoards', name: '学习榜', on: '计划里设了名次的，参加的人看得到榜。', off: '没有任何学习榜，计划里设了名次的也不显示。竞赛的成绩和榜不受影响。' },
  { key: 'social', name: '点赞和评论', on: '心得下面可以点赞、评论；评论要审核的照样审核。', off: '心得下面没有点赞和评论，以前的也不显示。' },
  { key: 'showWhenChecked', name: '自动检查通过就公开', on: '微信检查文字没有问题的，马上公开；拿不准的进人工审核。', off: '每一篇心得、每一条评论都先由组织者看过才公开。' }
]

/** What the association has switched on as a whole; for administrators. */
export function SettingsPage() {
  const admin = session.use((state) => state.me?.roles.some(({ role }) => role === 'admin') ?? false)
  return (
    <Page title='设置' crumbs={[{ text: '设置' }]}>
      {admin ? <All /> : <div className='box'><Empty title='设置由管理员管' text='需要打开或关闭什么，请告诉管理员。' /></div>}
    </Page>
  )
}

function All() {
  const { message } = App.useApp()
  const found = useData(() => request('GET /switches'))
  const save = useAct(async (next: Switches, name: string, on: boolean) => {
    found.set(await request('PUT /switches', next))
    void message.success(`${name}已${on ? '打开' : '关闭'}`)
  })
  return (
    <>
      <p className='sub settings-lead'>整个协会一起打开或关闭，改了马上生效，记在操作记录里。学习是自愿的，积分和学习榜一开始都关着。</p>
      <Problem error={save.error} />
      <Loaded of={found} failed='设置暂时取不出来' rows={4}>
        {(switches) => (
          <ul className='box settings'>
            {items.map(({ key, name, on, off }) => (
              <li key={key} className='row gap'>
                <Switch aria-label={name} aria-describedby={`setting-${key}`} checked={switches[key]} disabled={save.busy} onChange={(value) => save.run({ ...switches, [key]: value }, name, value)} />
                <div className='grow'><div className='strong'>{name}<span className='cap settings-state'>{switches[key] ? '开着' : '关着'}</span></div><p className='sub' id={`setting-${key}`}>{switches[key] ? on : off}</p></div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}
