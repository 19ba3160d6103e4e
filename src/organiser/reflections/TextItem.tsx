import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { FileView } from '../../../contract/files'
import type { ReflectionToReview } from '../../../contract/reflections'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { H5 } from '@/platform/target'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import type { Queue } from './useQueue'

interface Props { one: ReflectionToReview, queue: Queue, onReason: (act: 'return' | 'hide') => void }

/** Everything that was written, so that nobody decides on half of it. */
export function TextItem ({ one, queue: { decide, pick, at }, onReason }: Props) {
  const { author, unit, about, sight, text, chars, pictures, checked, reports, reason, state, picked, submittedAt } = one
  const here = at === one.id
  const name = author.name
  return (
    <View className='band review-item'>
      <View className='row wrap between'>
        <View className='t3'>{name}</View>
        <View className='cap num'>{submittedAt === null ? '' : `${recent(submittedAt, now())} 提交`}</View>
      </View>
      <View className='sub num'>{unit.name} · {sight === 'all' ? '想给全体看' : '想给本支部看'} · {chars} 字</View>
      {about ? <View className='review-about'>{about}</View> : null}
      {text.split('\n').filter((line) => line.trim()).map((line, n) => <View key={n} className='review-line'>{line}</View>)}
      {pictures.length ? <Shots of={pictures} /> : null}
      {checked ? <View className='row review-said'><Icon name='info' size={18} /><View className='grow'>{checked}</View></View> : null}
      {reports.map((said, n) => <View key={n} className='row review-said umber'><Icon name='care' size={18} /><View className='grow'>有成员反映：{said}</View></View>)}
      {reason ? <View className='review-said umber'>{state === 'hidden' ? '隐藏' : '退回'}原因：{reason}</View> : null}
      {here ? <Problem error={decide.error ?? pick.error} /> : null}
      <View className='row wrap review-acts'>
        {state === 'review' ? <Button kind='second' small label={`退回${name}的心得`} onClick={() => onReason('return')}>退回</Button> : null}
        {state === 'review' || state === 'shown' ? <Button kind='second' small label={`隐藏${name}的心得`} onClick={() => onReason('hide')}>隐藏</Button> : null}
        {state === 'shown' ? <Button kind='second' small icon='star' label={`${picked ? '取消精选' : '选为精选'}：${name}`} disabled={pick.busy} onClick={() => pick.run(one)}>{picked ? '取消精选' : '选为精选'}</Button> : null}
        {state === 'review' || state === 'hidden' || reports.length ? (
          <Button kind='second' small className='review-yes' label={`${passWords(state)}：${name}`} loading={here && decide.busy} busy='正在处理' disabled={decide.busy && !here} onClick={() => decide.run(one, 'pass', '')}>
            {passWords(state)}
          </Button>
        ) : null}
      </View>
    </View>
  )
}

const passWords = (state: ReflectionToReview['state']) => (state === 'hidden' ? '重新展示' : state === 'shown' ? '没有问题' : '通过')

function Shots ({ of }: { of: readonly FileView[] }) {
  const urls = of.map(({ url }) => API_BASE + url)
  return (
    <View className='row wrap review-shots'>
      {of.map((view, n) => (
        <View key={view.id} className='review-shot' {...a11y({ role: 'button', label: `看大图，第 ${n + 1} 张，共 ${of.length} 张` })} onClick={() => { void Taro.previewImage({ urls, current: urls[n] }) }}>
          {H5 ? <img className='review-img' src={API_BASE + (view.thumb ?? view.url)} alt='' /> : <Image className='review-img' mode='aspectFill' src={API_BASE + (view.thumb ?? view.url)} />}
        </View>
      ))}
    </View>
  )
}
