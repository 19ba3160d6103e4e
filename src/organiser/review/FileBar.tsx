import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ImportSummary } from '../../../contract/questions'
import { Cell, Cells } from '@/components/Cells'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { Facts } from '../parts/Facts'
import { kindFacts, short } from '../questions/words'

const MOST = 50

/** What was read, what is odd about the file, and where it goes. */
export function FileBar ({ of: { name, counts, problems, bank }, onBank }: { of: ImportSummary, onBank: () => void }) {
  const fixed = counts.done > 0
  return (
    <>
      <View className='file'>
        <View className='t3 file-name'>{name}</View>
        <View className='sub num'><Facts of={[`认出 ${counts.total} 题：`, ...kindFacts(counts)]} /></View>
      </View>
      {problems.length ? <Odd problems={problems} /> : null}
      <Cells>
        <Cell title='入到题库' value={bank?.name ?? '请选择'} label={`入到题库：${bank?.name ?? '还没有选'}${fixed ? '' : '，选择'}`} onClick={fixed ? undefined : onBank} />
      </Cells>
    </>
  )
}

function Odd ({ problems }: { problems: ImportSummary['problems'] }) {
  const [open, setOpen] = useState(false)
  return (
    <View className='odd'>
      <View className='row umber odd-head' hoverClass='pressed' {...a11y({ role: 'button', expanded: open, label: `文件里有 ${problems.length} 处要留意` })} onClick={() => setOpen(!open)}>
        <Icon name='care' size={18} /><View className='grow num'>文件里有 {problems.length} 处要留意</View><View className={open ? 'source-up' : ''}><Icon name='down' size={18} /></View>
      </View>
      {open ? problems.slice(0, MOST).map(({ line, message, words }, at) => (
        <View key={at} className='sub num odd-one'>{line === null ? '' : `第 ${line} 行：`}{message}{words && !message.includes(words) ? `“${short(words, 40)}”` : ''}</View>
      )) : null}
      {open && problems.length > MOST ? <View className='sub num'>共 {problems.length} 处，这里列出前 {MOST} 处。</View> : null}
    </View>
  )
}
