import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { AttendanceRow, Direction, Door } from '../../../contract/attendance'
import { Cell, Cells } from '@/components/Cells'
import { Chips, Segmented, Tabs } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, Notice } from '@/components/States'
import { now, useNow } from '@/services/clock'
import { whole } from '@/services/events'
import { clockTime, recent } from '@/services/format'
import { guarded } from '@/services/guard'
import { useNetwork } from '@/services/network'
import { ToldLine } from '../../organiser/parts/ToldLine'
import { CloseDialog } from './CloseDialog'
import { Figures } from './Figures'
import { FindSheet } from './FindSheet'
import { PasswordSheet } from './PasswordSheet'
import { People } from './People'
import { PersonSheet } from './PersonSheet'
import { Room } from './Room'
import { Scanner } from './Scanner'
import { useDoor, type Opened } from './useDoor'
import { usePeople } from './usePeople'
import { Waiting } from './Waiting'
import './index.scss'

type Part = 'scan' | 'room' | 'people'

const partsOf = ({ ways }: Door): { value: Part, text: string }[] => [
  ...(ways.includes('ticket') ? [{ value: 'scan' as const, text: '扫报名码' }] : []), ...(ways.includes('code') ? [{ value: 'room' as const, text: '现场签到码' }] : []), { value: 'people', text: '名单' }
]

/** Everything that staff need on the day, in one place. */
export default guarded('organiser', function DoorPage () {
  const { id = '', session: first = '' } = useRouter().params
  const opened = useDoor(id, first)
  const online = useNetwork((state) => state.online)
  const door = opened.data?.door
  const [picked, setPicked] = useState<Part | null>(null)
  const [turned, setTurned] = useState<Direction | null>(null)
  const [sheet, setSheet] = useState<'password' | 'close' | 'find' | null>(null)
  const [row, setRow] = useState<AttendanceRow | null>(null)
  const [said, setSaid] = useState('')
  const time = useNow(10_000)
  const of = door?.sessions.find((one) => one.id === door.session)
  const parts = door ? partsOf(door) : []
  const part = parts.find(({ value }) => value === picked)?.value ?? parts[0]?.value
  const listing = usePeople(id, part === 'people' ? door?.session ?? '' : '', () => { void opened.refresh() })
  const direction = of?.out ? turned ?? (time >= of.out.from ? 'out' : 'in') : 'in'
  const done = (words: string) => { setSheet(null); setSaid(words); void Promise.all([opened.refresh(), listing.pages.refresh()]) }
  return (
    <Page
      title='现场签到' onRefresh={() => Promise.all([opened.refresh(), listing.pages.refresh()])}
      head={<>{opened.data && (opened.data.offline || !online) ? <Offline of={opened.data} /> : null}{door && parts.length > 1 && part ? <Tabs label='做什么' items={parts} value={part} onChange={setPicked} /> : null}</>}
      overlay={door && of ? (
        <>
          {sheet === 'find' ? <FindSheet session={of.id} onClose={() => setSheet(null)} onFound={(one) => { listing.mark.clear(); setSheet(null); setRow(one) }} /> : null}
          {row ? <PersonSheet row={row} door={door} mark={listing.mark} onClose={() => { listing.mark.clear(); setRow(null) }} /> : null}
          {sheet === 'password' ? <PasswordSheet eventId={id} session={of.id} asksOut={of.out !== null} onClose={() => setSheet(null)} onDone={done} /> : null}
          {sheet === 'close' ? <CloseDialog eventId={id} onBack={() => setSheet(null)} onDone={() => done('已办结')} /> : null}
        </>
      ) : null}
    >
      <Waiting eventId={id} />
      <Loaded of={opened} failed='现场签到暂时打不开' safe='扫过的都在手机里，不会丢。'>
        {({ door: own }) => !of || own.ways.length === 0 ? <Empty title='这个活动不签到' text='要签到的，在电脑上的“活动”里加上签到方式。' /> : (
          <>
            {own.sessions.length > 1 ? <View className='door-pick'><Chips line label='场次' items={own.sessions.map((one) => ({ value: one.id, text: one.cancelled ? `${one.name}（已取消）` : one.name }))} value={own.session} onChange={(next) => { setTurned(null); opened.choose(next) }} /></View> : null}
            <View className='sect'><View className='t2'>{own.title}</View><View className='sub num'>{whole(of.begins, of.ends)}{own.closed ? '，已办结' : ''}</View></View>
            <Figures door={own} />
            <ToldLine words={said} />
            {part !== 'people' && own.closed ? <Empty done title='已经办结' text='名单不再变动。要更正的，在“名单”里点那个人，写明原因。' /> : part !== 'people' && of.cancelled ? <Empty title='这一场已经取消' /> : (
              <>
                {part !== 'people' && of.out ? <View className='door-turn'><Segmented label='签到还是签退' items={[{ value: 'in', text: '签到' }, { value: 'out', text: '签退' }]} value={direction} onChange={setTurned} /></View> : null}
                {part !== 'people' ? <View className='sect sub num'>{hours(of, direction)}</View> : null}
                {part === 'scan' ? <Scanner key={`${own.session} ${direction}`} eventId={id} door={own} direction={direction} /> : null}
                {part === 'room' ? <Room eventId={id} session={own.session} direction={direction} /> : null}
              </>
            )}
            {part === 'people' ? (
              <>
                <People door={own} listing={listing} onOpen={(one) => { listing.mark.clear(); setRow(one) }} />
                <View className='gap' />
                <Cells inset>
                  {own.withoutSeat ? <Cell key='find' icon='search' title='登记名单上没有的人' note='没报名来的人，补登到场的时间' onClick={() => setSheet('find')} /> : null}
                  {own.ways.includes('password') && !own.closed ? <Cell key='password' icon='mic' title='设置现场口令' note='念给大家听，成员输入后签到' onClick={() => setSheet('password')} /> : null}
                  {own.closed ? null : <Cell key='close' icon='lock' title='办结活动' note='全部场次结束、时间核对完以后' onClick={() => setSheet('close')} />}
                </Cells>
              </>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Offline ({ of: { at, kept } }: { of: Opened }) {
  return <Notice icon='offline' title='网络断开' text={kept ? `名单是${recent(at, now())} 取到的。扫报名码照常，先记在手机里，连上后自动上传` : '名单太长，手机里没有存下，只能先记下扫到的码，连上后再核对'} />
}

/** When one can sign in, or out. */
function hours (of: Door['sessions'][number], direction: Direction): string {
  const window = direction === 'in' ? of.in : of.out ?? of.in
  const late = direction === 'in' && of.lateFrom !== null ? `，${clockTime(of.lateFrom)} 起算迟到` : ''
  return `${direction === 'in' ? '签到' : '签退'}时间 ${clockTime(window.from)}—${clockTime(window.to)}${late}`
}
