import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { createStore } from '../services/store'
import type { Answer } from '../services/request'
import { count } from '../services/format'
import { session } from '../services/session'
import { Page } from '../shell/Page'
import { Empty } from '../shell/States'
import './roster.css'

type Codes = Answer<'POST /organiser/activation-codes'>

/** Shown once: they live as long as this page does, and nowhere else. */
const shown = createStore<{ codes: Codes | null }>({ codes: null })
export const showCodes = (codes: Codes) => shown.set({ codes })

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function save({ file }: Codes) {
  const bytes = Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: XLSX }))
  const link = document.createElement('a')
  link.href = url
  link.download = '激活码.xlsx'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export function CodesPage() {
  const go = useNavigate()
  const codes = shown.use((state) => state.codes)
  const association = session.use((state) => state.me?.association) ?? ''
  const crumbs = [{ text: '花名册', to: '/roster' }, { text: '激活码' }]
  if (!codes) {
    return (
      <Page title='激活码' crumbs={crumbs}>
        <div className='box'><Empty title='激活码只显示一次' text='这一页刷新或离开以后就看不到了。没有来得及打印的话，请重新生成，旧的随即作废。'><Button onClick={() => void go('/roster')}>去花名册</Button></Empty></div>
      </Page>
    )
  }
  return (
    <Page
      title='激活码' crumbs={crumbs}
      actions={(
        <div className='row gap no-print'>
          <Button icon={<DownloadOutlined aria-hidden />} onClick={() => save(codes)}>存为 Excel</Button>
          <Button type='primary' icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>打印</Button>
        </div>
      )}
    >
      <p className='roster-say no-print num'>共 {count(codes.codes.length)} 人{codes.without ? `，另有 ${count(codes.without)} 人没有生成（已经绑定，或不归你管）` : ''}。<span className='care'>只显示这一次，请现在打印或存为 Excel；以前发的激活码已经作废。</span></p>
      <ul className='slips' aria-label='激活码'>
        {codes.codes.map(({ memberId, name, unit, code }) => (
          <li key={memberId} className='slip'>
            <p className='cap'>{association} · {unit}</p>
            <p className='between gap'><span className='h2'>{name}</span><span className='slip-code num'>{code}</span></p>
            <p className='cap'>1. 打开“学史”小程序，登录后在绑定的一页选“激活码”。</p>
            <p className='cap'>2. 填上姓名和这个激活码。只能用一次，请不要转给别人。</p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
