import { Image } from '@tarojs/components'
import { H5 } from '@/platform/target'

/** A picture cut to a square. */
export function Shot ({ src, alt }: { src: string, alt: string }) {
  return H5 ? <img className='shot' src={src} alt={alt} /> : <Image className='shot' mode='aspectFill' src={src} ariaLabel={alt} />
}
