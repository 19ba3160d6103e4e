import { App, Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import type { FileView } from '../../../contract/files'
import type { OfferEntry, OfferInput } from '../../../contract/menu'
import { ReasonForm } from '../review/ReasonForm'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { request, type Answer } from '../services/request'
import { RequestError } from '../services/request-error'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { Loaded } from '../shell/States'
import { useUnsaved } from '../shell/useUnsaved'
import { draftOf, inputOf, sameDraft, savedWords, wrongIn } from './offer-draft'
import { OfferFields } from './OfferFields'

type Presets = Answer<'GET /organiser/offer-presets'>
interface Props { /** Null: a new one. */ id: string | null; preset: OfferInput | null; presets: Presets; close: () => void; opened: (id: string) => void; changed: () => void }

/** One service: all that is said of it, shown to others, taken off the menu. */
export function OfferDrawer({ id, ...rest }: Props) {
  const found = useData(async () => (id === null ? null : request('GET /organiser/offers/:id', { id })), id ?? 'new')
  return (
    <Drawer open title={id === null ? '新建服务' : found.data?.row.title || '服务'} size={720} maskClosable={false} onClose={rest.close}>
      {id === null ? <Editor {...rest} entry={null} took={(after) => rest.opened(after.row.id)} />
        : <Loaded of={found as typeof found & { data: OfferEntry | null }} failed='这项服务暂时取不出来' rows={8}>{(entry) => (entry ? <Editor {...rest} entry={entry} took={found.set} /> : null)}</Loaded>}
    </Drawer>
  )
}

function Editor({ entry, preset, presets, close, took, changed }: Omit<Props, 'id' | 'opened'> & { entry: OfferEntry | null; took: (entry: OfferEntry) => void }) {
  const { message, modal } = App.useApp()
  const units = useData(() => request('GET /organiser/units'))
  const [start, setStart] = useState(() => draftOf(entry?.input ?? preset ?? (presets.presets[0] as Presets['presets'][number]).input))
  const [draft, setDraft] = useState(start)
  const [version, setVersion] = useState(entry?.row.version ?? 0)
  const [unitId, setUnit] = useState(entry?.row.unit.id ?? presets.owners[0]?.id ?? '')
  const [picture, setPicture] = useState<FileView | null>(entry?.row.picture ?? null)
  const [theirs, setTheirs] = useState<OfferEntry | null>(null)
  const [tried, setTried] = useState(false)
  const [withdrawing, withdraw] = useState(false)
  const dirty = !sameDraft(draft, start)
  const unsaved = useUnsaved(dirty)
  const state = entry?.row.state ?? 'draft'
  const after = (next: OfferEntry) => { setStart(draftOf(next.input)); setDraft(draftOf(next.input)); setVersion(next.row.version); setPicture(next.row.picture); setTheirs(null); changed(); took(next) }
  const keep = async (): Promise<OfferEntry | null> => {
    setTried(true)
    const input = inputOf(draft)
    if (!input) return null
    try {
      return entry ? await request('PUT /organiser/offers/:id', { id: entry.row.id, version, ...input }) : await request('POST /organiser/offers', { unitId, ...input })
    } catch (error) {
      if (entry && error instanceof RequestError && error.code === 'edited_elsewhere') setTheirs(await request('GET /organiser/offers/:id', { id: entry.row.id }))
      throw error
    }
  }
  const save = useAct(async () => { const next = await keep(); if (next) { after(next); void message.success(savedWords(next)) } })
  const show = useAct(async () => {
    const kept = !entry || dirty ? await keep() : entry
    if (!kept) return
    if (kept !== entry) after(kept)
    if (kept.problems.length) { void message.warning(`已存。发布前请补上：${kept.problems.join('')}`); return }
    after(await request('POST /organiser/offers/:id/show', { id: kept.row.id, version: kept.row.version }))
    void message.success(`“${kept.row.title}”已发布`)
  })
  const remove = () => modal.confirm({ title: `删除草稿“${entry?.row.title ?? ''}”？`, content: '填好的内容都会删掉，不能恢复。', okText: '删除草稿', cancelText: '留着', onOk: async () => { await request('DELETE /organiser/offers/:id', { id: entry?.row.id ?? '' }); unsaved.release(); changed(); close() } })
  const owner = presets.owners.find((one) => one.id === unitId)
  const names = new Map([...(owner?.above ?? []), ...(units.data?.units ?? []), ...(entry?.units ?? [])].map(({ id, name }) => [id, name]))
  const wrong = tried ? wrongIn(draft) : {}
  const error = show.error ?? save.error
  return (
    <form noValidate aria-label='服务' onSubmit={(event) => { event.preventDefault(); save.run() }}>
      {theirs ? (
        <section className='conflict' role='alert' aria-label='刚才有人改过这项服务'>
          <p className='strong'>刚才有人改过这项服务，你填的都还在。</p>
          <div className='row gap'><Button onClick={() => { setVersion(theirs.row.version); setTheirs(null); save.clear() }}>用我填的，接着保存</Button><Button onClick={() => after(theirs)}>改用对方的</Button></div>
        </section>
      ) : null}
      {entry?.problems.length && state !== 'shown' ? <div className='problem offer-lacks'><div><p className='strong'>发布前还要补：</p><ul>{entry.problems.map((text) => <li key={text}>{text}</li>)}</ul></div></div> : null}
      {entry?.row.state === 'withdrawn' && entry.row.reason ? <p className='sub'>已下架：{entry.row.reason}</p> : null}
      {entry === null && presets.owners.length > 1 ? <Field label='由哪个单位提供'>{(field) => <Select {...field} value={unitId} className='whole-width' options={presets.owners.map(({ id, name }) => ({ value: id, label: name }))} showSearch={{ optionFilterProp: 'label' }} onChange={setUnit} />}</Field> : null}
      <OfferFields draft={draft} change={(part) => setDraft({ ...draft, ...part })} wrong={wrong} picture={picture} take={setPicture} units={[...names].map(([value, label]) => ({ value, label }))} />
      {Object.keys(wrong).length ? <p className='care' role='alert'>还有 {Object.keys(wrong).length} 处没有填对，请看上面标红的地方。</p> : null}
      {error && error.code !== 'edited_elsewhere' ? <Problem error={error} /> : null}
      <div className='row gap wrap offer-acts'>
        {state === 'shown' ? null : <Button type='primary' loading={show.busy} onClick={() => show.run()}>{state === 'withdrawn' ? '再发布' : '发布'}</Button>}
        <Button type={state === 'shown' ? 'primary' : 'default'} htmlType='submit' loading={save.busy} disabled={entry !== null && !dirty}>{state === 'draft' ? '存草稿' : '保存修改'}</Button>
        {state === 'shown' ? <Button onClick={() => withdraw(true)}>下架</Button> : null}
        {entry && state === 'draft' ? <Button onClick={remove}>删除草稿</Button> : null}
        <Button type='link' onClick={close}>关闭</Button>
      </div>
      {withdrawing && entry ? (
        <ReasonForm
          title={`下架“${entry.row.title}”`} says='下架以后不接新单，已有的订单照常办；以后可以再发布。' okText='下架' label='为什么下架' most={200} common={['今年已经排满', '场馆闭馆检修', '主讲人不再承担']}
          send={async (reason) => { after(await request('POST /organiser/offers/:id/withdraw', { id: entry.row.id, version, reason })); withdraw(false); void message.success('已下架') }} close={() => withdraw(false)}
        />
      ) : null}
    </form>
  )
}
