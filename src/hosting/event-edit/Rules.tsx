import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { EnrolHow } from '../../../contract/event-config'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { Pair } from '@/organiser/editing/fields'
import { a11y } from '@/platform/a11y'
import { askedLine, newAsked } from './asked'
import { attendWords, hoursWords, outWords } from './attend'
import type { PartProps } from './Basics'
import type { Opened } from './opened'
import { at } from './problems'
import { percentWords, seatsWords } from './quotas'

interface Props extends PartProps { how: EnrolHow, onOpen: (what: Opened) => void }

/** What is asked of whoever signs up: no more than is needed. */
export function Asked ({ form, problems, change, how, onOpen }: Props) {
  // Nobody fills in a form where nobody signs up himself.
  if ((how === 'opt-out' || how === 'nominated') && !form.asked.length) return null
  const add = () => { change({ asked: [...form.asked, newAsked(form.asked)] }); onOpen({ at: 'asked', index: form.asked.length }) }
  return (
    <>
      <View className='sect publish-units'>
        <View className='sect-title'>报名表</View>
        <View className='sub'>姓名、单位花名册里有，不用再问。填的内容只有主办单位看得到，到期自动删除。</View>
        <Problem text={at(problems, 'asked')} />
      </View>
      <View className='cells'>
        {form.asked.map((asked, index) => {
          const line = askedLine(asked), wrong = at(problems, `asked ${index}`)
          return (
            <View key={asked.own.id} className='row session-row' hoverClass='pressed' {...a11y({ role: 'button', label: `报名表“${asked.label || '（没有名称）'}”，${line}${wrong ? `，${wrong}` : ''}` })} onClick={() => onOpen({ at: 'asked', index })}>
              <View className='grow'>
                <View className='strong'>{asked.label || '（没有名称）'}</View>
                <View className='cap num'>{line}</View>
                <Problem text={wrong} />
              </View>
              <View className='ink-2'><Icon name='next' size={18} /></View>
            </View>
          )
        })}
        {form.asked.length < 20 ? <View className='session-add'><Button kind='text' small icon='plus' onClick={add}>加一项要填的</Button></View> : null}
      </View>
      {form.asked.length ? <View className='sect asked-keep'><Pair word='活动结束后' label='报名表保存' value={form.keepDays} unit='天删除' hint='30' onChange={(keepDays) => change({ keepDays })} /></View> : null}
    </>
  )
}

/** How seats are shared out among units. */
export function Quotas ({ form, problems, how, onOpen }: Props) {
  const { shares, percent, least } = form
  if (how === 'opt-out' && !shares.list.length && !percent.on && !least.length) return null
  return (
    <Rules title='名额分配'>
      <Rule title='分到单位' words={seatsWords(shares.list, '不分', '个')} problem={at(problems, 'shares')} onClick={() => onOpen({ at: 'shares' })} />
      <Rule title='按人数比例' words={percentWords(percent)} problem={at(problems, 'percent')} onClick={() => onOpen({ at: 'percent' })} />
      <Rule title='最少要来' words={seatsWords(least, '没有要求', '人')} problem={at(problems, 'least')} onClick={() => onOpen({ at: 'least' })} />
    </Rules>
  )
}

/** How it is known who came, and what it counts for. */
export const Attending = ({ form: { attend, hours }, problems, onOpen }: Props) => (
  <Rules title='签到与时长'>
    <Rule title='签到' words={attendWords(attend)} problem={at(problems, 'attend')} onClick={() => onOpen({ at: 'attend' })} />
    {attend.on ? <Rule title='签退' words={outWords(attend)} problem={at(problems, 'out')} onClick={() => onOpen({ at: 'out' })} /> : null}
    <Rule title='服务时长' words={hoursWords(hours)} problem={at(problems, 'hours')} onClick={() => onOpen({ at: 'hours' })} />
  </Rules>
)

const Rules = ({ title, children }: { title: string, children: ReactNode }) => (
  <>
    <View className='sect publish-units'><View className='sect-title'>{title}</View></View>
    <Cells>{children}</Cells>
  </>
)

const Rule = ({ title, words, problem, onClick }: { title: string, words: string, problem: string | undefined, onClick: () => void }) => (
  <Cell title={title} note={<>{words}<Problem text={problem} /></>} label={`${title}：${words}${problem ? `，${problem}` : ''}，修改`} onClick={onClick} />
)
