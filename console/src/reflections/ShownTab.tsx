import { SearchOutlined, StarFilled } from '@ant-design/icons'
import { App, Button, Checkbox, DatePicker, Drawer, Input, Select, Table, type TableColumnsType } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import type { ReflectionToReview } from '../../../contract/reflections'
import { ReasonForm } from '../review/ReasonForm'
import { UnitPick } from '../roster/UnitPick'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { count, dayTime } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { useSettled } from '../services/settled'
import { Choice } from '../shell/Choice'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { refreshWaiting } from '../shell/waits'
import { spanOf } from './span'
import { TextView } from './TextView'
import { usePlans } from './usePlans'
import { HIDE_REASONS, nameOf } from './words'

type State = 'shown' | 'returned' | 'hidden'
const STATES: { value: State; text: string }[] = [{ value: 'shown', text: '展示中' }, { value: 'returned', text: '已退回' }, { value: 'hidden', text: '已隐藏' }]

/** What is decided already: to find again, to pick, to take away. */
export function ShownTab() {
  const { message } = App.useApp()
  const units = useData(() => request('GET /organiser/units'))
  const plans = usePlans()
  const [state, setState] = useState<State>('shown')
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const [unit, setUnit] = useState<string | null>(null)
  const [days, setDays] = useState<[Dayjs | null, Dayjs | null] | null>(null)
  const [plan, setPlan] = useState<string | null>(null)
  const [picked, setPicked] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const [hiding, hide] = useState<ReflectionToReview | null>(null)
  const filter = { state, ...(search && { search }), ...(unit && { unitId: unit }), ...spanOf(days), ...(plan && { planId: plan }), ...(picked && { picked }) }
  const list = useList<ReflectionToReview, Answer<'GET /organiser/reflections'>>((cursor) => request('GET /organiser/reflections', { ...filter, cursor, limit: 30 }), JSON.stringify(filter))
  const { items, error, ended, more, adding, moreError } = list
  const put = (one: ReflectionToReview) => list.change((all) => (one.state === state ? all.map((item) => (item.id === one.id ? one : item)) : all.filter(({ id }) => id !== one.id)))

  const pick = useAct(async (one: ReflectionToReview) => {
    put(await (one.picked ? request('DELETE /organiser/reflections/:id/pick', { id: one.id }) : request('PUT /organiser/reflections/:id/pick', { id: one.id })))
    void message.success(one.picked ? '已从精选里去掉' : '已选为精选')
  })
  const decide = async ({ id, version }: ReflectionToReview, act: 'pass' | 'hide', reason: string) => {
    try {
      put(await request('POST /organiser/reflections/:id/decide', { id, version, act, reason }))
      void message.success(act === 'hide' ? '已隐藏' : '重新展示了')
      void refreshWaiting()
    } catch (failure) {
      void list.refresh()
      throw failure
    }
  }
  const again = useAct((one: ReflectionToReview) => decide(one, 'pass', ''))
  const acts = (one: ReflectionToReview) => {
    const whose = nameOf(one)
    if (one.state === 'returned') return <span className='cap'>等作者改好再交</span>
    if (one.state === 'hidden') return <Button type='link' className='in-table' disabled={again.busy} aria-label={`重新展示${whose}`} onClick={() => again.run(one)}>重新展示</Button>
    return (
      <div className='row gap-s'>
        <Button type='link' className='in-table' disabled={pick.busy} aria-label={`${one.picked ? '取消精选' : '选为精选'}：${whose}`} onClick={() => pick.run(one)}>{one.picked ? '取消精选' : '选为精选'}</Button>
        <Button type='link' className='in-table' aria-label={`隐藏${whose}`} onClick={() => hide(one)}>隐藏</Button>
      </div>
    )
  }
  const columns: TableColumnsType<ReflectionToReview> = [
    { title: '作者', key: 'author', width: 170, render: (_, { author }) => <><span className='strong'>{author.name}</span><div className='cap'>{author.unit}</div></> },
    {
      title: '心得', key: 'text', render: (_, one) => (
        <button type='button' className='plain-button stem-link' onClick={() => setOpen(one.id)} aria-label={`看全文：${nameOf(one)}`}>
          {one.picked ? <span className='tag tag-done'><StarFilled aria-hidden />精选</span> : null} {one.about ? <span className='strong'>{one.about}　</span> : null}{one.text}
        </button>
      )
    },
    { title: '提交', key: 'at', width: 128, responsive: ['xl'], render: (_, { submittedAt, updatedAt }) => <span className='num whole'>{dayTime(submittedAt ?? updatedAt)}</span> },
    { title: '赞 / 评论', key: 'liked', width: 92, align: 'right', render: (_, { likes, comments }) => <span className='num whole'>{count(likes)} / {count(comments)}</span> },
    { title: '操作', key: 'acts', width: 148, render: (_, one) => acts(one) }
  ]
  const filtered = Boolean(search || unit || days || plan || picked)
  const shown = items?.find(({ id }) => id === open) ?? null
  return (
    <>
      <div className='filters' role='search'>
        <Choice label='看哪些' value={state} items={STATES} change={setState} />
        <Input className='search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='搜作者、题目和正文' placeholder='搜作者、题目和正文' value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} />
        <div className='refl-unit'><UnitPick label='单位' units={units.data?.units ?? []} value={unit} choose={setUnit} /></div>
        <DatePicker.RangePicker value={days} allowEmpty={[true, true]} placeholder={['从哪天', '到哪天']} onChange={(chosen) => setDays(chosen)} />
        {plans.length ? <Select aria-label='学习计划' placeholder='学习计划' allowClear value={plan} options={plans} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} onChange={(value: string | null | undefined) => setPlan(value ?? null)} /> : null}
        {state === 'shown' ? <Checkbox className='refl-picked' checked={picked} onChange={({ target }) => setPicked(target.checked)}>只看精选</Checkbox> : null}
        {filtered ? <Button type='link' onClick={() => { setTyped(''); setUnit(null); setDays(null); setPlan(null); setPicked(false) }}>清空条件</Button> : null}
      </div>
      <Problem error={pick.error ?? again.error} />
      <div className={`box${list.loading && items ? ' dim' : ''}`} aria-busy={list.loading && items !== null}>
        {items === null
          ? error ? <Failed title='心得暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={8} />
          : items.length
            ? <Table<ReflectionToReview> rowKey='id' columns={columns} dataSource={items} pagination={false} tableLayout='fixed' />
            : <Empty title={filtered ? '没有符合条件的心得' : state === 'shown' ? '还没有展示出来的心得' : `没有${STATES.find(({ value }) => value === state)?.text}的心得`} text={filtered ? '换个词，或少选几个条件。' : '成员在手机上写心得，看过通过的会出现在这里。'} />}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
      <Drawer open={shown !== null} title='心得全文' onClose={() => setOpen(null)} size={720} destroyOnHidden footer={shown ? acts(shown) : null}>{shown ? <TextView text={shown} /> : null}</Drawer>
      {hiding ? <ReasonForm title='隐藏这篇心得？' says='除了作者自己，谁也看不到了；精选里也会去掉。以后可以重新展示。' okText='隐藏心得' label='原因（作者会看到）' common={HIDE_REASONS} close={() => hide(null)} send={async (reason) => { await decide(hiding, 'hide', reason); hide(null); setOpen(null) }} /> : null}
    </>
  )
}
