import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { MyFeedback } from '../../../contract/event-feedback'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { useAct } from '@/services/act'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { recent, recentEnd } from '@/services/format'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { asRequestError } from '@/services/request-error'
import { FormField } from '../event/FormField'
import { missingOf, problemsOf, toSend, type Values } from '../event/filled'
import '../event/index.scss'
import './index.scss'

const valuesOf = (mine: MyFeedback['mine']): Values => Object.fromEntries(Object.entries(mine ?? {}).map(([field, answer]) => [field, Array.isArray(answer) ? answer : String(answer)]))

/** What somebody who was there says of an event; it can be changed until the last day. */
export default guarded('member', function FeedbackPage () {
  const { id = '' } = useRouter().params
  const data = useData(async () => (await request('GET /events/:id/feedback', { id })).feedback, id, { once: true })
  const [values, setValues] = useState<Values>({})
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [state, setState] = useState<'kept' | 'changed'>('kept')
  const feedback = data.data
  useEffect(() => { if (feedback) { setValues(valuesOf(feedback.mine)); setState('kept') } }, [feedback])
  const act = useAct(async (one: MyFeedback) => {
    const empty = missingOf(one.fields, values)
    setWrong(empty)
    if (Object.keys(empty).length) return
    try {
      data.set((await request('PUT /events/:id/feedback', { id, answers: toSend(one.fields, values) })).feedback)
    } catch (failure) {
      const problems = problemsOf(asRequestError(failure))
      if (!problems) throw failure
      setWrong(problems)
    }
  })
  const none = !feedback && (data.error?.code === 'not_found' || data.error?.code === 'not_invited') ? data.error : null
  if (none) return <Page title='活动反馈'><Empty title='没有可填的反馈' text={none.message} /></Page>
  return (
    <Page
      title='活动反馈' head={<OfflineNotice text='现在不能提交，连上后再试' />} onRefresh={data.refresh}
      footer={feedback?.open ? (
        <>
          <Problem error={act.error} text={Object.keys(wrong).length ? '有没填好的，请看上面的提示' : undefined} />
          {state === 'changed' || feedback.mine === null
            ? <Button block loading={act.busy} busy='正在提交…' onClick={() => act.run(feedback)}>{feedback.mine ? '提交修改' : '提交反馈'}</Button>
            : <Button block kind='second' onClick={() => go(links.event(id))}>看活动</Button>}
        </>
      ) : undefined}
    >
      <Loaded of={data} failed='反馈暂时取不出来' safe='填过的都在。'>
        {(one) => (
          <View className='sect'>
            <View className='t2' {...a11y({ role: 'heading', level: 1 })}>{one.title}</View>
            <Said of={one} changed={state === 'changed'} />
            {one.open ? one.fields.map((field) => (
              <FormField
                key={field.id} field={field} value={values[field.id]} error={wrong[field.id]}
                onChange={(value) => { setValues({ ...values, [field.id]: value }); setState('changed'); setWrong(Object.fromEntries(Object.entries(wrong).filter(([other]) => other !== field.id))) }}
              />
            )) : one.fields.map((field) => <View key={field.id} className='feedback-line'><View className='cap'>{field.label}</View><View className='body'>{answered(one, field.id)}</View></View>)}
          </View>
        )}
      </Loaded>
    </Page>
  )
})

function answered ({ mine }: MyFeedback, field: string): string {
  const answer = mine?.[field]
  return answer === undefined ? '没有填' : Array.isArray(answer) ? answer.join('、') : String(answer)
}

function Said ({ of: { open, said, at, until }, changed }: { of: MyFeedback, changed: boolean }) {
  if (!open) return <View className='sub num feedback-said'>{said}</View>
  return (
    <>
      {at !== null && !changed ? <View className='row feedback-done num' {...a11y({ role: 'status', live: 'polite' })}><Icon name='done' size={20} /><View className='grow'>{`${recent(at, now())} 已提交，谢谢`}</View></View> : null}
      <View className='sub num feedback-said'>{`组织者看到的没有姓名。${until === null ? '' : `${recentEnd(until, now())} 前可以${at === null ? '填写' : '修改'}。`}`}</View>
    </>
  )
}
