import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Duties } from '../../../contract/participants'
import type { Fact } from '../../../contract/round-config'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { now } from '@/services/clock'
import { dayTime } from '@/services/format'
import { ReasonField } from '../parts/ReasonField'
import type { Offer, Participants, Row } from './useParticipants'
import { attemptsWords, facts, groupName, type Group } from './words'

interface Props { row: Row, asked: readonly Fact[], groups: readonly Group[], duties: Duties, participants: Participants, onChoose: (offer: Offer) => void, onClose: () => void }

/** All that is known of one member, and what may be done by whom looks. */
export function PersonSheet ({ row, asked, groups, duties, participants: { excuse, enter }, onChoose, onClose }: Props) {
  const [excusing, setExcusing] = useState(false)
  if (excusing) return <ExcuseSheet row={row} excuse={excuse} onClose={onClose} />
  const { memberId, name, unit, staffNo, group, signedUpAt, fields, excused, late } = row
  const lines: [string, string][] = [
    ['单位', unit.name], ['工号', staffNo ?? ''], ['组别', groups.length ? groupName(groups, group) || '还没有分组' : ''],
    ['报名', signedUpAt === null ? '' : dayTime(signedUpAt, now())], ...Object.entries(fields),
    ...asked.map((fact): [string, string] => [facts[fact].name, `${row.facts[fact] ?? 0} ${facts[fact].unit}`]),
    ['答卷', attemptsWords(row)], ['入册', late ? '开赛后入册' : ''], ['免于参加', excused]
  ]
  const busy = excuse.busy || enter.busy
  return (
    <Sheet
      title={name} reads onClose={onClose}
      footer={duties.proxy || duties.excuse ? (
        <>
          <Problem error={excuse.error ?? enter.error} />
          {duties.proxy ? <Button block kind='second' loading={enter.busy} busy='正在打开…' disabled={excuse.busy} onClick={() => enter.run(memberId, onChoose, onClose)}>代录{name}的纸质答卷</Button> : null}
          {duties.excuse ? (
            <View className='person-act'>
              {excused
                ? <Button block kind='second' loading={excuse.busy} busy='正在办理…' disabled={enter.busy} onClick={() => excuse.run(memberId, '', onClose)}>取消免于参加</Button>
                : <Button block kind='second' disabled={busy} onClick={() => setExcusing(true)}>登记免于参加</Button>}
            </View>
          ) : null}
        </>
      ) : undefined}
    >
      {lines.filter(([, value]) => value !== '').map(([label, value]) => (
        <View key={label} className='row person-line'><View className='sub person-label'>{label}</View><View className='grow num'>{value}</View></View>
      ))}
    </Sheet>
  )
}

/** Whoever is excused is no longer among the heads that rates are reckoned by. */
function ExcuseSheet ({ row: { memberId, name, attempts }, excuse, onClose }: { row: Row, excuse: Participants['excuse'], onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => { setTried(true); if (reason.trim()) excuse.run(memberId, reason.trim(), onClose) }
  return (
    <Sheet
      title={`${name}免于参加`} dirty={reason !== ''} onClose={onClose}
      footer={<><Problem error={excuse.error} /><Button block loading={excuse.busy} busy='正在登记…' onClick={submit}>登记免于参加</Button></>}
    >
      <View className='sub person-told'>{attempts > 0 ? `${name}已经参加过，仍按参加的人统计。` : `登记以后，${name}不计入应参加人数，参与率随之改变；本人仍然可以答题。`}</View>
      <ReasonField value={reason} onChange={setReason} hint='如：长期病假' note='组织者看得到，也记在操作记录里' missing={tried} />
    </Sheet>
  )
}
