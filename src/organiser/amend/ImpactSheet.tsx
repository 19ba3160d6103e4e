import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { ReasonField } from '../parts/ReasonField'
import { MovedRows } from './MovedRows'
import type { Amend, Impact } from './useAmend'

type Props = { impact: Impact, amend: Amend['amend'], onClose: () => void }

/** Whom it touches is read before it is done; then a reason, which everybody will read. */
export function ImpactSheet (props: Props) {
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  if (asking) return <ReasonSheet {...props} reason={reason} setReason={setReason} onBack={() => setAsking(false)} />
  return <Reading {...props} dirty={reason !== ''} onNext={() => setAsking(true)} />
}

function Reading ({ impact, dirty, onNext, onClose }: Props & { dirty: boolean, onNext: () => void }) {
  const { attempts, remarked, persons, units } = impact
  return (
    <Sheet title='调整后的影响' reads dirty={dirty} onClose={onClose} footer={<Button block onClick={onNext}>写明原因，再调整</Button>}>
      <Sentences title='不再适用的规则' of={impact.gone} />
      <Sentences title='新的规则' of={impact.fresh} />
      {impact.gone.length + impact.fresh.length ? null : <View className='sub'>通知里的规则没有变化。</View>}
      <View className='strong impact-title'>答卷</View>
      <View className='num'>{attempts ? `已交 ${attempts} 份，${remarked ? `其中 ${remarked} 份的得分会变` : '得分都不变'}` : '还没有人交卷'}</View>
      <View className='strong impact-title'>个人</View>
      <View className='num'>{movedWords('人', persons)}</View>
      <MovedRows moved={persons} of='人' points />
      <View className='strong impact-title'>单位</View>
      <View className='num'>{movedWords('个单位', units)}</View>
      <MovedRows moved={units} of='个单位' />
      {[...impact.problems.map(({ message }) => message), ...impact.remarks].map((text) => <Problem key={text} text={text} />)}
    </Sheet>
  )
}

function ReasonSheet ({ impact, amend, reason, setReason, onBack, onClose }: Props & { reason: string, setReason: (reason: string) => void, onBack: () => void }) {
  const [tried, setTried] = useState(false)
  const submit = () => { setTried(true); if (reason.trim()) amend.run(reason.trim()) }
  return (
    <Sheet
      title='写明原因' dirty={reason !== ''} onClose={onClose}
      footer={(
        <>
          <Problem error={amend.error} />
          <Button block loading={amend.busy} busy='正在重新计算…' onClick={submit}>按新规则重新计算名次</Button>
          <View className='amend-second'><Button block kind='second' disabled={amend.busy} onClick={onBack}>再看看影响</Button></View>
        </>
      )}
    >
      {movedInAll(impact) ? <View className='sub num impact-sentence'>{`${movedInAll(impact)}的成绩或名次会变，马上生效。`}</View> : null}
      <ReasonField label='为什么改' value={reason} onChange={setReason} hint='如：更正计分办法' note='会写在竞赛页上，参加的人都看得到' missing={tried} />
    </Sheet>
  )
}

const movedInAll = ({ persons, units }: Impact): string =>
  [persons.moved ? `${persons.moved} 人` : '', units.moved ? `${units.moved} 个单位` : ''].filter(Boolean).join('、')

const movedWords = (unit: string, { all, moved }: { all: number, moved: number }): string => {
  if (!all) return '还没有成绩'
  return moved ? `有成绩的 ${all} ${unit}里，${moved} ${unit}的成绩或名次会变` : `有成绩的 ${all} ${unit}，成绩和名次都不变`
}

function Sentences ({ title, of }: { title: string, of: readonly string[] }) {
  if (!of.length) return null
  return (
    <>
      <View className='strong impact-title'>{title}</View>
      {of.map((sentence) => <View key={sentence} className='impact-sentence'>{sentence}</View>)}
    </>
  )
}
