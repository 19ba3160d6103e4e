import { Alert, App, Button, Input, AutoComplete, Radio, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ColumnEntry, MaterialEntry, MaterialKind } from '../../../contract/materials'
import type { OwnUnit } from '../../../contract/roster'
import { ReasonForm } from '../review/ReasonForm'
import { UnitPick } from '../roster/UnitPick'
import { useAct } from '../services/act'
import { dayTime } from '../services/format'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { refreshWaiting } from '../shell/waits'
import { BodyFields } from './BodyFields'
import { FileField } from './FileField'
import { Phone } from './Phone'
import { useMaterial } from './useMaterial'
import { KINDS, PERIODS, STATES, WITHDRAW_REASONS, cardWords, emptyBody } from './words'

interface Props {
  start: Parameters<typeof useMaterial>[0]
  entry: MaterialEntry | null
  columns: ColumnEntry[]
  units: OwnUnit[]
  saved: (id: string, fresh: boolean) => void
  gone: () => void
  refresh: () => Promise<void>
}

/** The fields at the left, the phone at the right. */
export function Editor({ start, entry, columns, units, saved, gone, refresh }: Props) {
  const { message, modal } = App.useApp()
  const one = useMaterial(start, (id, fresh) => { void message.success('已保存'); saved(id, fresh) })
  const { input, change, faults, files, took } = one
  const [chapter, setChapter] = useState(0)
  const [withdrawing, withdraw] = useState(false)
  const column = columns.find(({ id }) => id === input.columnId)
  const title = entry ? entry.title : `新建${KINDS[input.body.kind]}`
  const publish = useAct(async () => {
    const done = await one.store()
    if (!done) return
    await request('POST /organiser/materials/:id/publish', done)
    void message.success('已发布，成员在手机上能看到了')
    void refreshWaiting()
    one.release()
    if (start.id === null) saved(done.id, true)
    else await refresh()
  })
  const remove = useAct(async () => {
    if (start.id === null) return
    await request('DELETE /organiser/materials/:id', { id: start.id })
    one.release()
    void message.success('已删除')
    gone()
  })
  const ask = () => modal.confirm({ title: `删除“${input.title || '这份草稿'}”？`, content: '删除以后找不回来。', okText: '删除草稿', cancelText: '不删除', onOk: () => remove.run() })
  useSave(() => one.save.run())
  const publishAsked = () => {
    if (input.columnId !== null) return publish.run()
    modal.confirm({ title: '没有选专栏，照样发布？', content: '成员在手机上从专栏里找资料。没有放进专栏的，只能从计划的任务、“还没看的”或搜索里找到。', okText: '照样发布', cancelText: '先选专栏', onOk: () => publish.run() })
  }
  const own = columns.filter(({ mine }) => mine)
  const state = entry?.state ?? 'draft'
  const wrong = Object.keys(faults).length
  const error = [one.save.error, publish.error].find((failure) => failure && failure.code !== 'edited_elsewhere') ?? remove.error
  return (
    <Page
      title={title} crumbs={[{ text: '学习资料', to: '/materials' }, { text: title }]}
      actions={(
        <div className='row gap'>
          <span className='cap' role='status'>{wrong ? `还有 ${wrong} 处要填` : one.dirty ? '有改动没有保存' : entry ? `${STATES[state]}，${dayTime(entry.updatedAt)} 更新` : ''}</span>
          {entry && entry.publishedAt === null && !entry.author ? <Button loading={remove.busy} onClick={ask}>删除草稿</Button> : null}
          {state === 'published' ? <Button onClick={() => withdraw(true)}>撤下</Button> : null}
          <Button type={state === 'published' ? 'primary' : 'default'} loading={one.save.busy} disabled={start.id !== null && !one.dirty} onClick={() => one.save.run()}>{state === 'published' ? '保存并更新' : '保存草稿'}</Button>
          {state === 'published' ? null : <Button type='primary' loading={publish.busy} onClick={publishAsked}>{state === 'withdrawn' ? '重新发布' : '发布'}</Button>}
        </div>
      )}
    >
      <div role='status' className='told'>
        {one.left ? <Alert type='warning' showIcon title={`上次有改动没有存上（${dayTime(one.left.at)}），这台电脑上还留着。`} action={<span className='row gap-s'><Button size='small' type='primary' onClick={one.takeLeft}>接着改</Button><Button size='small' onClick={one.dropLeft}>不要了</Button></span>} /> : null}
        {one.theirs ? <Alert type='warning' showIcon title='刚才有人改过这份资料，你填的都还在。' description={`对方保存的标题是“${one.theirs.input.title}”。请选一份接着改。`} action={<span className='row gap-s'><Button size='small' onClick={one.keepMine}>用我填的，接着保存</Button><Button size='small' onClick={one.takeTheirs}>改用对方的</Button></span>} /> : null}
      </div>
      {entry?.reason ? <p className='review-said review-told'>{state === 'withdrawn' ? '撤下' : '退回'}的原因：{entry.reason}</p> : null}
      <Problem error={error} />
      <div className='write'>
        <form className='box write-form' aria-label='资料' onSubmit={(event) => { event.preventDefault(); one.save.run() }} noValidate>
          {entry ? null : (
            <fieldset className='field'>
              <legend className='field-label'>哪一种</legend>
              <Radio.Group value={input.body.kind} onChange={({ target }) => { setChapter(0); change({ body: emptyBody(target.value as MaterialKind) }) }} options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))} />
            </fieldset>
          )}
          <Field label='标题' error={faults.title}>{(field) => <Input {...field} maxLength={60} showCount={input.title.length > 50} value={input.title} onChange={({ target }) => change({ title: target.value })} />}</Field>
          <div className='write-pair'>
            <Field label='放在哪个专栏'>{(field) => <Select {...field} allowClear placeholder='先不放进专栏' value={input.columnId} options={own.map(({ id, name, shown }) => ({ value: id, label: shown ? name : `${name}（没有显示）` }))} onChange={(id?: string | null) => change({ columnId: id ?? null })} />}</Field>
            {units.length > 1 ? <Field label='归哪个单位'>{(field) => <UnitPick {...field} units={units} value={one.unitId} choose={one.setUnit} />}</Field> : null}
            <Field label='时期，可以不填'>{(field) => <AutoComplete {...field} value={input.period} options={PERIODS.map((value) => ({ value }))} onChange={(period: string) => change({ period: period.slice(0, 30) })} />}</Field>
            <Field label={`${cardWords(column?.kind).date}，可以不填`}>{(field) => <Input {...field} maxLength={20} value={input.date} onChange={({ target }) => change({ date: target.value })} />}</Field>
          </div>
          <Field label='一句话简介，可以不填'>{(field) => <Input {...field} maxLength={120} value={input.summary} onChange={({ target }) => change({ summary: target.value })} />}</Field>
          <BodyFields input={input} change={(body) => change({ body })} faults={faults} files={files} took={took} column={column?.kind} chapter={chapter} show={setChapter} />
          <FileField label='封面图片' kind='photo' file={files.get(input.cover ?? '')} take={(file) => { took(file); change({ cover: file.id }) }} remove={() => change({ cover: null })} />
        </form>
        <Phone input={input} files={files} chapter={chapter} />
      </div>
      {withdrawing && entry
        ? (
          <ReasonForm
            title={`撤下“${entry.title}”？`} says='成员在手机上看不到了，读过的记录都留着。以后可以重新发布。' okText='撤下资料' label='原因' common={WITHDRAW_REASONS} most={200} close={() => withdraw(false)}
            send={async (reason) => { await request('POST /organiser/materials/:id/withdraw', { id: entry.id, version: entry.version, reason }); withdraw(false); void message.success('已撤下'); await refresh() }}
          />
          )
        : null}
    </Page>
  )
}

/** Ctrl+S is what everybody presses. */
function useSave(save: () => void) {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
