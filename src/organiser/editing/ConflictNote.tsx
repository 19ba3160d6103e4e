import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Notice } from '@/components/States'
import type { Merged } from '../publish/merge'

interface Props<F extends object> {
  /** 这个计划 */
  what: string
  conflict: Merged<F> & { theirs: F }
  form: F
  /** Fields by name, and a field's value as one would read it aloud. */
  fields: Record<keyof F, string>
  said: (field: keyof F, form: F) => string
  /** Nothing that the form shows was changed. */
  none?: string
  onClose: () => void
}

/** Somebody else saved first: what came in, and what was kept. */
export function ConflictNote<F extends object> ({ what, conflict: { theirs, taken, kept }, form, fields, said, none = '对方改的是这里不显示的规则，已并入', onClose }: Props<F>) {
  const text = (
    <>
      {taken.map((field) => <View key={String(field)}>{fields[field]}：对方改为“{said(field, theirs)}”，已并入</View>)}
      {kept.map((field) => <View key={String(field)}>{fields[field]}：对方改为“{said(field, theirs)}”，保留了你的“{said(field, form)}”</View>)}
      {taken.length + kept.length === 0 ? <View>{none}</View> : null}
      <View className='conflict-do'><Button kind='text' small onClick={onClose}>看过了</Button></View>
    </>
  )
  return <Notice title={`刚才有人改过${what}，你填的都还在。请看过再保存`} text={text} />
}
