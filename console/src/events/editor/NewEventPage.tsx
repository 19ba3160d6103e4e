import type { EventConfig } from '../../../../contract/event-config'
import { wordOf } from '../../editor/options'
import { PresetCard, useStart } from '../../editor/starting'
import { useData } from '../../services/data'
import { request } from '../../services/request'
import { Page } from '../../shell/Page'
import { Problem } from '../../shell/Problem'
import { Empty, Loaded } from '../../shell/States'
import { kinds } from '../words'
import { hows } from './words'
import '../../editor/editor.css'

/** Where an event begins: a usual way of doing it, or another event. The draft is there at once and saves itself from then on. */
export function NewEventPage() {
  const presets = useData(() => request('GET /organiser/event-presets'))
  const { create, busy, error, copying } = useStart<EventConfig>({
    read: async (id) => (await request('GET /organiser/events/:id', { id })).config,
    make: async (unitId, config) => `/events/${(await request('POST /organiser/events', { unitId, config })).id}/edit`
  })
  return (
    <Page title='新建活动' crumbs={[{ text: '活动', to: '/events' }, { text: '新建活动' }]}>
      <Problem error={error} />
      {copying ? <p className='sub' role='status'>正在照着那个活动建一份草稿…</p> : null}
      <p className='sub rule-lead'>选一种常见做法，选了以后每一条都能改；没有发布以前，成员看不到。</p>
      <Loaded of={presets} failed='常见做法暂时取不出来' rows={6}>
        {({ presets: list }) => (list.length
          ? <ul className='rule-presets'>{list.map((preset) => <PresetCard key={preset.id} {...preset} facts={facts(preset.config)} busy={busy} choose={() => create({ ...preset.config, title: preset.config.title || preset.name })} />)}</ul>
          : <div className='box'><Empty title='没有常见做法' text='可以照着一个已有的活动再建一个。' /></div>)}
      </Loaded>
    </Page>
  )
}

/** 志愿服务，10 场，先到先得 */
const facts = ({ kind, sessions, enrol }: EventConfig) => `${wordOf(kinds, kind)}，${sessions.length} 场，${wordOf(hows, enrol.how)}`
