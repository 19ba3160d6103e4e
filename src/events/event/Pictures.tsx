import { Image, ScrollView, View } from '@tarojs/components'
import type { FileView } from '../../../contract/files'
import { a11y } from '@/platform/a11y'
import { showPicture } from '@/platform/picture'

/** One picture across the page; several to be pushed sideways. */
export function Pictures ({ of, title }: { of: readonly FileView[], title: string }) {
  if (!of.length) return null
  return (
    <ScrollView scrollX className='event-pics'>
      <View className='event-pics-in'>
        {of.map((file, i) => (
          <Image
            key={file.id} className={of.length > 1 ? 'event-pic event-pic-many' : 'event-pic'} mode='aspectFill' src={API_BASE + file.url}
            {...a11y({ role: 'img', label: of.length > 1 ? `${title}，第 ${i + 1} 张图片` : `${title}的图片` })} onClick={() => showPicture(API_BASE + file.url)}
          />
        ))}
      </View>
    </ScrollView>
  )
}
