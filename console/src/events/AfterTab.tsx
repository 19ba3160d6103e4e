import { App, Button } from 'antd'
import type { FeedbackFigure } from '../../../contract/event-feedback'
import type { EventPicture, PicturePart } from '../../../contract/event-pictures'
import { FileField } from '../materials/FileField'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { count, dayTime } from '../services/format'
import { request, type Answer } from '../services/request'
import { Problem } from '../shell/Problem'
import { Empty, Loaded } from '../shell/States'
import { useEvent } from './frame'

/** Pictures beside the event, and what those who came say of it. */
export function AfterTab() {
  const { event, config } = useEvent()
  if (!event.mine) return <div className='box'><Empty title='由主办单位管理' text='图片、照片和反馈由主办这个活动的单位查看。' /></div>
  return (
    <>
      <Album id={event.id} draft={event.state === 'draft'} />
      {config.feedback && event.state !== 'draft' ? <Feedback id={event.id} /> : null}
    </>
  )
}

function Album({ id, draft }: { id: string; draft: boolean }) {
  const album = useData(() => request('GET /organiser/events/:id/pictures', { id }), id)
  return (
    <Loaded of={album} failed='图片暂时取不出来' rows={4}>
      {({ pictures, evidence }) => (
        <>
          <Part id={id} part='about' title='介绍图片' note='显示在手机活动页最上面，最多 9 张' pictures={pictures} changed={album.refresh} />
          {draft ? null : <Part id={id} part='after' title='活动照片' note={evidenceWords(evidence)} pictures={pictures} changed={album.refresh} />}
        </>
      )}
    </Loaded>
  )
}

/** 要交 3 张，还差 2 张，12 月 7 日 24:00 前交. */
function evidenceWords(evidence: Answer<'GET /organiser/events/:id/pictures'>['evidence']): string {
  if (!evidence) return '看得到这个活动的人都看得到，最多 60 张'
  const lacks = Math.max(0, evidence.wanted - evidence.have)
  return `要交 ${evidence.wanted} 张，${lacks ? `还差 ${lacks} 张，${dayTime(evidence.until)} 前交` : '已经够了'}；看得到这个活动的人都看得到，最多 60 张`
}

interface PartProps { id: string; part: PicturePart; title: string; note: string; pictures: readonly EventPicture[]; changed: () => Promise<void> }

function Part({ id, part, title, note, pictures, changed }: PartProps) {
  const own = pictures.filter((one) => one.part === part)
  const { modal } = App.useApp()
  const add = async (fileId: string) => { await request('POST /organiser/events/:id/pictures', { id, part, fileId }); await changed() }
  const remove = useAct(async (picture: string) => { await request('DELETE /organiser/events/:id/pictures/:picture', { id, picture }); await changed() })
  const ask = (picture: string) => modal.confirm({ title: `去掉这张${title}？`, content: '成员马上看不到了。要再放上来，得重新上传。', okText: '去掉', cancelText: '不去掉', onOk: () => remove.run(picture) })
  return (
    <section className='box event-album' aria-label={title}>
      <h2 className='h2'>{title}</h2>
      <p className='sub num'>{note}</p>
      {own.length ? (
        <ul className='event-shots'>
          {own.map((one, i) => (
            <li key={one.id}>
              <img src={`/api${one.file.thumb ?? one.file.url}`} alt={`${title}第 ${i + 1} 张`} />
              <Button size='small' disabled={remove.busy} onClick={() => ask(one.id)} aria-label={`去掉${title}第 ${i + 1} 张`}>去掉</Button>
            </li>
          ))}
        </ul>
      ) : null}
      <FileField label={title} bare kind='photo' purpose='event' file={undefined} take={(file) => add(file.id)} />
      <Problem error={remove.error} />
    </section>
  )
}

function Feedback({ id }: { id: string }) {
  const feedback = useData(() => request('GET /organiser/events/:id/feedback', { id }), id)
  return (
    <section className='box event-album' aria-label='反馈'>
      <h2 className='h2'>反馈</h2>
      <Loaded of={feedback} failed='反馈暂时取不出来' rows={4}>
        {({ asked, answered, until, figures }) => (
          <>
            <p className='sub num'>{asked ? `${count(asked)} 人可以填，${count(answered)} 人填了${until === null ? '' : `，${dayTime(until)} 截止`}。只有汇总和原话，没有姓名。` : '活动结束后，到场的人会收到消息，可以填写。'}</p>
            {answered ? figures.map((one) => <Figure key={one.id} of={one} />) : null}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Figure({ of: { label, answered, average, counts, written } }: { of: FeedbackFigure }) {
  return (
    <div className='event-figure'>
      <h3 className='strong'>{label}</h3>
      <p className='sub num'>{count(answered)} 人答{average === null ? '' : `，平均 ${average}`}</p>
      {counts.length ? <p className='num'>{counts.map(({ option, n }) => `${option} ${count(n)} 人`).join('，')}</p> : null}
      {written.length ? <ul className='event-written'>{written.map((words, i) => <li key={i}>{words}</li>)}</ul> : null}
    </div>
  )
}
