import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { dropFile, keepFile, useAddress } from '@/platform/files'
import { choosePhotos } from '@/platform/photos'
import { H5 } from '@/platform/target'
import type { LocalFile } from '@/services/study-outbox'

interface Props {
  files: readonly LocalFile[]
  least: number
  most: number
  optional: boolean
  error?: string
  onChange: (how: (before: LocalFile[]) => LocalFile[]) => void
}

/** Photos chosen and kept in the phone until they are sent. */
export function Photos ({ files, least, most, optional, error, onChange }: Props) {
  const [wrong, setWrong] = useState<readonly string[]>([])
  const [unsafe, setUnsafe] = useState(false)
  const room = most - files.length
  const add = async () => {
    setWrong([])
    try {
      const chosen = await choosePhotos(room, (why) => setWrong((before) => [...before, why]))
      const kept = await Promise.all(chosen.slice(0, room).map(keepFile))
      if (kept.some(({ safe }) => !safe)) setUnsafe(true)
      onChange((before) => [...before, ...kept.map(({ key }) => ({ key, seconds: null }))].slice(0, most))
    } catch (failure) {
      setWrong([(failure as Error).message])
    }
  }
  const remove = (key: string) => {
    void dropFile(key)
    setWrong([])
    onChange((before) => before.filter((file) => file.key !== key))
  }
  return (
    <View className='field'>
      <View className='field-label'><View>照片</View>{optional ? <View className='cap'>（选填）</View> : null}</View>
      {error ? <Problem text={error} /> : wrong.map((why) => <Problem key={why} text={why} />)}
      <View className='photos'>
        {files.map(({ key }, i) => <Photo key={key} of={key} name={`照片 ${i + 1}`} onRemove={() => remove(key)} />)}
        {room > 0 ? (
          <View className='photo photo-add' hoverClass='pressed' {...a11y({ role: 'button', label: '添加照片' })} onClick={() => { void add() }}><Icon name='photo' /><View className='cap'>添加照片</View></View>
        ) : null}
      </View>
      <View className='cap num field-note'>已选 {files.length} 张，{manyWords(least, most, optional)}。拍摄地点等信息上传后会去掉。</View>
      {unsafe ? <View className='cap umber field-note'>这台手机存不住照片，提交前请不要关闭本页。</View> : null}
    </View>
  )
}

/** 最多 3 张; 1—3 张 where there has to be one. */
const manyWords = (least: number, most: number, optional: boolean): string =>
  optional ? `${least > 1 ? `要传就传 ${least === most ? '' : '至少 '}${least} 张，` : ''}最多 ${most} 张` : least === most ? `需要 ${least} 张` : `${least}—${most} 张`

function Photo ({ of, name, onRemove }: { of: string, name: string, onRemove: () => void }) {
  const src = useAddress(of)
  return (
    <View className='photo'>
      {src ? H5 ? <img className='photo-img' src={src} alt={name} /> : <Image className='photo-img' mode='aspectFill' src={src} ariaLabel={name} /> : null}
      <View className='photo-remove' {...a11y({ role: 'button', label: `去掉${name}` })} onClick={onRemove}><View className='photo-x'><Icon name='close' size={18} /></View></View>
    </View>
  )
}
