import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { IssuedCertificate, OrganiserHonours } from '../../../contract/awards'
import { count, dayTime } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { useSettled } from '../services/settled'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { CertificateForm } from './CertificateForm'

type State = 'all' | 'valid' | 'revoked'
interface Props { roundId: string; kinds: OrganiserHonours['certificates']; changed: () => void }

/** AB3D EF7H JK9M */
const grouped = (code: string) => code.match(/.{1,4}/g)?.join(' ') ?? code

/** The certificates that members have taken: found by name or number, voided, restored. */
export function Certificates({ roundId, kinds, changed }: Props) {
  const [typed, type] = useState('')
  const search = useSettled(typed.trim())
  const [cert, pick] = useState('')
  const [state, choose] = useState<State>('all')
  const [asked, ask] = useState<IssuedCertificate | null>(null)
  const filter = { ...(cert && { cert }), ...(state !== 'all' && { state }), ...(search && { search }) }
  const list = useList<IssuedCertificate, Answer<'GET /organiser/rounds/:id/certificates'>>((cursor) => request('GET /organiser/rounds/:id/certificates', { id: roundId, ...filter, cursor }), JSON.stringify(filter))
  const { items, error, ended, more, adding, moreError } = list
  const columns: TableColumnsType<IssuedCertificate> = [
    { title: '编号', key: 'code', width: 160, render: (_, { code }) => <a className='num whole' href={`/pages/check/index?code=${code}`} target='_blank' rel='noreferrer' aria-label={`查验 ${grouped(code)}，在新窗口打开`}>{grouped(code)}</a> },
    { title: '姓名', key: 'name', width: 92, render: (_, { name }) => <span className='strong'>{name}</span> },
    { title: '单位', key: 'unit', render: (_, { unit }) => unit },
    { title: '证书', key: 'title', width: 112, render: (_, { title }) => title },
    { title: '领取时间', key: 'at', width: 128, render: (_, { issuedAt }) => <span className='num'>{dayTime(issuedAt)}</span> },
    {
      title: '状态', key: 'state', width: 190, render: (_, { revoked, correctedAt }) => (
        <>
          {revoked ? <><div className='care'>已作废</div><div className='cap num'>{dayTime(revoked.at)}：{revoked.reason}</div></> : <div className='good'>有效</div>}
          {correctedAt === null ? null : <div className='care num'>{dayTime(correctedAt)} 更正过成绩，证书上印的是更正前的</div>}
        </>
      )
    },
    { title: '操作', key: 'acts', width: 72, render: (_, one) => <Button type='link' className='in-table' aria-label={`${one.revoked ? '恢复' : '作废'}${one.name}的${one.title}`} onClick={() => ask(one)}>{one.revoked ? '恢复' : '作废'}</Button> }
  ]
  const narrowed = Boolean(search || cert) || state !== 'all'
  return (
    <>
      <p className='cap num honours-told'>{kinds.map(({ name, issued, revoked }) => `${name}：发出 ${count(issued)} 张${revoked ? `，作废 ${count(revoked)} 张` : ''}`).join('；')}。达到要求的人自己在手机上领取。</p>
      <div className='filters' role='search'>
        <Input className='search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='搜姓名或证书编号' placeholder='搜姓名或证书编号' value={typed} maxLength={40} onChange={({ target }) => type(target.value)} />
        {kinds.length > 1 ? <Select aria-label='证书种类' value={cert} options={[{ value: '', label: '各种证书' }, ...kinds.map(({ id, name }) => ({ value: id, label: name }))]} onChange={pick} /> : null}
        <Select<State> aria-label='证书状态' value={state} options={[{ value: 'all', label: '全部' }, { value: 'valid', label: '有效的' }, { value: 'revoked', label: '已作废的' }]} onChange={choose} />
      </div>
      <div className='box' aria-busy={list.loading}>
        {items === null
          ? error ? <Failed title='证书暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={4} />
          : items.length
            ? <Table<IssuedCertificate> rowKey='code' columns={columns} dataSource={items} pagination={false} tableLayout='fixed' />
            : <Empty title={narrowed ? '没有找到' : '还没有人领取'} text={narrowed ? '换个词，或换一种状态看看。' : '达到要求的人在手机上领取以后，会列在这里。'} />}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
      {asked ? <CertificateForm one={asked} says={list.head?.revokedSays ?? ''} close={() => ask(null)} done={() => { ask(null); void list.refresh(); changed() }} /> : null}
    </>
  )
}
