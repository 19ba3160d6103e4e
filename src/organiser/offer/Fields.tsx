import { Image, View } from '@tarojs/components'
import type { DayPart, OfferKind, OfferPlace } from '../../../contract/menu'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Chips, Segmented } from '@/components/Choices'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { Picker } from '@/platform/Picker'
import { H5 } from '@/platform/target'
import { now } from '@/services/clock'
import { dayAt, toPicked } from '@/services/days'
import { Checks } from './Checks'
import type { Place } from './form'
import { Open } from './Open'
import type { Offering } from './useOffer'

const kinds: { value: OfferKind, text: string }[] = [{ value: 'lecture', text: '讲座' }, { value: 'talk', text: '宣讲' }, { value: 'volunteer', text: '志愿服务' }, { value: 'visit', text: '场馆参观' }, { value: 'other', text: '其他' }]
const places: { value: OfferPlace, text: string }[] = [{ value: 'come', text: '我们上门' }, { value: 'host', text: '到我们这里' }, { value: 'online', text: '线上' }]
const parts: { value: DayPart, text: string }[] = [{ value: 'morning', text: '上午' }, { value: 'afternoon', text: '下午' }, { value: 'evening', text: '晚上' }]
const days = ['一', '二', '三', '四', '五', '六', '日'].map((name, i) => ({ value: String(i + 1), text: `周${name}` }))
const counted = [{ value: 'working', text: '工作日' }, { value: 'all', text: '自然日' }] as const

export function Fields ({ of, onUnits }: { of: Offering, onUnits: () => void }) {
  const { work, change, faults } = of
  if (!work) return null
  const { form } = work
  const at = (place: Place) => faults.find((fault) => fault.at === place)?.text
  return (
    <>
      <View className='sect'>
        <Field label='名称' value={form.title} max={40} hint='如：伟大建党精神的历史逻辑' onChange={(title) => change({ title })} error={at('title')} />
        <View className='field'><View className='field-label'>类别</View><Chips label='类别' items={kinds} value={form.kind} onChange={(kind) => change({ kind })} /></View>
        <Field label='介绍' kind='area' value={form.text} max={2000} hint='讲什么、看什么、做什么' onChange={(text) => change({ text })} error={at('text')} />
        <PictureField of={of} />
        <Field label='主讲人或讲解人' optional value={form.giver} max={30} onChange={(giver) => change({ giver })} />
        <Field label='介绍他的一句话' optional value={form.giverAbout} max={100} onChange={(giverAbout) => change({ giverAbout })} />
      </View>
      <View className='sect'>
        <View className='sect-title'>怎样办</View>
        <View className='field'><View className='field-label'>方式</View><Segmented label='方式' items={places} value={form.place} onChange={(place) => change({ place })} /></View>
        {form.place === 'come' ? null : <Field label={form.place === 'host' ? '地点' : '怎样参加'} value={form.address} max={100} onChange={(address) => change({ address })} error={at('address')} />}
        <Field label='一次约多少分钟' kind='number' value={form.minutes} onChange={(minutes) => change({ minutes })} error={at('minutes')} />
        <Field label='至少几人' kind='number' value={form.least} onChange={(least) => change({ least })} error={at('least')} />
        <Field label='最多几人' optional kind='number' value={form.most} note='不限就空着' onChange={(most) => change({ most })} error={at('most')} />
      </View>
      <View className='sect'>
        <View className='sect-title'>什么时候能约</View>
        <Checks label='时段' items={parts} chosen={form.parts} onChange={(chosen) => change({ parts: chosen })} />
        <Checks label='每周哪几天' items={days} chosen={form.weekdays.map(String)} onChange={(chosen) => change({ weekdays: chosen.map(Number) })} />
        <DayField label='从哪天起' value={form.from} onChange={(from) => change({ from })} />
        <DayField label='到哪天止' value={form.to} error={at('to')} onChange={(to) => change({ to })} />
        <Field label='至少提前几天' kind='number' value={form.ahead} onChange={(ahead) => change({ ahead })} error={at('ahead')} />
        <Segmented label='按什么算' items={counted} value={form.working ? 'working' : 'all'} onChange={(value) => change({ working: value === 'working' })} />
        <View className='cap field-note'>工作日不算周六、周日；法定节假日和调休请在接单时看一下。</View>
      </View>
      <View className='sect'>
        <View className='sect-title'>最多接几单</View>
        <Problem text={at('limits')} />
        <Field label='一共' optional kind='number' value={form.all} note='不限就空着' onChange={(all) => change({ all })} />
        <Field label='每个月' optional kind='number' value={form.month} onChange={(month) => change({ month })} />
        <Field label='每个单位' optional kind='number' value={form.each} onChange={(each) => change({ each })} />
      </View>
      <View className='sect offer-open'><View className='sect-title'>谁可以点</View><Problem text={at('units')} /></View>
      <Open of={of} onUnits={onUnits} />
      <View className='gap' />
      <Cells><Cell title='成员也可以替自己的单位点' note={form.who === 'members' ? undefined : '现在只有单位的组织者能点'} on={form.who === 'members'} label='成员也可以替自己的单位点' onClick={() => change({ who: form.who === 'members' ? 'organisers' : 'members' })} /></Cells>
      <View className='sect'>
        <View className='sect-title'>联系人</View>
        <View className='cap'>接单以后才给点单的一方看。</View>
        <Field label='联系人姓名' value={form.contact.name} max={20} onChange={(name) => change({ contact: { ...form.contact, name } })} error={at('name')} />
        <Field label='联系电话' value={form.contact.phone} max={20} onChange={(phone) => change({ contact: { ...form.contact, phone } })} error={at('phone')} />
      </View>
    </>
  )
}

function DayField ({ label, value, error, onChange }: { label: string, value: string, error?: string, onChange: (value: string) => void }) {
  return (
    <View className='field'>
      <View className='row between'><View className='field-label'>{label}</View>{value ? <Button kind='text' small label={`${label}：不限`} onClick={() => onChange('')}>不限</Button> : <Button kind='text' small label={`${label}：选日期`} onClick={() => onChange(toPicked(dayAt(now())))}>选日期</Button>}</View>
      <Problem text={error} />
      {value ? <Picker mode='date' label={label} value={value} bad={!!error} onChange={onChange} /> : <View className='sub'>不限</View>}
    </View>
  )
}

function PictureField ({ of: { work, addPicture, dropPicture } }: { of: Offering }) {
  const src = work?.picture ? API_BASE + (work.picture.thumb ?? work.picture.url) : ''
  return (
    <View className='field'>
      <View className='field-label'><View>图片</View><View className='cap'>（选填，一张）</View></View>
      <Problem error={addPicture.error} />
      {src ? (
        <View className='row' {...a11y({ role: 'group', label: '图片' })}>
          {H5 ? <img className='offer-img' src={src} alt='服务的图片' /> : <Image className='offer-img' mode='aspectFill' src={src} ariaLabel='服务的图片' />}
          <Button kind='text' small label='去掉图片' onClick={dropPicture}>去掉</Button>
        </View>
      ) : <Button kind='second' small icon='photo' loading={addPicture.busy} busy='正在上传' onClick={() => addPicture.run()}>加一张图片</Button>}
    </View>
  )
}
