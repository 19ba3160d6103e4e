import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AttendanceRow, Door } from '../../../contract/attendance'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Problem } from '@/components/Problem'
import { Empty } from '@/components/States'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { useNow } from '@/services/clock'
import { clockTime } from '@/services/format'
import { Pager } from '../../organiser/parts/Pager'
import { ToldLine } from '../../organiser/parts/ToldLine'
import { groupSaid, missing, placesOf } from './group'
import type { Listing, Which } from './usePeople'

const names: { value: Which, text: string }[] = [{ value: 'all', text: '全部' }, { value: 'none', text: '还没登记' }, { value: 'came', text: '已到' }, { value: 'late', text: '迟到' }, { value: 'left-early', text: '早退' }, { value: 'absent', text: '缺席' }]

const stateWords: Record<NonNullable<AttendanceRow['state']>, string> = { came: '已到', late: '迟到', 'left-early': '早退', absent: '缺席' }

/** In one line what is known of somebody. */
export function standingOf ({ state, firstIn, lastOut }: Pick<AttendanceRow, 'state' | 'firstIn' | 'lastOut'>): string {
  return [firstIn === null ? '' : `${clockTime(firstIn)} 签到`, lastOut === null ? '' : `${clockTime(lastOut)} 签退`].filter(Boolean).join('，') || (state === 'absent' ? '没有到场' : '还没有到')
}

/** Staff enter who is here: as long as one can sign in, and where that is a way of signing in. */
export function mayTick ({ ways, closed, sessions, session }: Door, time: number): boolean {
  const of = sessions.find(({ id }) => id === session)
  return ways.includes('staff') && !closed && of !== undefined && time >= of.in.from && time < of.in.to
}

interface Props { door: Door, listing: Listing, onOpen: (row: AttendanceRow) => void }

/** Everybody who has to come or has come: ticked, corrected, looked at. */
export function People ({ door, listing, onOpen }: Props) {
  const { pages, which, show, search, setSearch, mark, said } = listing
  const [text, setText] = useState(search)
  const time = useNow(10_000)
  const of = door.sessions.find(({ id }) => id === door.session)
  const ticks = mayTick(door, time)
  const over = of !== undefined && time >= (of.out ?? of.in).to && time >= of.ends
  return (
    <View className='sect'>
      <SearchField label='姓名、单位或报名号' value={text} onChange={(next) => { setText(next); setSearch(next.trim()) }} />
      <View className='door-chips'><Chips line label='哪些人' items={door.confirm && over ? [...names, { value: 'unsettled', text: '待核对' }] : names} value={which} onChange={show} /></View>
      <ToldLine words={said} />
      <Problem error={mark.error} />
      <Loaded of={pages} failed='名单暂时取不出来' safe='断网时可以继续扫报名码。'>
        {({ items }) => items.length
          ? (
            <>
              {which === 'unsettled' ? <View className='row'><Button kind='text' small disabled={mark.busy} onClick={() => mark.run(items, 'confirm')}>这一页的时间都核对无误</Button></View> : null}
              {items.map((row) => (
                <View key={`${row.session} ${row.memberId}`} className='row door-person'>
                  <View className='grow' hoverClass='pressed' {...a11y({ role: 'button', label: `${row.name}，${row.unit.name}，${standingOf(row)}，登记或更正` })} onClick={() => onOpen(row)}>
                    <View className='row wrap'><View className='strong'>{row.name}</View>{row.state && row.state !== 'came' ? <View className='door-person-do'><Tag kind={row.state === 'absent' ? undefined : 'care'}>{stateWords[row.state]}</Tag></View> : null}{row.walkIn ? <View className='door-person-do'><Tag>没报名来的</Tag></View> : null}</View>
                    <View className='sub'>{row.unit.name}</View>
                    {row.group ? <View className='sub num'>{groupSaid(placesOf(row))}</View> : null}
                    <View className='cap num'>{[standingOf(row), row.corrected ? '更正过' : '', !row.settled && row.firstIn !== null && over ? '时间待核对' : ''].filter(Boolean).join('，')}</View>
                  </View>
                  {ticks && missing(placesOf(row)).length ? <Button className='door-person-do' kind='second' small label={`${row.name}一组谁到了`} onClick={() => onOpen(row)}>谁到了</Button> : null}
                  {ticks && !row.group && row.firstIn === null ? <Button className='door-person-do' kind='second' small icon='check' label={`${row.name}到了`} disabled={mark.busy} onClick={() => mark.run([row], 'tick')}>到了</Button> : null}
                </View>
              ))}
              <Pager {...pages} />
            </>
            )
          : <Empty title={search || which !== 'all' ? '没有符合的人' : '名单是空的'} text={search || which !== 'all' ? '换个条件再找。' : '报名的人会列在这里。'} />}
      </Loaded>
    </View>
  )
}
