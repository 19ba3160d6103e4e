import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { points as pointsWords } from '@/services/format'
import { ReasonField } from '../parts/ReasonField'
import { givenWords, pointsIn } from './points'
import type { Given, Row } from './useGiven'

interface Props { row: Row, name: string, cap: number | null, save: Given['save'], onDone: (words: string) => void, onClose: () => void }

/** How much a unit is given, and why: whoever takes part can read both. */
export function PointsSheet ({ row: { unit, points, reason: before }, name, cap, save, onDone, onClose }: Props) {
  const given = points === null ? '' : pointsWords(points)
  const [text, setText] = useState(given)
  const [reason, setReason] = useState(before)
  const [tried, setTried] = useState(false)
  const amount = pointsIn(text)
  const submit = () => {
    setTried(true)
    if (amount !== null && reason.trim()) save.run(unit.id, amount, reason.trim(), () => onDone(`${unit.name}：${name} ${givenWords(amount, cap)}`))
  }
  return (
    <Sheet
      title={unit.name} dirty={text !== given || reason !== before} onClose={onClose}
      footer={<><Problem error={save.error} /><Button block loading={save.busy} busy='正在保存…' onClick={submit}>保存{name}</Button></>}
    >
      <Field
        label={`${name}（分）`} value={text} onChange={setText} max={10} hint='如 12.5' error={tried && amount === null ? '请填 0 以上的数，最多两位小数' : undefined}
        note={cap === null ? undefined : `最多计 ${pointsWords(cap)} 分，超出的不计`}
      />
      <ReasonField label='评分依据' value={reason} onChange={setReason} hint='如：报送信息 6 篇，组织集中学习 2 次' note='参加的人在单位榜“怎样算出来的”里都看得到' missing={tried} />
      <View className='cap'>保存以后，单位榜马上按新的分数排列。</View>
    </Sheet>
  )
}
