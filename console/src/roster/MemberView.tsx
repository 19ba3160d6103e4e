import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import type { MemberDetail, OwnUnit } from '../../../contract/roster'
import { useAct } from '../services/act'
import { day } from '../services/format'
import { request } from '../services/request'
import { session } from '../services/session'
import { Problem } from '../shell/Problem'
import { OpenAccount } from './OpenAccount'
import { ResetPassword } from './ResetPassword'
import { Roles } from './Roles'

interface Props { member: MemberDetail; units: OwnUnit[]; reload: () => void; edit: () => void; transfer: () => void; changed: (member: MemberDetail) => void }

export function MemberView({ member, units, reload, edit, transfer, changed }: Props) {
  const { modal } = App.useApp()
  const own = session.use((state) => (state.me?.binding.state === 'bound' ? state.me.binding.memberId : ''))
  const leave = useAct(async () => changed(await request('POST /organiser/members/:id/leave', { id: member.id, version: member.version })))
  const stay = useAct(async () => changed(await request('DELETE /organiser/members/:id/transfer', { id: member.id })))
  const askLeave = () => modal.confirm({
    title: `${member.name}离开了？`, okText: '设为离开', cancelText: '不改', onOk: () => leave.run(),
    content: `${member.name}不再算应参加的人，不能再答题；以前的成绩都留着。设错了可以恢复。${member.moves ? '还没生效的调动一起取消。' : ''}`
  })
  const facts: [string, ReactNode][] = [
    ['单位', member.left ? `${member.unit.name}（已离开）` : member.unit.name], ['工号', member.staffNo ?? '没有登记'], ['手机号', member.phone ?? '没有登记'],
    ['账号', member.bound ? `已绑定${member.account ? `，登录名 ${member.account}` : '，用微信登录'}` : member.hasCode ? '未绑定，已发过激活码' : '未绑定'],
    ['备注', member.note || '没有']
  ]
  return (
    <>
      {member.moves
        ? <div className='roster-plan between gap'><span>{day(member.moves.at)} 0 点起调到{member.moves.unit.name}</span>{member.guarded ? null : <Button onClick={() => stay.run()} loading={stay.busy}>取消调动</Button>}</div>
        : null}
      <dl className='facts'>{facts.map(([name, text]) => <div key={name}><dt>{name}</dt><dd className='num'>{text}</dd></div>)}</dl>
      <Problem error={leave.error ?? stay.error} />
      {member.guarded
        ? <p className='sub'>{member.name}担任着上级的组织者或管理员，资料由上级来改。</p>
        : (
          <div className='row gap wrap'>
            {member.left
              ? <Button type='primary' onClick={transfer}>恢复</Button>
              : <><Button type='primary' onClick={edit}>修改资料</Button><Button onClick={transfer}>调动</Button>{member.id === own ? null : <Button onClick={askLeave} loading={leave.busy}>离开</Button>}</>}
            {member.left ? null : member.account ? <ResetPassword member={member} /> : <OpenAccount member={member} opened={reload} />}
          </div>
          )}
      <Roles member={member} units={units} own={member.id === own} changed={changed} />
      <section className='drawer-part' aria-label='历任单位'>
        <h2 className='h2'>历任单位</h2>
        <ol className='stays'>
          {member.stays.map(({ unit, from, to, begun }) => (
            <li key={`${unit.id} ${from}`}><span className='strong'>{unit.name}</span><span className='cap num'>{begun ? `${day(from)} — ${to === null ? (member.left ? '' : '现在') : day(to)}` : `${day(from)}起，还没生效`}</span></li>
          ))}
        </ol>
      </section>
    </>
  )
}
