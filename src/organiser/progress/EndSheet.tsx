import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OrganiserRound } from '../../../contract/organiser'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { now } from '@/services/clock'
import { endTime } from '@/services/format'
import { ReasonField } from '../parts/ReasonField'
import type { useProgress } from './useProgress'

interface Props { progress: Pick<ReturnType<typeof useProgress>, 'end'>, round: OrganiserRound, onClose: () => void }

/** A reason, which members will read, and then once more what is lost. */
export function EndSheet ({ progress: { end }, round, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const next = () => { setTried(true); if (reason.trim()) setAsking(true) }
  if (asking) {
    return (
      <Dialog
        title={`现在结束“${round.title}”？`} act='提前结束' back='不结束' busy='正在结束…' loading={end.busy}
        onAct={() => end.run(reason.trim(), onClose)} onBack={() => { end.clear(); setAsking(false) }}
      >
        <Problem error={end.error} />
        <View className='num'>
          {round.practice ? '之后不能再练' : `还没有参与的 ${Math.max(0, round.roster - round.participants)} 人将不能再答`}；正在答的，以已经保存的答案交卷。原定 {endTime(round.closesAt, now())} 截止，结束后不能恢复。
        </View>
      </Dialog>
    )
  }
  return (
    <Sheet title='提前结束竞赛' dirty={reason !== ''} onClose={onClose} footer={<Button block kind='second' onClick={next}>下一步：核对后结束</Button>}>
      <ReasonField value={reason} onChange={setReason} hint='如：因会议安排调整，改到下周另开一场' note='会写在竞赛页上，参加的人都看得到' missing={tried} />
    </Sheet>
  )
}
