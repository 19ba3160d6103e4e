import { View } from '@tarojs/components'
import { Preview } from '../editing/Preview'
import { Allowances } from './Allowances'
import { Basics, Days } from './Basics'
import { Earning, Looking } from './Earning'
import { hiddenRules } from './hidden'
import { Places } from './Places'
import { placeOf } from './problems'
import { newTask } from './tasks'
import { Tasks } from './Tasks'
import type { PlanEdit } from './usePlanEdit'

/** What lies open over the form: a task, the units, the places. */
export type Opened = number | 'units' | 'places'

interface Props { edit: { work: NonNullable<PlanEdit['work']> } & Pick<PlanEdit, 'preview' | 'change'>, onOpen: (what: Opened) => void }

export function Editor ({ edit: { work: { form, original }, preview, change }, onOpen }: Props) {
  const shared = { form, problems: preview.problems, change }
  const hidden = hiddenRules(original)
  return (
    <>
      <Basics {...shared} onUnits={() => onOpen('units')} />
      <Days {...shared} />
      <Tasks
        {...shared} onOpen={onOpen}
        onAdd={() => { change({ tasks: [...form.tasks, newTask(form.tasks)] }); onOpen(form.tasks.length) }}
      />
      <Places {...shared} onOpen={() => onOpen('places')} />
      <Allowances {...shared} />
      <Earning {...shared} />
      <Looking {...shared} />
      <View className='sect sub'>{hidden.length ? `这个计划还有：${hidden.join('、')}。这些在电脑上设置，这里改别的不影响它们。` : '分组、队伍、名次等其余规则，在电脑上设置。'}</View>
      <Preview
        title={form.title} preview={preview} whole={({ field }) => placeOf(field) === 'whole'}
        facts={({ roster }) => [{ icon: 'people', text: `现在有 ${roster} 人在参加范围内` }]}
      />
    </>
  )
}
