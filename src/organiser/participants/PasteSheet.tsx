import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Fact } from '../../../contract/round-config'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { H5 } from '@/platform/target'
import { MatchedLines } from './MatchedLines'
import { usePaste, type What } from './usePaste'
import { facts, type Group } from './words'

/** In WeChat a field's whole text crosses between its two halves at every sign. */
const MOST = H5 ? 200_000 : 40_000

interface Props { id: string, asked: readonly Fact[], groups: readonly Group[], onDone: (changed: number) => void, onClose: () => void }

/** What the list is about, the list, and whose each line is; only then it is written. */
export function PasteSheet ({ id, asked, groups, onDone, onClose }: Props) {
  const kinds = [...asked.map((fact) => ({ value: fact as What, text: facts[fact].name })), ...(groups.length ? [{ value: 'group' as const, text: '组别' }] : [])]
  const paste = usePaste(id, kinds[0]?.value ?? 'group', onDone)
  const [tried, setTried] = useState(false)
  const { what, setWhat, text, setText, matched, backToText, match, write } = paste
  const name = what === 'group' ? '组别' : facts[what].name
  const check = () => { setTried(true); if (text.trim()) match.run() }
  if (matched) {
    return (
      <Sheet
        title={`对过的名单：${name}`} dirty reads onClose={onClose}
        footer={(
          <>
            <Problem error={write.error} />
            <Button block disabled={!matched.matched} why='没有一行对得上，请改好名单再对' loading={write.busy} busy='正在写入…' onClick={() => write.run()}>写入 {matched.matched} 人的{name}</Button>
            <View className='person-act'><Button block kind='second' disabled={write.busy} onClick={backToText}>回去改名单</Button></View>
          </>
        )}
      >
        <MatchedLines matched={matched} what={what} groups={groups} />
      </Sheet>
    )
  }
  return (
    <Sheet title='粘贴名单' dirty={text !== ''} onClose={onClose} footer={<Button block loading={match.busy} busy='正在核对…' onClick={check}>先对一对，不写入</Button>}>
      <Problem error={match.error} />
      {kinds.length > 1 ? <Chips label='名单里是什么' items={kinds} value={what} onChange={setWhat} /> : <View className='sub'>名单里是{name}</View>}
      <Field
        label='名单' kind='area' value={text} onChange={setText} max={MOST} error={tried && !text.trim() ? '请先把名单粘贴进来' : undefined}
        hint={what === 'group' ? `王伟　${groups[0]?.name ?? '甲组'}` : '王伟　5200'} note={`一人一行：姓名或工号，后面是${name}。可以从 Excel 里整列复制。`}
      />
    </Sheet>
  )
}
