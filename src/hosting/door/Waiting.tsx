import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import { dismiss, useScans } from '@/services/scan-outbox'

const PAGE = 20

/** What this phone scanned and has not got rid of: on its way, or not taken. */
export function Waiting ({ eventId }: { eventId: string }) {
  const all = useScans((state) => state.all)
  const waiting = all.filter(({ refused }) => refused === undefined)
  const refused = all.filter((one) => one.refused !== undefined && one.eventId === eventId)
  return (
    <>
      {waiting.length ? <View className='door-band num' {...a11y({ role: 'status', live: 'polite' })}>{`已记下，待上传 ${waiting.length} 条。有网络时会自动上传，请不要删除小程序或退出登录。`}</View> : null}
      {refused.length ? (
        <View className='sect'>
          <View className='sect-title umber'>{`${refused.length} 条上传后没有算上`}</View>
          <View className='sub'>要补的，在“名单”里登记并写明原因。</View>
          <Cells>
            {refused.slice(0, PAGE).map(({ scanId, name, unit, code, at, refused: why }) => (
              <Cell key={scanId} title={name ? `${name} · ${unit}` : /^\d{8}$/.test(code) ? `报名号 ${code.slice(0, 4)} ${code.slice(4)}` : '名单上没有的报名码'} note={`${recent(at, now())} 扫的。${why ?? ''}`} />
            ))}
          </Cells>
          <View className='row'><Button kind='text' small onClick={() => dismiss(refused.slice(0, PAGE).map(({ scanId }) => scanId))}>{refused.length > PAGE ? `这 ${PAGE} 条看过了` : '看过了，不再显示'}</Button></View>
        </View>
      ) : null}
    </>
  )
}
