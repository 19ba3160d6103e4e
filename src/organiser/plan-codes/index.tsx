import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Chips } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { keepAwake } from '@/platform/awake'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import { codePicture } from '@/services/code-picture'
import './index.scss'

/** Held up to whoever has come: one place at a time, as large as the phone allows. */
export default guarded('organiser', function PlanCodesPage () {
  const id = useRouter().params.id ?? ''
  const codes = useData(() => request('GET /organiser/plans/:id/codes', { id }), id)
  const [chosen, setChosen] = useState('')
  useEffect(() => keepAwake(), [])
  return (
    <Page title='地点码' head={<OfflineNotice />} onRefresh={codes.refresh}>
      <Loaded of={codes} failed='地点码暂时取不出来'>
        {({ places }) => {
          const place = places.find((one) => one.id === chosen) ?? places[0]
          if (!place) return <Empty title='这个计划没有地点' text='地点在电脑上添加，每个地点有自己的码。' />
          return (
            <>
              {places.length > 1 ? <View className='code-pick'><Chips label='地点' items={places.map((one) => ({ value: one.id, text: one.name }))} value={place.id} onChange={setChosen} /></View> : null}
              <View className='code-card'>
                <View className='t2'>{place.name}</View>
                <View className='code-drawn' style={{ backgroundImage: codePicture(place.code) }} {...a11y({ role: 'img', label: `${place.name}的地点码，请参加的人扫` })} />
                <View className='sub'>在“学习”里点“去扫码”，对准这个码</View>
                <View className='code-number num'>{place.number.replace(/^(\d{3})(\d{3})/, '$1 $2 ')}</View>
                <View className='cap'>不能扫码的，填这十位数字</View>
              </View>
              <View className='code-note cap'>码不会过期。请只在现场出示，不要转发到群里；要打印张贴，在电脑上打印。</View>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
})
