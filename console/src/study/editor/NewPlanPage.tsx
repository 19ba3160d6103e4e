import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { PlanConfig } from '../../../../contract/plan-config'
import { useAct } from '../../services/act'
import { useData } from '../../services/data'
import { request, type Answer } from '../../services/request'
import { session } from '../../services/session'
import { Page } from '../../shell/Page'
import { Problem } from '../../shell/Problem'
import { Empty, Loaded } from '../../shell/States'
import { span } from '../days'
import { every, seenBy } from './words'
import { wordOf } from '../../editor/options'
import '../../editor/editor.css'
import '../study.css'

type Preset = Answer<'GET /organiser/plan-presets'>['presets'][number]

/** Where a plan begins: a usual way of doing it, or another plan. The draft is there at once and saves itself from then on. */
export function NewPlanPage() {
  const go = useNavigate()
  const [query] = useSearchParams()
  const from = query.get('from')
  const presets = useData(() => request('GET /organiser/plan-presets'))
  const create = useAct(async (config: PlanConfig) => {
    const unitId = session.get().me?.roles[0]?.unit.id ?? ''
    const { id } = await request('POST /organiser/plans', { unitId, config })
    void go(`/plans/${id}/edit`, { replace: true })
  })
  const copy = useAct(async (id: string) => {
    const { config } = await request('GET /organiser/plans/:id', { id })
    create.run({ ...config, title: `${config.title.slice(0, 36)}（复制）` })
  })
  // Effects run twice in development: one copy is enough.
  const copied = useRef('')
  useEffect(() => {
    if (!from || copied.current === from) return
    copied.current = from
    copy.run(from)
  })
  return (
    <Page title='新建学习计划' crumbs={[{ text: '学习计划', to: '/plans' }, { text: '新建学习计划' }]}>
      <Problem error={copy.error ?? create.error} />
      {from && !copy.error && !create.error ? <p className='sub' role='status'>正在照着那个计划建一份草稿…</p> : null}
      <p className='sub rule-lead'>选一种常见做法，选了以后每一条都能改；没有发布以前，成员看不到。</p>
      <Loaded of={presets} failed='常见做法暂时取不出来' rows={6}>
        {({ presets: list }) => (list.length
          ? <ul className='rule-presets'>{list.map((preset) => <Card key={preset.id} preset={preset} busy={create.busy || copy.busy} choose={() => create.run({ ...preset.config, title: preset.config.title || preset.name })} />)}</ul>
          : <div className='box'><Empty title='没有常见做法' text='可以照着一个已有的计划再建一个。' /></div>)}
      </Loaded>
    </Page>
  )
}

/** 21 天，每天一项任务 */
function facts({ calendar, tasks, seenBy: seen }: PlanConfig): string {
  const kinds = [...new Set(tasks.map((task) => wordOf(every, task.every)))].join('、')
  return `${span(calendar.from, calendar.to)} 天，${tasks.length} 项任务（${kinds}），${wordOf(seenBy, seen)}`
}

const Card = ({ preset: { name, note, config }, busy, choose }: { preset: Preset; busy: boolean; choose: () => void }) => (
  <li className='box rule-preset'>
    <h2 className='h2'>{name}</h2>
    <p className='sub grow'>{note}</p>
    <p className='cap num'>{facts(config)}</p>
    <Button disabled={busy} onClick={choose} aria-label={`用“${name}”新建`}>用这种做法</Button>
  </li>
)
