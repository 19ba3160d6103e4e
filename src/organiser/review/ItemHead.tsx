import { View } from '@tarojs/components'
import type { ImportItem } from '../../../contract/questions'
import { Tag } from '@/components/Tag'
import { typeNames } from '../questions/words'

/** What becomes of a question as things stand. */
export function standing ({ state, decision, problems }: ImportItem, skipped: boolean): { kind: 'done' | 'care' | 'plain', text: string } {
  if (state === 'done') return { kind: 'done', text: '已入库' }
  if (skipped) return { kind: 'plain', text: '跳过' }
  if (state === 'problem') return { kind: 'care', text: problems.length > 1 ? `${problems.length} 处要改` : '要处理' }
  if (decision === 'skip') return { kind: 'plain', text: '跳过' }
  return { kind: 'done', text: decision === 'replace' ? '替换旧题' : state === 'duplicate' ? '两题都留' : '可入库' }
}

export function ItemHead ({ item, skipped = false }: { item: ImportItem, skipped?: boolean }) {
  const { kind, text } = standing(item, skipped)
  return (
    <View className='row between item-head'>
      <View className='cap num'>{item.label || item.no}．{typeNames[item.body.type]}{item.edited ? '，改过' : ''}</View>
      <Tag kind={kind}>{text}</Tag>
    </View>
  )
}
