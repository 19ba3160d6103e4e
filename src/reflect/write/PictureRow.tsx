import { View } from '@tarojs/components'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { useAddress } from '@/platform/files'
import { Shot } from '../Shot'
import { thumbOf } from '../words'
import { MOST_PICTURES, type Pictures, type Sending } from './usePictures'

export function PictureRow ({ of }: { of: Pictures }) {
  const { have, sending, room } = of
  const failed = sending.find((one) => one.failed)
  return (
    <View className='sect'>
      <View className='row between'><View className='t3'>图片</View><View className='cap num'>{have.length} / {MOST_PICTURES} 张，可不传</View></View>
      <View className='row wrap shots'>
        {have.map((view, at) => (
          <View key={view.id} className='shot-box'>
            <Shot src={thumbOf(view)} alt={`第 ${at + 1} 张图片`} />
            <View className='shot-away' {...a11y({ role: 'button', label: `去掉第 ${at + 1} 张图片` })} onClick={() => of.remove(view.id)}><View className='shot-cross'><Icon name='close' size={16} /></View></View>
          </View>
        ))}
        {sending.map((one) => <Unsent key={one.key} one={one} onAgain={() => of.again(one.key)} onAway={() => of.without(one.key)} />)}
        {room > 0 ? (
          <View className='shot-box shot-add' hoverClass='pressed' {...a11y({ role: 'button', label: '加图片' })} onClick={() => { void of.add() }}><Icon name='photo' /><View>加图片</View></View>
        ) : null}
      </View>
      <Problem text={of.problem || failed?.failed || undefined} />
      {of.unsafe && sending.length ? <View className='cap umber'>这台手机存不住图片，传完之前请不要关闭本页。</View> : null}
    </View>
  )
}

/** In the phone, on its way. */
function Unsent ({ one: { key, failed }, onAgain, onAway }: { one: Sending, onAgain: () => void, onAway: () => void }) {
  const src = useAddress(key)
  return (
    <View className='shot-box'>
      {src ? <Shot src={src} alt='' /> : null}
      <View className='shot-over'>
        {failed
          ? <View className='shot-again' {...a11y({ role: 'button', label: '图片没有传上，再传一次' })} onClick={onAgain}><Icon name='retry' /><View className='cap'>再传一次</View></View>
          : <View className='cap' {...a11y({ role: 'status', live: 'polite' })}>正在上传</View>}
      </View>
      <View className='shot-away' {...a11y({ role: 'button', label: failed ? '去掉没传上的图片' : '不传这张图片了' })} onClick={onAway}><View className='shot-cross'><Icon name='close' size={16} /></View></View>
    </View>
  )
}
