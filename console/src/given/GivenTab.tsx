import { SearchOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useFrame } from '../rounds/frame'
import { count } from '../services/format'
import { Problem } from '../shell/Problem'
import { Empty, Loaded } from '../shell/States'
import { useUnsaved } from '../shell/useUnsaved'
import { shown } from './edits'
import { GivenPaste } from './GivenPaste'
import { GivenTable } from './GivenTable'
import { useGiven } from './useGiven'
import './given.css'

/** Points that the organiser gives to units: in a table like the one in Excel, or pasted from there. */
export function GivenTab() {
  const { round } = useFrame()
  const { message, modal } = App.useApp()
  const given = useGiven(round.id)
  const { found, search, setSearch, searching, dirty, faulty, theirs, save, drop, refetch } = given
  const [pasting, paste] = useState(false)
  useUnsaved(dirty.length > 0)
  const conflicts = Object.keys(theirs).length
  const why = faulty.length ? `有 ${count(faulty.length)} 处分数没有填对` : conflicts ? `有 ${count(conflicts)} 个单位要先选用哪一份` : ''
  return (
    <>
      <div className='between gap wrap given-top'>
        <div className='row gap wrap'>
          <Input className='given-search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='找单位' placeholder='找单位' value={search} maxLength={40} onChange={({ target }) => setSearch(target.value)} />
          {found.data ? <span className='sub num'>{found.data.name}由组织者评定，计入单位榜{found.data.cap === null ? '' : `，最多计 ${shown(found.data.cap)} 分，超出的不计`}</span> : null}
        </div>
        <Button onClick={() => paste(true)}>从 Excel 粘贴</Button>
      </div>
      <div className='box' aria-busy={found.loading && found.data !== null}>
        <Loaded of={found} failed='组织工作分暂时取不出来' rows={8}>
          {({ rows, cap, name }) => rows.length
            ? <GivenTable rows={rows} flat={searching} cap={cap} name={name} given={given} />
            : <Empty title={searching ? '没有找到' : '这里没有参加的单位'} text={searching ? '换一个名称再找。' : '参加这场竞赛的单位会列在这里。'} />}
        </Loaded>
      </div>
      <Problem error={given.open.error} />
      {dirty.length
        ? (
          <div className='box given-foot' role='region' aria-label='没有保存的改动'>
            <Problem error={save.error} />
            <div className='row gap'>
              <span className='num' role='status'>改了 {count(dirty.length)} 个单位，还没有保存{why ? <span className='care'>：{why}</span> : null}</span>
              <span className='grow' />
              <Button onClick={() => modal.confirm({ title: '放弃没有保存的改动？', content: `${count(dirty.length)} 个单位改过的分数和依据都会恢复成原来的。`, okText: '放弃改动', cancelText: '接着改', onOk: () => { drop(); save.clear() } })}>放弃</Button>
              <Button type='primary' disabled={why !== ''} loading={save.busy} onClick={() => save.run((n) => { void message.success(`已保存 ${count(n)} 个单位，单位榜按新的分数排列`) })}>保存</Button>
            </div>
          </div>
          )
        : null}
      {pasting ? <GivenPaste roundId={round.id} cap={found.data?.cap ?? null} close={() => paste(false)} done={(n) => { void message.success(`已写入 ${count(n)} 个单位`); void refetch() }} /> : null}
    </>
  )
}
