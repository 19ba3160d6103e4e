import { View } from '@tarojs/components'
import type { EventPicture, PicturePart } from '../../../contract/event-pictures'
import { Dialog } from '@/components/Dialog'
import { Loaded } from '@/components/Loaded'
import { Pictures } from '@/components/Pictures'
import { Problem } from '@/components/Problem'
import { useAct } from '@/services/act'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { endTime } from '@/services/format'
import { usePhotos } from '@/services/photos'
import { request, type Answer } from '@/services/request'

type Pictured = Answer<'GET /organiser/events/:id/pictures'>

export function useAlbum (id: string) {
  const album = useData(async () => (id ? request('GET /organiser/events/:id/pictures', { id }) : null), id)
  const remove = useAct(async (picture: string, close: () => void) => {
    await request('DELETE /organiser/events/:id/pictures/:picture', { id, picture })
    close()
    await album.refresh()
  })
  return { ...album, id, remove }
}

type Album = ReturnType<typeof useAlbum>

/** Away with it at once, for everybody. */
export function RemoveDialog ({ album: { remove }, picture, onClose }: { album: Album, picture: EventPicture, onClose: () => void }) {
  return (
    <Dialog title='去掉这张图片？' act='去掉图片' back='不去掉' busy='正在去掉…' loading={remove.busy} onAct={() => remove.run(picture.id, onClose)} onBack={() => { remove.clear(); onClose() }}>
      <Problem error={remove.error} />
      成员马上看不到了。要再放上来，得重新上传。
    </Dialog>
  )
}

/** Pictures above the event's page, and how it was: each is there for everybody as soon as it is sent. */
export function Album ({ album, begun, onRemove }: { album: Album, /** It has begun: there is something to take photos of. */ begun: boolean, onRemove: (picture: EventPicture) => void }) {
  const part = { id: album.id, onRemove, onAdded: album.refresh }
  return (
    <Loaded of={album} failed='图片暂时取不出来' safe='传过的都在。'>
      {(found) => (found ? (
        <>
          {begun ? <Part {...part} part='after' label='活动照片' most={60} pictures={found.pictures} note={evidenceWords(found.evidence)} /> : null}
          <Part {...part} part='about' label='介绍图片' most={9} pictures={found.pictures} note='显示在活动页最上面' />
        </>
      ) : null)}
    </Loaded>
  )
}

interface PartProps { id: string, part: PicturePart, label: string, most: number, pictures: readonly EventPicture[], note: string, onRemove: (picture: EventPicture) => void, onAdded: () => Promise<void> }

function Part ({ id, part, label, most, pictures, note, onRemove, onAdded }: PartProps) {
  const own = pictures.filter((one) => one.part === part)
  const photos = usePhotos('event', async (file) => { await request('POST /organiser/events/:id/pictures', { id, part, fileId: file.id }); await onAdded() })
  return (
    <View className='sect'>
      <Pictures
        label={label} add={`加${label}`} most={most} photos={photos} note={note} pictures={own.map(({ file }) => file)}
        onRemove={(fileId) => { const found = own.find(({ file }) => file.id === fileId); if (found) onRemove(found) }}
      />
    </View>
  )
}

/** 要交 3 张，还差 2 张，12 月 7 日 24:00 前交. */
function evidenceWords (evidence: Pictured['evidence']): string {
  if (!evidence) return '参加的人都看得到'
  const lacks = Math.max(0, evidence.wanted - evidence.have)
  return `要交 ${evidence.wanted} 张，${lacks ? `还差 ${lacks} 张，${endTime(evidence.until, now())} 前交` : '已经够了'}。参加的人都看得到`
}
