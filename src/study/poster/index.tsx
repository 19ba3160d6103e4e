import { Canvas, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { keepPicture, openCanvas, POSTER, type Board } from '@/platform/drawing'
import { H5 } from '@/platform/target'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { daySpan } from '@/services/days'
import { fullDay } from '@/services/format'
import { guarded } from '@/services/guard'
import { request, type Answer } from '@/services/request'
import { memberOf, useSession } from '@/store/session'
import { draw, HEIGHT, saidBy, WIDTH, type Poster } from './draw'
import './index.scss'

type Plan = Answer<'GET /plans/:id'>['plan']

export default guarded('member', function PosterPage () {
  const { id = '' } = useRouter().params
  const plan = useData(async () => (await request('GET /plans/:id', { id })).plan, id, { once: true })
  const [named, setNamed] = useState(false)
  const [board, setBoard] = useState<Board | null>(null)
  const [said, setSaid] = useState('')
  const save = () => {
    setSaid('')
    if (!board || !plan.data) return
    keepPicture(board, `${plan.data.title}打卡`).then(() => setSaid(H5 ? '图片已下载' : '已存进相册')).catch((failure: unknown) => setSaid((failure as Error).message))
  }
  return (
    <Page
      title='打卡海报' head={<OfflineNotice />}
      footer={plan.data ? (
        <>
          {said ? <View className='cap center' {...a11y({ role: 'status', live: 'polite' })}>{said}</View> : null}
          <Button block disabled={!board} onClick={save}>{H5 ? '下载图片' : '存进相册'}</Button>
        </>
      ) : null}
    >
      <Loaded of={plan} failed='打卡海报暂时画不出来' safe='打过的卡都在。'>
        {(one) => <><Drawn plan={one} named={named} onReady={setBoard} /><View className='gap' /><Cells><Cell title='写上我的名字' on={named} onClick={() => setNamed(!named)} /></Cells></>}
      </Loaded>
    </Page>
  )
})

function Drawn ({ plan, named, onReady }: { plan: Plan, named: boolean, onReady: (board: Board | null) => void }) {
  const me = useSession((state) => state.me)
  const [failed, setFailed] = useState(false)
  const poster: Poster = {
    association: me?.association ?? '', plan: plan.title, name: named ? memberOf(me)?.name ?? '' : '', days: plan.totals.days, streak: plan.totals.streak,
    line: plan.intro || daySpan(plan.from, plan.to), date: fullDay(now())
  }
  const what = saidBy(poster)
  useEffect(() => {
    let gone = false
    // The canvas has to be in the page before it can be found.
    const timer = setTimeout(() => {
      openCanvas(WIDTH, HEIGHT).then((board) => {
        if (gone) return
        setFailed(!board)
        if (board) draw(board.context, poster)
        onReady(board)
      }).catch(() => { if (!gone) setFailed(true) })
    }, 50)
    return () => { gone = true; clearTimeout(timer) }
    // What it says is all that it depends on.
  }, [what]) // eslint-disable-line react-hooks/exhaustive-deps
  return (
    <View className='poster'>
      <View className='poster-sheet' {...a11y({ role: 'img', label: `打卡海报：${what}` })}>
        {process.env.TARO_ENV === 'h5' ? <canvas id={POSTER} className='poster-canvas' /> : <Canvas type='2d' id={POSTER} className='poster-canvas' />}
      </View>
      {failed ? <Problem text='这台手机画不了图片，可以截屏分享计划页。' /> : null}
      <View className='cap'>图片在手机上生成，不带二维码，也不记录谁看过。</View>
    </View>
  )
}
