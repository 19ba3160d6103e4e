import { Image, Text, View } from '@tarojs/components'
import { showPicture } from '@/platform/picture'
import { H5 } from '@/platform/target'
import { hasPicture, pictureAt, pieces } from '@/services/pictures'

interface Props {
  of: string
  /** In the mini-program a tap shows a picture on the whole screen; on the phone page one spreads two fingers. */
  zoom?: boolean
}

/** Words of a question with the pictures that stand in them. */
export function Words ({ of, zoom }: Props) {
  if (!hasPicture(of)) return <>{of}</>
  return (
    <>
      {pieces(of).map((piece, at) => {
        if (at % 2) return <Picture key={at} src={pictureAt(piece)} zoom={zoom} />
        return piece ? <Text key={at}>{piece}</Text> : null
      })}
    </>
  )
}

function Picture ({ src, zoom }: { src: string, zoom?: boolean }) {
  return (
    <View className='picture'>
      {H5
        ? <img className='picture-img' src={src} alt='题目里的图' />
        : <Image className='picture-img' mode='widthFix' src={src} ariaLabel='题目里的图' onClick={zoom ? () => showPicture(src) : undefined} />}
    </View>
  )
}
