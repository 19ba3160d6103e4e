import Taro from '@tarojs/taro'
import type { Venue } from '../../contract/event-config'
import { copyText } from './clipboard'
import { H5 } from './target'

/** Shows where it is: WeChat on its map, where the organiser gave a point; elsewhere the address is copied. @returns what to say afterwards */
export async function openPlace ({ name, address, latitude, longitude }: Venue): Promise<string> {
  if (!H5 && latitude !== undefined && longitude !== undefined) {
    await Taro.openLocation({ latitude, longitude, name, address: address ?? '', scale: 16 })
    return ''
  }
  await copyText([address, name].filter(Boolean).join(' '))
  return '地址已复制，可以粘贴到地图里查找。'
}
