import { PublishForm as Form, type Publishing } from '../../editor/PublishForm'
import { count } from '../../services/format'
import { request } from '../../services/request'
import { EventNotice } from '../EventNotice'
import { spanOf } from '../words'
import type { Desk } from './desk'
import { fieldName } from './sections'

export function PublishForm({ desk, ...doing }: Publishing & { desk: Desk }) {
  const { id } = desk
  return (
    <Form
      {...doing} desk={desk} load={() => request('GET /organiser/events/:id', { id })} publish={() => request('POST /organiser/events/:id/publish', { id })} home={`/events/${id}`} failed='活动暂时取不出来' fieldName={fieldName}
      follows={({ config, preview: { roster, seats } }) => `发布后 ${count(roster)} 人${config.enrol.how === 'opt-out' ? '都要参加，有事请假' : `可以报名，${seats === null ? '名额不限' : `一共 ${count(seats)} 个名额`}`}。发布后还可以改，也可以写明原因取消。`}
      notice={({ event, preview }) => <EventNotice title={event.title} when={spanOf(event.begins, event.ends)} sentences={preview.sentences} />}
    />
  )
}
