import { Image, View } from '@tarojs/components'
import type { FileView } from '../../contract/files'
import { a11y } from '@/platform/a11y'
import { H5 } from '@/platform/target'
import type { Photos } from '@/services/photos'
import { Icon } from './Icon'
import { Problem } from './Problem'

interface Props {
  label: string
  pictures: readonly FileView[]
  most: number
  photos: Photos
  /** What one is called where it is no more than its place. */
  named?: (picture: FileView) => string
  note?: string
  /** What adding one is called where there are several such rows. */
  add?: string
  onRemove: (id: string) => void
}

/** Pictures that have been sent, small, each with the way to leave it out; whoever shows them brings styles/pictures. */
export function Pictures ({ label, pictures, most, photos: { add, problem }, named, note, add: addWords, onRemove }: Props) {
  const adding = add.busy ? '正在上传' : addWords ?? (most === 1 ? `加${label}` : '加图片')
  return (
    <View className='write-pictures'>
      <View className='row between'><View className='field-label'>{label}</View><View className='cap num'>{pictures.length} / {most} 张，可不传</View></View>
      <View className='row wrap'>
        {pictures.map((one, at) => {
          const src = API_BASE + (one.thumb ?? one.url)
          const said = named?.(one) ?? (most === 1 ? label : `第 ${at + 1} 张图片`)
          return (
            <View key={one.id} className='write-shot'>
              {H5 ? <img className='write-img' src={src} alt={said} /> : <Image className='write-img' mode='aspectFill' src={src} ariaLabel={said} />}
              {named ? <View className='write-name num' {...(H5 ? { 'aria-hidden': true } : {})}>{said}</View> : null}
              <View className='write-away' {...a11y({ role: 'button', label: `去掉${said}` })} onClick={() => onRemove(one.id)}><View className='write-cross'><Icon name='close' size={16} /></View></View>
            </View>
          )
        })}
        {pictures.length < most ? (
          <View className='write-shot write-add' hoverClass='pressed' {...a11y({ role: 'button', label: adding })} onClick={() => add.run(most - pictures.length)}>
            <Icon name='plus' /><View className='cap'>{adding}</View>
          </View>
        ) : null}
      </View>
      {note ? <View className='cap field-note'>{note}</View> : null}
      <Problem error={add.error} text={problem || undefined} />
    </View>
  )
}
