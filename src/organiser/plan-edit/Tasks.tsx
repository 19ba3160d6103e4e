import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import type { PartProps } from './Basics'
import { at } from './problems'
import { taskLine } from './words'

interface Props extends PartProps { onOpen: (index: number) => void, onAdd: () => void }

/** Each leads to its own sheet; what is wrong with one stands at it. */
export function Tasks ({ form, problems, onOpen, onAdd }: Props) {
  return (
    <>
      <View className='sect publish-units'><View className='sect-title'>做什么</View><Problem text={at(problems, 'tasks')} /></View>
      <View className='cells'>
        {form.tasks.map((task, index) => {
          const line = taskLine(task, form.points)
          const problem = at(problems, `task ${index}`)
          return (
            <View key={task.own.id} className='task-row' hoverClass='pressed' {...a11y({ role: 'button', label: `任务“${task.title}”，${line}，修改` })} onClick={() => onOpen(index)}>
              <View className='row'>
                <View className='grow'>
                  <View className='strong'>{task.title || '（未填任务名称）'}</View>
                  <View className='cap num'>{line}</View>
                </View>
                <View className='ink-2'><Icon name='next' size={18} /></View>
              </View>
              <Problem text={problem} />
            </View>
          )
        })}
      </View>
      <View className='row task-add'><Button kind='text' small icon='plus' onClick={onAdd}>加一项任务</Button></View>
    </>
  )
}
