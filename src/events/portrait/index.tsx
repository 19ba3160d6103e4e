import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Face } from '@/components/Face'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { fullDay } from '@/services/format'
import { guarded } from '@/services/guard'
import { usePhotos } from '@/services/photos'
import { request } from '@/services/request'
import { memberOf, useSession } from '@/store/session'
import './index.scss'

/** A photo for whoever scans the ticket; nobody has to have one. */
export default guarded('member', function PortraitPage () {
  const name = useSession((state) => memberOf(state.me)?.name ?? '')
  const mine = useData(async () => request('GET /me/portrait'))
  const [removing, setRemoving] = useState(false)
  const [said, setSaid] = useState('')
  const photos = usePhotos('portrait', async ({ id }) => { await request('PUT /me/portrait', { fileId: id }); setSaid('照片已保存'); await mine.refresh() })
  const remove = useAct(async () => { await request('DELETE /me/portrait'); setRemoving(false); setSaid('照片已删除'); await mine.refresh() })
  const portrait = mine.data?.portrait ?? null
  return (
    <Page
      title='报到照片' head={<OfflineNotice />} onRefresh={mine.refresh}
      footer={mine.data ? (
        <>
          <Problem error={photos.add.error} text={photos.problem || undefined} />
          <Button block loading={photos.add.busy} busy='正在上传…' onClick={() => { setSaid(''); photos.add.run(1) }}>{portrait ? '换一张照片' : '选一张照片'}</Button>
        </>
      ) : undefined}
      overlay={removing ? (
        <Dialog title='删除报到照片？' act='删除照片' back='不删除' busy='正在删除…' loading={remove.busy} onAct={() => remove.run()} onBack={() => { remove.clear(); setRemoving(false) }}>
          <Problem error={remove.error} />
          删除后，工作人员扫你的报名码时只看到姓名和支部。
        </Dialog>
      ) : null}
    >
      <Loaded of={mine} failed='照片暂时取不出来'>
        {() => (
          <>
            <View className='portrait'>
              <Face name={name} url={portrait ? portrait.file.thumb ?? portrait.file.url : null} />
              <View className='sub portrait-since num'>{portrait ? `${fullDay(portrait.at)}放的` : '还没有放照片，不放也能参加活动'}</View>
              {said ? <View className='sub' {...a11y({ role: 'status', live: 'polite' })}>{said}</View> : null}
              {portrait ? <Button kind='text' small onClick={() => setRemoving(true)}>删除照片</Button> : null}
            </View>
            <View className='sect portrait-how'>
              <View className='body'>活动现场的工作人员扫你的报名码时，会看到这张照片，好核对来的是不是你本人。</View>
              <View className='sub'>别的成员看不到，也不做人脸识别，随时可以换、可以删。请放自己的近照，脸要看得清。</View>
            </View>
          </>
        )}
      </Loaded>
    </Page>
  )
})
