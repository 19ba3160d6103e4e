import { Image, View } from '@tarojs/components'
import { H5 } from '@/platform/target'

/** Somebody's photo; without one the first character of the name. Whoever shows it gives `.face` its size. */
export function Face ({ name, url }: { name: string, /** Behind the API's own address. */ url: string | null }) {
  const said = `${name}的照片`
  if (url === null) return <View className='face face-none' {...(H5 ? { 'aria-hidden': true } : {})}>{[...name][0]}</View>
  return H5 ? <img className='face' src={API_BASE + url} alt={said} /> : <Image className='face' mode='aspectFill' src={API_BASE + url} ariaLabel={said} />
}
