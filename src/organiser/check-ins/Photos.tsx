import { Image, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { a11y } from '@/platform/a11y'
import { useFocusTrap } from '@/platform/focus'
import { showPicture } from '@/platform/picture'
import { H5 } from '@/platform/target'
import type { FileView } from '../../../contract/files'

export interface Looking { photos: readonly FileView[], at: number, of: string }

const addressOf = (path: string) => `${API_BASE}${path}`

/** Thumbs; a tap shows one on the whole screen. */
export function Photos ({ photos, of, onLook }: { photos: readonly FileView[], of: string, onLook: (looking: Looking) => void }) {
  const look = (photo: FileView, at: number) => {
    if (H5) onLook({ photos, at, of })
    else showPicture(addressOf(photo.url))
  }
  return (
    <View className='check-in-photos'>
      {photos.map((photo, at) => (
        <View key={photo.id} className='check-in-photo' {...a11y({ role: 'button', label: `${of}的照片 ${at + 1}，看大图` })} onClick={() => look(photo, at)}>
          {H5 ? <img className='check-in-img' src={addressOf(photo.thumb ?? photo.url)} alt='' /> : <Image className='check-in-img' mode='aspectFill' src={addressOf(photo.thumb ?? photo.url)} />}
        </View>
      ))}
    </View>
  )
}

/** In browsers: WeChat has its own. */
export function WholePhoto ({ looking: { photos, at, of }, onTurn, onClose }: { looking: Looking, onTurn: (at: number) => void, onClose: () => void }) {
  const layer = useFocusTrap(onClose)
  const photo = photos[at]
  if (!photo) return null
  return (
    <View ref={layer} className='photo-layer' {...a11y({ role: 'dialog', label: `${of}的照片 ${at + 1}`, modal: true })}>
      <View className='photo-whole'><img className='photo-whole-img' src={addressOf(photo.url)} alt={`${of}的照片 ${at + 1}`} /></View>
      <View className='photo-bar'>
        <Button kind='second' small disabled={at === 0} onClick={() => onTurn(at - 1)}>上一张</Button>
        <Button kind='second' small onClick={onClose}>关闭照片</Button>
        <Button kind='second' small disabled={at === photos.length - 1} onClick={() => onTurn(at + 1)}>下一张</Button>
      </View>
    </View>
  )
}
