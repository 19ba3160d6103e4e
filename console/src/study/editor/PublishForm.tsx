import { PublishForm as Form, type Publishing } from '../../editor/PublishForm'
import { count } from '../../services/format'
import { request } from '../../services/request'
import { PlanNotice } from '../PlanNotice'
import type { Desk } from './desk'
import { fieldName } from './sections'

export function PublishForm({ desk, ...doing }: Publishing & { desk: Desk }) {
  const { id } = desk
  return (
    <Form
      {...doing} desk={desk} load={() => request('GET /organiser/plans/:id', { id })} publish={() => request('POST /organiser/plans/:id/publish', { id })} home={`/plans/${id}`} failed='计划暂时取不出来' fieldName={fieldName}
      follows={({ preview: { roster, days } }) => `发布后 ${count(roster)} 人会看到这个计划，并在手机“消息”里收到通知；要打卡的日子 ${count(days)} 天。开始以前都可以改，开始以后要改得写明原因。`}
      notice={({ plan, preview }) => <PlanNotice plan={plan} sentences={preview.sentences} />}
    />
  )
}
