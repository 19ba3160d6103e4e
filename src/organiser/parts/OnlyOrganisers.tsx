import { View } from '@tarojs/components'
import { Icon } from '@/components/Icon'

export function OnlyOrganisers () {
  return <View className='row only-organisers'><Icon name='lock' size={20} /><View className='grow'>谁还没参与，只有组织者看得到</View></View>
}
