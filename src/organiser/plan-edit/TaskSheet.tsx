import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Field } from '@/components/Field'
import { MaterialSheet, type ChosenMaterial } from '@/components/MaterialSheet'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import type { Fault } from '../editing/faults'
import { Figure } from '../publish/Figure'
import { Row } from '../publish/Row'
import type { TaskFields } from './form'
import { MaterialField } from './MaterialField'
import { inTask } from './problems'
import { Proofs } from './Proofs'
import { needs, often } from './words'

interface Props {
  task: TaskFields
  index: number
  of: number
  worth: boolean
  problems: readonly Fault[]
  onChange: (task: TaskFields) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onClose: () => void
}

const stretches: Record<TaskFields['every'], string> = { day: '每天', week: '每周', month: '每月', once: '一共' }

/** One task: what is typed is in the form at once. */
export function TaskSheet ({ task, index, of, worth, problems, onChange, onMove, onRemove, onClose }: Props) {
  const set = (part: Partial<TaskFields>) => onChange({ ...task, ...part })
  const [picking, setPicking] = useState(false)
  const [known, setKnown] = useState<ChosenMaterial | null>(null)
  // A new one is not called wrong before anything was typed; afterwards its row says so.
  const [touched, touch] = useState(task.title !== '')
  const wrong = (place: Parameters<typeof inTask>[2]) => inTask(problems, index, place)
  return (
    <>
      <Sheet title={`任务 ${index + 1}`} onClose={onClose} footer={<Button block onClick={onClose}>这项填好了</Button>}>
        <Problem text={wrong('head')} />
        <Field label='任务名称' value={task.title} max={40} hint='如：每日阅读' onChange={(title) => { touch(true); set({ title }) }} error={touched ? wrong('title') : undefined} />
        <Field label='要求' optional kind='area' value={task.note} max={300} hint='打卡时看得到，如：读完写下一点体会' onChange={(note) => set({ note })} />
        <Row label='多久一次' problem={wrong('times')}>
          <Chips label='多久一次' items={often} value={task.every} onChange={(every) => set({ every })} />
          <View className='pair'><View className='pair-word'>{stretches[task.every]}</View><Figure label={`${stretches[task.every]}次数`} value={task.times} unit='次' hint='1' onChange={(times) => set({ times })} /></View>
        </Row>
        <Proofs task={task} problem={wrong('proofs')} onChange={(proofs) => set({ proofs })} />
        <MaterialField id={task.materialId} column={task.columnId} title={known?.id === (task.materialId || task.columnId) ? known.title : undefined} problem={wrong('material')} onOpen={() => setPicking(true)} />
        <Row label='要不要做'>
          <Chips label='要不要做' items={needs} value={task.optional ? 'free' : 'must'} onChange={(need) => set({ optional: need === 'free' })} />
        </Row>
        {worth ? (
          <Row label='积分' problem={wrong('points')}>
            <View className='pair'><View className='pair-word'>每打卡一次</View><Figure label='每次积分' value={task.points} unit='分' hint='不给' onChange={(points) => set({ points })} /></View>
          </Row>
        ) : null}
        {of > 1 ? (
          <View className='row wrap task-move'>
            <Button kind='text' small disabled={index === 0} onClick={() => onMove(-1)}>往前移</Button>
            <Button kind='text' small disabled={index === of - 1} onClick={() => onMove(1)}>往后移</Button>
            <Button kind='text' small onClick={onRemove}>去掉这项任务</Button>
          </View>
        ) : null}
      </Sheet>
      {picking ? (
        <MaterialSheet
          title='学习资料' chosen={task.materialId || task.columnId || null} none='不选资料' onClose={() => setPicking(false)}
          onChoose={(material) => { setKnown(material); set({ materialId: material?.id ?? '', columnId: '' }); setPicking(false) }}
          onColumn={(column) => { setKnown(column); set({ materialId: '', columnId: column.id }); setPicking(false) }}
        />
      ) : null}
    </>
  )
}
