import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Rule } from '@/components/Rule'
import { Empty, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { dayWords, weekdayName } from '@/services/days'
import { guarded } from '@/services/guard'
import { go, links, replace } from '@/services/nav'
import { points } from '@/services/format'
import { Proofs } from './Proofs'
import { Result } from './Result'
import { useCheckIn, type Asked, type Kept } from './useCheckIn'
import './index.scss'

const keptWords: Record<Kept, string> = { none: '', kept: '草稿已存在手机里', failed: '手机存不下草稿，请尽快提交' }

export default guarded('member', function CheckInPage () {
  const checking = useCheckIn()
  const { asked, came, send, kept, faults } = checking
  const one = asked.data
  const title = one?.makesUp ? '补卡' : '打卡'
  if (came && one) return <Result came={came} asked={one} />
  return (
    <Page
      title={title} head={<OfflineNotice text='写好后照常提交，会存在手机里，连上网自动上传' />}
      footer={one && !one.barred ? (
        <>
          <Problem error={send.error} text={faults.all || (Object.keys(faults.faults).length ? '还有没填好的地方，请看上面的提示' : undefined)} />
          {keptWords[kept] ? <View className='cap center check-kept' {...a11y({ role: 'status', live: 'polite' })}>{keptWords[kept]}</View> : null}
          <Button block loading={send.busy} busy='正在提交…' onClick={() => send.run(one)}>{one.makesUp ? `补 ${dayWords(one.day)}的卡` : '提交打卡'}</Button>
        </>
      ) : null}
    >
      {one === null && !asked.loading && !asked.error
        ? <Empty title='这项任务今天不用做' text='任务可能已经调整，请回到学习页看今天的任务。' action={{ text: '去学习', onClick: () => go(links.study) }} />
        : (
          <Loaded of={asked} failed='这项任务暂时取不出来' safe='写好的内容还在手机里。'>
            {(found) => (found ? <Form asked={found} checking={checking} /> : null)}
          </Loaded>
          )}
    </Page>
  )
})

function Form ({ asked, checking }: { asked: Asked, checking: ReturnType<typeof useCheckIn> }) {
  const { task, day, makesUp, barred } = asked
  const { column } = task
  return (
    <>
      <Rule />
      <View className='band check-head'>
        <View className='cap num'>{task.planTitle === task.title ? '' : `${task.planTitle} · `}{dayWords(day)} {weekdayName(day)}{makesUp ? ' · 补卡' : ''}</View>
        <View className='t1'>{task.title}</View>
        {task.theme ? <View className='t3 check-theme'>{task.theme}</View> : null}
        {task.note ? <View className='body ink-2'>{task.note}</View> : null}
        {task.points !== null && !barred ? <View className='sub num'>{task.points || !makesUp ? `${makesUp ? '补卡' : '计入后'}得 ${points(task.points)} 分` : '补卡不得积分'}</View> : null}
      </View>
      {barred ? <View className='sect'><View className='body'>{barred}</View><View className='row'><Button kind='text' small onClick={() => replace(links.studyDay(task.planId, day))}>看这一天交的内容</Button></View></View> : <Proofs task={task} checking={checking} />}
      {task.material && !task.proofs.some(({ kind }) => kind === 'read') ? (
        <View className='sect'><Button kind='second' block icon='book' onClick={() => task.material && go(links.material(task.material.id))}>看资料：{task.material.title}</Button></View>
      ) : null}
      {column ? <View className='sect'><Button kind='second' block icon='book' onClick={() => go(links.column(column.id))}>去专栏：{column.name}</Button></View> : null}
    </>
  )
}
