import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Tabs } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { EndSheet } from './EndSheet'
import { Head, More } from './Head'
import { People } from './People'
import { Tasks } from './Tasks'
import { Units } from './Units'
import { usePlanProgress } from './usePlanProgress'
import './index.scss'

type Part = 'units' | 'tasks' | 'people'
const parts: { value: Part, text: string }[] = [{ value: 'units', text: '各单位' }, { value: 'tasks', text: '任务与日期' }, { value: 'people', text: '每个人' }]

export default guarded('organiser', function PlanProgressPage () {
  const id = useRouter().params.id ?? ''
  const progress = usePlanProgress(id)
  const [chosen, setPart] = useState<Part | null>(null)
  const [ending, setEnding] = useState(false)
  const { data } = progress
  // The figures above are as new as the list that comes.
  const turn = (to: Part) => { setPart(to); void progress.refresh() }
  const peopleOf = (unit: string) => { progress.show(unit); setPart('people') }
  return (
    <Page
      title='学习进展' head={<OfflineNotice />} onRefresh={progress.refresh}
      overlay={ending && data ? <EndSheet end={progress.end} title={data.plan.title} onClose={() => setEnding(false)} /> : null}
    >
      <Loaded of={progress} failed='学习进展暂时取不出来'>
        {(loaded) => {
          const { plan, path, rows } = loaded
          const here = path[path.length - 1]
          // Who has no units below has people.
          const part = chosen ?? (rows.length ? 'units' : 'people')
          return (
            <>
              <Head {...loaded} />
              <More plan={plan} places={progress.places} />
              <Path path={path} onShow={progress.show} />
              <View className='plan-tabs'><Tabs label='看什么' items={parts} value={part} onChange={turn} /></View>
              {part === 'units' ? <Units rows={rows} onShow={progress.show} onPeople={peopleOf} /> : null}
              {part === 'tasks' ? <Tasks {...loaded} /> : null}
              {part === 'people' ? <People plan={plan} unitId={here?.id} /> : null}
              {plan.mine && plan.state === 'running' ? <View className='row progress-end'><Button kind='text' small onClick={() => setEnding(true)}>提前结束这个计划</Button></View> : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
})

/** From the top of my range down to what is shown. */
function Path ({ path, onShow }: { path: readonly { id: string, name: string }[], onShow: (id: string) => void }) {
  const above = path[path.length - 2]
  const here = path[path.length - 1]
  if (!above || !here) return null
  return (
    <View className='row progress-path'>
      <Button kind='text' small icon='back' label={`上一级：${above.name}`} onClick={() => onShow(above.id)}>上一级</Button>
      <View className='grow sub'>{here.name}</View>
    </View>
  )
}
