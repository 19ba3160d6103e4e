import { View } from '@tarojs/components'
import { useState } from 'react'
import { Loaded } from '@/components/Loaded'
import { a11y } from '@/platform/a11y'
import { Icon } from '@/components/Icon'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import { short } from '../questions/words'

const BEFORE = 1
const AFTER = 8

/** The file's own words around the question, for whoever wants to see what it says there. */
export function Source ({ importId, line }: { importId: string, line: number | null }) {
  const [open, setOpen] = useState(false)
  if (line === null) return null
  return (
    <>
      <View className='row sub source-head' hoverClass='pressed' {...a11y({ role: 'button', label: `原文第 ${line} 行起，看原文`, expanded: open })} onClick={() => setOpen(!open)}>
        <View className='grow num'>原文第 {line} 行起</View><View className={open ? 'source-up' : ''}><Icon name='down' size={18} /></View>
      </View>
      {open ? <Lines importId={importId} line={line} /> : null}
    </>
  )
}

function Lines ({ importId, line }: { importId: string, line: number }) {
  const source = useData(() => request('GET /imports/:id/source', { id: importId, from: Math.max(1, line - BEFORE), to: line + AFTER }), line, { once: true })
  return (
    <View className='source'>
      <Loaded of={source} failed='原文暂时取不出来'>
        {({ lines }) => lines.map(({ line: number, text }) => (
          <View key={number} className='row source-line'><View className='cap num source-no'>{number}</View><View className={number === line ? 'grow small num strong' : 'grow small num'}>{short(text, 300) || '（空行）'}</View></View>
        ))}
      </Loaded>
    </View>
  )
}
