import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Notice } from '@/components/States'
import type { EventForm } from './form'
import type { Conflict } from './useEventEdit'
import { fields, said } from './words'

/** Somebody else saved first: what came in, and what was kept. */
export function ConflictNote ({ conflict: { theirs, taken, kept }, form, onClose }: { conflict: Conflict, form: EventForm, onClose: () => void }) {
  const text = (
    <>
      {taken.map((field) => <View key={field}>{fields[field]}：对方改为“{said(field, theirs)}”，已并入</View>)}
      {kept.map((field) => <View key={field}>{fields[field]}：对方改为“{said(field, theirs)}”，保留了你的“{said(field, form)}”</View>)}
      {taken.length + kept.length === 0 ? <View>对方改的是这里不显示的规则，已并入</View> : null}
      <View className='conflict-do'><Button kind='text' small onClick={onClose}>看过了</Button></View>
    </>
  )
  return <Notice title='刚才有人改过这个活动，你填的都还在。请看过再保存' text={text} />
}
