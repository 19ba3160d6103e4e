import { Image, View } from '@tarojs/components'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { H5 } from '@/platform/target'
import { MOST_PICTURES, type Writing } from './useWriting'

export function Pictures ({ of }: { of: Writing }) {
  const { draft: { pictures }, add, problem, remove } = of
  return (
    <View className='write-pictures'>
      <View className='row between'><View className='field-label'>图片</View><View className='cap num'>{pictures.length} / {MOST_PICTURES} 张，可不传</View></View>
      <View className='row wrap'>
        {pictures.map((one, at) => {
          const src = API_BASE + (one.thumb ?? one.url)
          const said = `第 ${at + 1} 张图片`
          return (
            <View key={one.id} className='write-shot'>
              {H5 ? <img className='write-img' src={src} alt={said} /> : <Image className='write-img' mode='aspectFill' src={src} ariaLabel={said} />}
              <View className='write-away' {...a11y({ role: 'button', label: `去掉${said}` })} onClick={() => remove(one.id)}><View className='write-cross'><Icon name='close' size={16} /></View></View>
            </View>
          )
        })}
        {pictures.length < MOST_PICTURES ? (
          <View className='write-shot write-add' hoverClass='pressed' {...a11y({ role: 'button', label: add.busy ? '正在上传' : '加图片' })} onClick={() => add.run()}>
            <Icon name='plus' /><View className='cap'>{add.busy ? '正在上传' : '加图片'}</View>
          </View>
        ) : null}
      </View>
      <Problem error={add.error} text={problem || undefined} />
    </View>
  )
}
