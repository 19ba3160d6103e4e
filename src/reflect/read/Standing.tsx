import { View } from '@tarojs/components'
import type { Reflection } from '../../../contract/reflections'
import { Button } from '@/components/Button'
import { Notice } from '@/components/States'

interface Props { one: Reflection, onWithdraw: () => void, onDelete: () => void, onWrite: () => void }

const said = ({ state, sight }: Reflection): { title: string, text?: string } => {
  switch (state) {
    case 'review': return { title: '已提交，等组织者看', text: sight === 'all' ? '通过后，全体成员都能看到。' : '通过后，本支部的人能看到。' }
    case 'shown': return { title: sight === 'self' ? '已提交，仅自己可见' : '已展示' }
    case 'returned': return { title: '组织者退回了这篇心得' }
    case 'hidden': return { title: '组织者隐藏了这篇心得', text: '只有你和组织者看得到。' }
    case 'withdrawn': return { title: '已撤回', text: '只有你看得到，可以修改后再提交。' }
    case 'draft': return { title: '草稿，还没有提交' }
    default: return state satisfies never
  }
}

/** How one's own stands, and what can be done about it. */
export function Standing ({ one, onWithdraw, onDelete, onWrite }: Props) {
  const { title, text } = said(one)
  const open = one.state === 'draft' || one.state === 'returned' || one.state === 'withdrawn'
  return (
    <>
      {one.reason ? <Notice title={title} text={one.reason} /> : <View className='read-standing'><View className='t3'>{title}</View>{text ? <View className='sub'>{text}</View> : null}</View>}
      <View className='row wrap read-acts'>
        {open ? <Button kind='second' small icon='edit' onClick={onWrite}>接着写</Button> : null}
        {open ? <Button kind='second' small onClick={onDelete}>删除</Button> : null}
        {one.state === 'review' || one.state === 'shown' ? <Button kind='second' small onClick={onWithdraw}>撤回</Button> : null}
      </View>
    </>
  )
}
