import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Problem } from '@/components/Problem'

/** A field with its name above and what is wrong between the two. */
export function Row ({ label, note, problem, children }: { label?: string, note?: ReactNode, problem?: string, children: ReactNode }) {
  return (
    <View className='field'>
      {label ? <View className='field-label'>{label}</View> : null}
      <Problem text={problem} />
      {children}
      {note ? <View className='cap num field-note'>{note}</View> : null}
    </View>
  )
}
