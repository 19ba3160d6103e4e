import { View } from '@tarojs/components'
import type { EventView, SessionView } from '../../../contract/events'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { a11y } from '@/platform/a11y'
import { seatsSaid, whole } from '@/services/events'
import { memberOf, useSession } from '@/store/session'
import { FormField, Label } from './FormField'
import { useSignUp, type SignUpForm } from './useSignUp'

interface Props { event: EventView, session: SessionView, onClose: () => void, onDone: () => void, onStale: () => void }

export function SignUpSheet ({ event, session, onClose, onDone, onStale }: Props) {
  const form = useSignUp(event, session, { onDone, onStale })
  const { act } = form
  const { main, figure, sub } = seatsSaid(session)
  const named = event.sessions.length > 1 ? session.name : ''
  const verb = session.canWait ? '候补' : '报名'
  const bad = Object.keys(form.wrong).length
  return (
    <>
      <Sheet
        title={`${verb}${named}`} dirty={form.dirty} onClose={onClose}
        footer={(
          <>
            {bad ? <View className='cap center' {...a11y({ role: 'status', live: 'polite' })}>{`还有 ${bad} 处要填`}</View> : null}
            <Problem error={act.error} />
            <Button block loading={act.busy} busy='正在提交…' onClick={() => act.run()}>{session.canWait ? '提交候补' : '提交报名'}</Button>
          </>
        )}
      >
        <View className='sub num sheet-note'>{[whole(session.begins, session.ends), (session.venue ?? event.venue)?.gather ?? (session.venue ?? event.venue)?.name, figure === null ? main : `${main} ${figure} 席`, session.canWait ? sub : ''].filter(Boolean).join(' · ')}</View>
        {session.clash ? <View className='clash'><Icon name='care' size={18} /><View className='grow'>{`与你报名的${session.clash}时间冲突。`}</View></View> : null}
        {session.cancelUntil === null ? <View className='cap sheet-note'>报上以后不能自己取消，确定能来再报。</View> : null}
        <Me />
        <Positions session={session} form={form} label={event.kind === 'volunteer' ? '岗位' : '选一项'} />
        {event.form.map((field) => <FormField key={field.id} field={field} value={form.values[field.id]} error={form.wrong[field.id]} onChange={(value) => form.set(field.id, value)} />)}
        <Others event={event} form={form} />
        {event.form.some(({ kind }) => kind === 'id-card') ? <Consent form={form} /> : null}
        {event.form.length ? <View className='cap sheet-note'>{`所填内容只给本次活动的组织者看，活动结束 ${event.keepDays} 天后删除。`}</View> : null}
      </Sheet>
      {form.clash ? <Dialog title='时间冲突' act='仍然报名' back='不报了' rather onAct={form.anyway} onBack={form.dropClash}>{form.clash}</Dialog> : null}
    </>
  )
}

function Me () {
  const member = useSession((state) => memberOf(state.me))
  return <View className='form-row'><View className='form-name'>姓名</View><View className='grow'>{member?.name ?? ''}</View><View className='cap form-lock'><Icon name='lock' size={16} /><View>花名册</View></View></View>
}

function Positions ({ session, form, label }: { session: SessionView, form: SignUpForm, label: string }) {
  if (!session.positions.length) return null
  return (
    <View className='field'>
      <Label label={label} error={form.wrong.position} />
      <View className='pick' {...a11y({ role: 'radiogroup', label })}>
        {session.positions.map(({ id, name, left, note }) => {
          const on = id === form.position
          const full = left === 0 && !session.canWait
          const said = [name, full ? '已满' : left === 0 ? '已满，可候补' : `余 ${left} 席`, note].filter(Boolean)
          return (
            <View key={id} className={on ? 'pick-one pick-on' : full ? 'pick-one pick-off' : 'pick-one'} hoverClass={full ? 'none' : 'pressed'} {...a11y({ role: 'radio', label: said.join('，'), checked: on, disabled: full || undefined })} onClick={() => { if (!full) form.pick(id) }}>
              {on ? <Icon name='check' size={20} /> : null}
              <View><View>{name}</View><View className='cap num'>{said.slice(1).join('，')}</View></View>
            </View>
          )
        })}
      </View>
    </View>
  )
}

function Others ({ event, form }: { event: EventView, form: SignUpForm }) {
  const { canGroup } = event
  if (!canGroup) return null
  const room = canGroup.most - form.others.length - (canGroup.leaderComes ? 1 : 0)
  return (
    <View className='others'>
      <View className='field-label'>{canGroup.leaderComes ? '同行的人' : '参加的人'}</View>
      <View className='cap'>{canGroup.least > 1 ? `一次报 ${canGroup.least} 到 ${canGroup.most} 人` : `一次最多报 ${canGroup.most} 人`}</View>
      {form.others.map((one, i) => (
        <View key={i} className='other'>
          <View className='row between'>
            <View className='t3 num'>{`第 ${i + 1} 位`}</View>
            <Button kind='text' small icon='trash' label={`去掉第 ${i + 1} 位`} onClick={() => form.dropOther(i)}>去掉</Button>
          </View>
          <Field label='姓名' value={one.name} max={20} error={form.wrong[`others.${i}.name`]} onChange={(name) => form.setOther(i, { ...one, name })} />
          {event.form.filter(({ each }) => each).map((field) => (
            <FormField key={field.id} field={field} value={one.values[field.id]} error={form.wrong[`others.${i}.${field.id}`]} onChange={(value) => form.setOther(i, { ...one, values: { ...one.values, [field.id]: value } })} />
          ))}
        </View>
      ))}
      {room > 0 ? <Button kind='second' small icon='plus' onClick={form.addOther}>加一位</Button> : null}
    </View>
  )
}

function Consent ({ form }: { form: SignUpForm }) {
  return (
    <View className='field'>
      {form.wrong.consent ? <Label label='' error={form.wrong.consent} /> : null}
      <View className='agree' hoverClass='pressed' {...a11y({ role: 'checkbox', label: '我同意把身份证号用于本次活动', checked: form.consent })} onClick={() => form.agree(!form.consent)}>
        <View className={form.consent ? 'agree-box agree-on' : 'agree-box'}>{form.consent ? <Icon name='check' size={18} /> : null}</View>
        <View className='grow'>我同意把身份证号用于本次活动。它加密保存，只有组织者能看到。</View>
      </View>
    </View>
  )
}
