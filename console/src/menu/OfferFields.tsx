import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import type { FileView } from '../../../contract/files'
import { weekdays } from '../editor/options'
import { FileField } from '../materials/FileField'
import { Field } from '../shell/Field'
import type { Draft, Where } from './offer-draft'
import { fromIso, isoDay, kinds, parts, places } from './words'

interface Props { draft: Draft; change: (part: Partial<Draft>) => void; wrong: Partial<Record<Where, string>>; picture: FileView | null; take: (file: FileView | null) => void; units: { value: string; label: string }[] }

/** Everything that is said of a service, as those who order it will read it. */
export function OfferFields({ draft, change, wrong, picture, take, units }: Props) {
  const line = (name: 'title' | 'giver' | 'giverAbout' | 'address', label: string, max: number, hint?: string, error?: string) =>
    <Field label={label} hint={hint} error={error}>{(field) => <Input {...field} value={draft[name]} maxLength={max} onChange={({ target }) => change({ [name]: target.value })} />}</Field>
  const { limits, ahead, contact } = draft
  return (
    <>
      <Part title='是什么'>
        {line('title', '名称', 40, '如：伟大建党精神的历史逻辑', wrong.title)}
        <Field label='类别'>{(field) => <Radio.Group {...field} value={draft.kind} options={kinds.map(([value, label]) => ({ value, label }))} onChange={({ target }) => change({ kind: target.value as Draft['kind'] })} />}</Field>
        <Field label='介绍' hint='讲什么、看什么、做什么；发布前要写'>{(field) => <Input.TextArea {...field} value={draft.text} maxLength={2000} autoSize={{ minRows: 3, maxRows: 10 }} onChange={({ target }) => change({ text: target.value })} />}</Field>
        <FileField label='图片（可以不传）' kind='photo' purpose='menu' file={picture ?? undefined} take={(file) => { take(file); change({ picture: file.id }) }} remove={() => { take(null); change({ picture: null }) }} />
        <Picture of={picture} />
        {line('giver', '主讲人或讲解人（可以不填）', 30)}
        {line('giverAbout', '介绍他的一句话（可以不填）', 100)}
      </Part>
      <Part title='怎样办'>
        <Field label='方式'>{(field) => <Radio.Group {...field} value={draft.place} options={places.map(([value, label]) => ({ value, label }))} onChange={({ target }) => change({ place: target.value as Draft['place'] })} />}</Field>
        {draft.place === 'come' ? null : line('address', draft.place === 'host' ? '地点' : '怎样参加', 100)}
        <div className='row gap menu-times'>
          <Field label='一次多少分钟' error={wrong.minutes}>{(field) => <InputNumber<number> {...field} value={draft.minutes} min={10} max={600} precision={0} onChange={(minutes) => change({ minutes })} />}</Field>
          <Field label='至少几人' error={wrong.least}>{(field) => <InputNumber<number> {...field} value={draft.least} min={1} max={9999} precision={0} onChange={(least) => change({ least })} />}</Field>
          <Field label='最多几人' error={wrong.most} hint='不限就空着'>{(field) => <InputNumber<number> {...field} value={draft.most} min={1} max={9999} precision={0} onChange={(most) => change({ most })} />}</Field>
        </div>
      </Part>
      <Part title='什么时候能约'>
        <Field label='时段' error={wrong.parts}>{({ id: _, ...field }) => <Checkbox.Group {...field} aria-label='时段' value={draft.parts} options={parts.map(([value, label]) => ({ value, label }))} onChange={(chosen) => change({ parts: chosen })} />}</Field>
        <Field label='每周哪几天' error={wrong.weekdays}>{({ id: _, ...field }) => <Checkbox.Group {...field} aria-label='每周哪几天' value={draft.weekdays.map(String)} options={weekdays.map(([value, label]) => ({ value: value as string, label }))} onChange={(chosen) => change({ weekdays: chosen.map(Number).sort() })} />}</Field>
        <div className='row gap menu-times'>
          <Field label='从哪天起' hint='不限就空着'>{(field) => <Input {...field} type='date' value={draft.from === null ? '' : isoDay(draft.from)} onChange={({ target }) => change({ from: fromIso(target.value) })} />}</Field>
          <Field label='到哪天止' error={wrong.to} hint='不限就空着'>{(field) => <Input {...field} type='date' value={draft.to === null ? '' : isoDay(draft.to)} onChange={({ target }) => change({ to: fromIso(target.value) })} />}</Field>
        </div>
        <div className='row gap menu-times'>
          <Field label='至少提前几天' error={wrong.days}>{(field) => <InputNumber<number> {...field} value={ahead.days} min={0} max={90} precision={0} onChange={(days) => change({ ahead: { ...ahead, days } })} />}</Field>
          <Field label='按什么算' hint='工作日不算周六、周日；法定节假日和调休请在接单时看一下'>{(field) => <Radio.Group {...field} value={ahead.working} options={[{ value: true, label: '工作日' }, { value: false, label: '自然日' }]} onChange={({ target }) => change({ ahead: { ...ahead, working: target.value as boolean } })} />}</Field>
        </div>
      </Part>
      <Part title='最多接几单'>
        <div className='row gap menu-times'>
          {([['all', '一共'], ['month', '每个月'], ['unit', '每个单位']] as const).map(([name, label]) => <Field key={name} label={label} hint='不限就空着'>{(field) => <InputNumber<number> {...field} value={limits[name]} min={1} max={9999} precision={0} onChange={(n) => change({ limits: { ...limits, [name]: n } })} />}</Field>)}
        </div>
      </Part>
      <Part title='谁可以点'>
        <Field label='开放给' error={wrong.units} hint='选一个单位，就是它和它下面的全部单位'>{(field) => <Select<string[]> {...field} mode='multiple' className='whole-width' value={draft.units} options={units} showSearch={{ optionFilterProp: 'label' }} placeholder='可以打字找' onChange={(chosen) => change({ units: chosen })} />}</Field>
        <Checkbox checked={draft.who === 'members'} onChange={({ target }) => change({ who: target.checked ? 'members' : 'organisers' })}>成员也可以替自己的单位点（不选就只有组织者能点）</Checkbox>
      </Part>
      <Part title='联系人'>
        <p className='cap'>接单以后才给点单的一方看；发布前要写。</p>
        <div className='row gap menu-times'>
          <Field label='联系人姓名'>{(field) => <Input {...field} value={contact.name} maxLength={20} onChange={({ target }) => change({ contact: { ...contact, name: target.value } })} />}</Field>
          <Field label='联系电话'>{(field) => <Input {...field} value={contact.phone} maxLength={20} onChange={({ target }) => change({ contact: { ...contact, phone: target.value } })} />}</Field>
        </div>
      </Part>
    </>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => <section className='offer-part' aria-label={title}><h2 className='h2'>{title}</h2>{children}</section>

const Picture = ({ of }: { of: FileView | null }) => (of ? <img className='offer-picture' src={`/api${of.thumb ?? of.url}`} alt='服务的图片' /> : null)
