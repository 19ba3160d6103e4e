import type { PlanConfig } from '../../../../contract/plan-config'
import { useData } from '../../services/data'
import { request } from '../../services/request'
import { Page } from '../../shell/Page'
import { Problem } from '../../shell/Problem'
import { Empty, Loaded } from '../../shell/States'
import { span } from '../days'
import { every } from './words'
import { wordOf } from '../../editor/options'
import { PresetCard, useStart } from '../../editor/starting'
import '../../editor/editor.css'
import '../study.css'

/** Where a plan begins: a usual way of doing it, or another plan. The draft is there at once and saves itself from then on. */
export function NewPlanPage() {
  const presets = useData(() => request('GET /organiser/plan-presets'))
  const { create, busy, error, copying } = useStart<PlanConfig>({
    read: async (id) => (await request('GET /organiser/plans/:id', { id })).config,
    make: async (unitId, config) => `/plans/${(await request('POST /organiser/plans', { unitId, config })).id}/edit`
  })
  return (
    <Page title='新建学习计划' crumbs={[{ text: '学习计划', to: '/plans' }, { text: '新建学习计划' }]}>
      <Problem error={error} />
      {copying ? <p className='sub' role='status'>正在照着那个计划建一份草稿…</p> : null}
      <p className='sub rule-lead'>选一种常见做法，就按它建一份草稿，每一条都能改，不要了可以删除；没有发布以前，成员看不到。</p>
      <Loaded of={presets} failed='常见做法暂时取不出来' rows={6}>
        {({ presets: list }) => (list.length
          ? <ul className='rule-presets'>{list.map((preset) => <PresetCard key={preset.id} {...preset} facts={facts(preset.config)} busy={busy} choose={() => create({ ...preset.config, title: preset.config.title || preset.name })} />)}</ul>
          : <div className='box'><Empty title='没有常见做法' text='可以照着一个已有的计划再建一个。' /></div>)}
      </Loaded>
    </Page>
  )
}

const seenWords: Record<PlanConfig['seenBy'], string> = { self: '只有本人和组织者看得到', unit: '同单位的人看得到', all: '参加的人都看得到' }

/** 21 天，每天一项任务，打卡内容同单位的人看得到 */
function facts({ calendar, tasks, seenBy: seen }: PlanConfig): string {
  const kinds = [...new Set(tasks.map((task) => (task.every === 'once' && (task.times ?? 1) > 1 ? `共 ${task.times} 次` : wordOf(every, task.every))))].join('、')
  return `${span(calendar.from, calendar.to)} 天，${tasks.length} 项任务（${kinds}），打卡内容${seenWords[seen]}`
}
