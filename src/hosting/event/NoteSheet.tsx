import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { a11y } from '@/platform/a11y'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { newKey } from '@/services/ids'
import { request } from '@/services/request'
import { Row } from '@/organiser/publish/Row'
import type { Loaded } from './useEvent'
import { namesOf, peopleStates, type PeopleState } from './words'

const MAX = 300

/** Words to those on the list, each of whom gets them once; how many that is stands beside it. */
export function NoteSheet ({ of: { event, config }, onClose, onDone }: { of: Loaded, onClose: () => void, onDone: (words: string) => void }) {
  const [session, setSession] = useState('')
  const [state, setState] = useState<PeopleState | ''>('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const sendId = useRef(newKey())
  const { how } = config.enrol
  const to = { id: event.id, ...(session && { session }), ...(state && { state }) }
  const reached = useData(() => request('GET /organiser/events/:id/people', { ...to, limit: 1 }), JSON.stringify(to))
  const people = reached.data?.people
  const send = useAct(async () => {
    const { told } = await request('POST /organiser/events/:id/notes', { ...to, sendId: sendId.current, text: text.trim() })
    onDone(`已通知 ${told} 人。`)
  })
  const submit = () => { setTried(true); if (text.trim()) send.run() }
  const names = namesOf(how)
  const states: { value: PeopleState | '', text: string }[] = [{ value: '', text: how === 'opt-out' ? '没有请假的人' : '名单上所有的人' }, ...peopleStates.filter((one) => one !== 'gone' && reached.data?.counts[one]).map((value) => ({ value, text: names[value] }))]
  return (
    <Sheet
      title='发通知' dirty={text !== ''} onClose={onClose}
      footer={(
        <>
          <Problem error={send.error ?? reached.error} />
          <Button block loading={send.busy} busy='正在发送…' disabled={people === undefined || people === 0} why={people === 0 ? '名单上现在没有这样的人' : '正在数有多少人'} onClick={submit}>{people ? `发给 ${people} 人` : '发通知'}</Button>
        </>
      )}
    >
      {config.sessions.length > 1 ? <Row label='哪一场'><Chips label='哪一场' items={[{ value: '', text: '全部场次' }, ...config.sessions.map(({ id, name }) => ({ value: id, text: name }))]} value={session} onChange={setSession} /></Row> : null}
      <Row label='发给谁'><Chips label='发给谁' items={states} value={state} onChange={setState} /></Row>
      <Field label='内容' kind='area' value={text} max={MAX} hint='如：请提前十分钟到东门集合，带好身份证。' note='前面会带上活动名称，每人只收到一次' onChange={setText} error={tried && !text.trim() ? '请写上要通知的内容' : undefined} />
      <View className='sub num' {...a11y({ role: 'status', live: 'polite' })}>{people === undefined ? '' : `会收到的有 ${people} 人`}</View>
    </Sheet>
  )
}
