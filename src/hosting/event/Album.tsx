import { View } from '@tarojs/components'
import type { EventPicture, PicturePart } from '../../../contract/event-pictures'
import { Loaded } from '@/components/Loaded'
import { Pictures } from '@/components/Pictures'
import { Problem } from '@/components/Problem'
import { useAct } from '@/services/act'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { endTime } from '@/services/format'
import { usePhotos } from '@/services/photos'
import { request, type Answer } from '@/services/request'

type Album = Answer<'GET /organiser/events/:id/pictures'>

/** Pictures above the event's page, and how it was: each is there for everybody as soon as it is sent. */
export function Album ({ id, begun }: { id: string, /** It has begun: there is something to take photos of. */ begun: boolean }) {
  const album = useData(() => request('GET /organiser/events/:id/pictures', { id }), id)
  const remove = useAct(async (picture: string) => { await request('DELETE /organiser/events/:id/pictures/:picture', { id, picture }); await album.refresh() })
  const part = { id, onRemove: (picture: string) => remove.run(picture), onAdded: () => { void album.refresh() } }
  return (
    <Loaded of={album} failed='图片暂时取不出来' safe='传过的都在。'>
      {({ pictures, evidence }) => (
        <>
          {begun ? <Part {...part} part='after' label='活动照片' most={60} pictures={pictures} note={evidenceWords(evidence)} /> : null}
          <Part {...part} part='about' label='介绍图片' most={9} pictures={pictures} note='显示在活动页最上面' />
          <Problem error={remove.error} />
        </>
      )}
    </Loaded>
  )
}

interface PartProps { id: string, part: PicturePart, label: string, most: number, pictures: readonly EventPicture[], note: string, onRemove: (picture: string) => void, onAdded: () => void }

function Part ({ id, part, label, most, pictures, note, onRemove, onAdded }: PartProps) {
  const own = pictures.filter((one) => one.part === part)
  const photos = usePhotos('event', (file) => { void request('POST /organiser/events/:id/pictures', { id, part, fileId: file.id }).then(onAdded, onAdded) })
  return (
    <View className='sect'>
      <Pictures
        label={label} most={most} photos={photos} note={note} pictures={own.map(({ file }) => file)}
        onRemove={(fileId) => { const found = own.find(({ file }) => file.id === fileId); if (found) onRemove(found.id) }}
      />
    </View>
  )
}

/** 要交 3 张，还差 2 张，12 月 7 日 24:00 前交. */
function evidenceWords (evidence: Album['evidence']): string {
  if (!evidence) return '参加的人都看得到'
  const lacks = Math.max(0, evidence.wanted - evidence.have)
  return `要交 ${evidence.wanted} 张，${lacks ? `还差 ${lacks} 张，${endTime(evidence.until, now())} 前交` : '已经够了'}。参加的人都看得到`
}
