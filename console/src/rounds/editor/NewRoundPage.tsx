import { UploadOutlined } from '@ant-design/icons'
import { App, Button, Upload } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Preset } from '../../../../contract/organiser'
import type { RoundConfig } from '../../../../contract/round-config'
import { useAct } from '../../services/act'
import { useData } from '../../services/data'
import { request } from '../../services/request'
import { session } from '../../services/session'
import { Page } from '../../shell/Page'
import { Problem } from '../../shell/Problem'
import { Loaded } from '../../shell/States'
import { readRules } from './rules-file'
import { toLocal } from '../../editor/time'
import '../../editor/editor.css'

/** A title that could be printed as it is: 6 月党史知识竞赛. */
const usualTitle = ({ practice, phases }: RoundConfig) => `${Number(toLocal(phases[0]?.window.opensAt ?? 0).slice(5, 7))} 月党史${practice ? '日常练习' : '知识竞赛'}`

/** Where a round begins: a usual way of doing it, another round, or a file of rules. The draft is there at once and saves itself from then on. */
export function NewRoundPage() {
  const go = useNavigate()
  const { message } = App.useApp()
  const [query] = useSearchParams()
  const from = query.get('from')
  const presets = useData(() => request('GET /organiser/presets'))
  const create = useAct(async (config: RoundConfig) => {
    const unitId = session.get().me?.roles[0]?.unit.id ?? ''
    const { id } = await request('POST /organiser/rounds', { unitId, config })
    void go(`/rounds/${id}/edit`, { replace: true })
  })
  const copy = useAct(async (id: string) => {
    const { config } = await request('GET /organiser/rounds/:id', { id })
    create.run({ ...config, title: `${config.title.slice(0, 36)}（复制）` })
  })
  // Effects run twice in development: one copy is enough.
  const copied = useRef('')
  useEffect(() => {
    if (!from || copied.current === from) return
    copied.current = from
    copy.run(from)
  })
  const open = async (file: File) => {
    const config = readRules(await file.text())
    if (config) create.run(config)
    else void message.error('这不是竞赛规则文件。请选用“导出规则文件”存下来的 .json 文件。')
  }
  return (
    <Page
      title='新建竞赛' crumbs={[{ text: '竞赛', to: '/rounds' }, { text: '新建竞赛' }]}
      actions={<Upload accept='.json,application/json' showUploadList={false} beforeUpload={(file) => { void open(file); return false }}><Button icon={<UploadOutlined aria-hidden />}>打开规则文件</Button></Upload>}
    >
      <Problem error={copy.error ?? create.error} />
      {from && !copy.error && !create.error ? <p className='sub' role='status'>正在照着那场竞赛建一份草稿…</p> : null}
      <p className='sub rule-lead'>选一种常见做法，选了以后每一条都能改；没有发布以前，成员看不到。</p>
      <Loaded of={presets} failed='常见做法暂时取不出来' rows={6}>
        {({ presets: list }) => <ul className='rule-presets'>{list.map((preset) => <Card key={preset.id} preset={preset} busy={create.busy || copy.busy} choose={() => create.run({ ...preset.config, title: usualTitle(preset.config) })} />)}</ul>}
      </Loaded>
    </Page>
  )
}

const Card = ({ preset: { name, note, config }, busy, choose }: { preset: Preset; busy: boolean; choose: () => void }) => (
  <li className='box rule-preset'>
    <h2 className='h2'>{name}</h2>
    <p className='sub grow'>{note}</p>
    <p className='cap num'>{config.phases.length > 1 ? `${config.phases.length} 个阶段` : config.practice ? '练习，不计名次' : '一个阶段'}</p>
    <Button disabled={busy} onClick={choose} aria-label={`用“${name}”新建`}>用这种做法</Button>
  </li>
)
