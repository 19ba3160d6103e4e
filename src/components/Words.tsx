import { Image, Text, View } from '@tarojs/components'

const MARK = /\[图:([0-9a-z]{1,64})\]/

/** Words of a question with the pictures that stand in them. */
export function Words ({ of }: { of: string }) {
  return (
    <>
      {of.split(MARK).map((piece, at) => {
        if (at % 2) return <Picture key={at} name={piece} />
        return piece ? <Text key={at}>{piece}</Text> : null
      })}
    </>
  )
}

function Picture ({ name }: { name: string }) {
  const src = `${API_BASE}/images/${name}`
  return (
    <View className='picture'>
      {process.env.TARO_ENV === 'h5' ? <img className='picture-img' src={src} alt='题目里的图' /> : <Image className='picture-img' mode='widthFix' src={src} ariaLabel='题目里的图' />}
    </View>
  )
}
