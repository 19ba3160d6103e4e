import { DisconnectOutlined, FullscreenOutlined } from '@ant-design/icons'
import { Button, Modal, QRCode } from 'antd'
import { useEffect, useState } from 'react'
import type { EventSessionRow } from '../../../../contract/event-desk'
import { count } from '../../services/format'
import type { Answer } from '../../services/request'
import { useOnline } from '../../services/network'
import { Choice } from '../../shell/Choice'
import { spanOf } from '../words'
import { useRoomCode } from './useRoomCode'

type Figures = Answer<'GET /organiser/events/:id/attendance'>['sessions'][number]
interface Props { eventId: string; title: string; session: EventSessionRow; figures: Figures | undefined; asksOut: boolean; refresh: () => Promise<void>; close: () => void }

/** What a projector shows to the room: the code large, and how many are there. */
export function RoomCode({ eventId, title, session, figures, asksOut, refresh, close }: Props) {
  const [direction, turn] = useState<'in' | 'out'>('in')
  const { code, error } = useRoomCode(eventId, session.id, direction)
  const online = useOnline()
  // With each code the number of those who have come.
  useEffect(() => { if (code) void refresh() }, [code, refresh])
  const word = direction === 'in' ? '签到' : '签退'
  const leave = () => { if (document.fullscreenElement) void document.exitFullscreen(); close() }
  const here = figures ? figures.came + figures.late + figures.leftEarly : 0
  return (
    <Modal open title={<span className='said'>{`${title}的${word}码`}</span>} footer={null} onCancel={leave} width='100vw' className='room' wrapClassName='room-wrap' destroyOnHidden>
      <div className='room-body'>
        <h2 className='room-title'>{title}</h2>
        <p className='room-when num'>{session.name}，{spanOf(session.begins, session.ends)}</p>
        <div className='room-code' aria-live='polite'>
          {code
            ? <div role='img' aria-label={`${word}码`}><span aria-hidden><QRCode value={code.code} type='svg' size={440} bordered={false} errorLevel='M' color='#000' bgColor='#fff' /></span></div>
            : <p className='room-none'>{error ? '码暂时取不出来' : '正在取码…'}</p>}
        </div>
        <p className='room-how'>打开“学史”里的这个活动，点“去{word}”，扫这个码</p>
        {code ? <p className='room-digits num'>不能扫的，填 <b>{code.digits}</b></p> : null}
        {error || !online
          ? <p className='room-offline' role='alert'><DisconnectOutlined aria-hidden /> {online && error ? error.message : '网络断开，连上以后自动换新的码。'}{code ? '' : ' 等不及的，请工作人员登记，或者用口令。'}</p>
          : <p className='room-here num'>{figures ? `已到 ${count(here)} 人，应到 ${count(figures.expected)} 人` : ' '}</p>}
        <p className='cap'>码每半分钟换一次，不要拍照转发。</p>
        <div className='row gap room-acts'>
          {asksOut ? <Choice<'in' | 'out'> label='签到还是签退' value={direction} change={turn} items={[{ value: 'in', text: '签到' }, { value: 'out', text: '签退' }]} /> : null}
          <Button icon={<FullscreenOutlined aria-hidden />} onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}>铺满屏幕</Button>
          <Button onClick={leave}>收起</Button>
        </div>
      </div>
    </Modal>
  )
}
