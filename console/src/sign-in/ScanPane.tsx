import { Button, QRCode } from 'antd'
import { useEffect, useState } from 'react'
import type { Session } from '../../../contract/account'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Failed, Skeleton } from '../shell/States'

const ASK_MS = 1500
/** A little less than the server gives it. */
const GOOD_MS = 170_000

/** A picture for a phone that is signed in: it says yes, and the desktop is in. */
export function ScanPane({ enter }: { enter: (session: Session) => void }) {
  const ticket = useData(() => request('POST /auth/desk'))
  const [state, setState] = useState<'waiting' | 'refused' | 'expired'>('waiting')
  const { data } = ticket
  useEffect(() => {
    if (!data || state !== 'waiting') return
    let gone = false
    let timer: ReturnType<typeof setTimeout>
    // By what has passed here: the desktop's clock may be wrong.
    const over = setTimeout(() => setState('expired'), GOOD_MS)
    const ask = async () => {
      try {
        const answer = await request('POST /auth/desk/enter', { secret: data.secret })
        if (gone) return
        if (answer.state === 'in') return enter(answer.session)
        if (answer.state !== 'waiting') return setState(answer.state)
      } catch {
        // Asked again: the code is still good.
      }
      if (!gone) timer = setTimeout(() => void ask(), ASK_MS)
    }
    timer = setTimeout(() => void ask(), ASK_MS)
    return () => { gone = true; clearTimeout(timer); clearTimeout(over) }
  }, [data, state, enter])
  const renew = () => { setState('waiting'); void ticket.refresh() }
  if (!data) return ticket.error ? <Failed title='二维码暂时取不出来' error={ticket.error} retry={ticket.refresh} /> : <Skeleton rows={4} />
  return (
    <div className='scan'>
      <div className='scan-code'>
        {state === 'waiting'
          ? <QRCode value={`${location.origin}/organiser/entry/index?code=${encodeURIComponent(data.code)}`} size={196} bordered={false} bgColor='#fffefb' color='#241f1b' aria-label='登录用的二维码' />
          : <div className='scan-over'><p className='strong'>{state === 'refused' ? '手机上没有同意登录' : '二维码已过期'}</p><Button type='primary' onClick={renew}>换一个二维码</Button></div>}
      </div>
      {state === 'waiting' ? <p>核对数字 <b className='num scan-number'>{data.number}</b></p> : null}
      <p className='cap'>在已登录的手机上打开学史，进入“我的 · 组织者工作台 · 扫码登录电脑”。用手机浏览器的，直接用相机扫。</p>
    </div>
  )
}
