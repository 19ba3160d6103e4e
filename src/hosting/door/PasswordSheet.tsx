import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Direction } from '../../../contract/attendance'
import { Button } from '@/components/Button'
import { Segmented } from '@/components/Choices'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { useAct } from '@/services/act'
import { request } from '@/services/request'

interface Props { eventId: string, session: string, asksOut: boolean, onClose: () => void, onDone: (said: string) => void }

/** A word that is said in the room; the server keeps no copy that can be read. */
export function PasswordSheet ({ eventId, session, asksOut, onClose, onDone }: Props) {
  const [password, setPassword] = useState('')
  const [direction, setDirection] = useState<Direction>('in')
  const [tried, setTried] = useState(false)
  const plain = password.replace(/\s/g, '')
  const word = direction === 'in' ? '签到' : '签退'
  const act = useAct(async () => {
    await request('POST /organiser/events/:id/password', { id: eventId, session, direction, password: plain })
    onDone(`${word}口令已设为“${plain}”，请在现场念出来`)
  })
  return (
    <Sheet
      title='设置口令' dirty={password !== ''} onClose={onClose}
      footer={<><Problem error={act.error} /><Button block loading={act.busy} busy='正在保存…' onClick={() => { setTried(true); if (plain.length >= 2) act.run() }}>{`保存${word}口令`}</Button></>}
    >
      <View className='sub'>开讲后念给大家听，成员在“去签到”里输入。再设一次，原来的就不能用了。系统里看不到已经设的口令，请自己记住。</View>
      {asksOut ? <View className='door-or'><Segmented label='用在' items={[{ value: 'in', text: '签到' }, { value: 'out', text: '签退' }]} value={direction} onChange={setDirection} /></View> : null}
      <Field label={`${word}口令`} value={password} max={20} hint='如：延安1945' note='不分大小写，空格不算' error={tried && plain.length < 2 ? '口令至少要有两个字' : undefined} onChange={setPassword} />
    </Sheet>
  )
}
