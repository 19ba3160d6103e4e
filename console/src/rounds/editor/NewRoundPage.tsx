import { UploadOutlined } from '@ant-design/icons'
import { App, Button, Upload } from 'antd'
import type { RoundConfig } from '../../../../contract/round-config'
import { useData } from '../../services/data'
import { request } from '../../services/request'
import { Page } from '../../shell/Page'
import { Problem } from '../../shell/Problem'
import { Loaded } from '../../shell/States'
import { readRules } from './rules-file'
import { PresetCard, useStart } from '../../editor/starting'
import { toLocal } from '../../editor/time'
import '../../editor/editor.css'

/** A title that could be printed as it is: 6 月党史知识竞赛. */
const usualTitle = ({ practice, phases }: RoundConfig) => `${Number(toLocal(phases[0]?.window.opensAt ?? 0).slice(5, 7))} 月党史${practice ? '日常练习' : '知识竞赛'}`

/** Where a round begins: a usual way of doing it, another round, or a file of rules. The draft is there at once and saves itself from then on. */
export function NewRoundPage() {
  const { message } = App.useApp()
  const presets = useData(() => request('GET /organiser/presets'))
  const { create, busy, error, copying } = useStart<RoundConfig>({
    read: async (id) => (await request('GET /organiser/rounds/:id', { id })).config,
    make: async (unitId, config) => `/rounds/${(await request('POST /organiser/rounds', { unitId, config })).id}/edit`
  })
  const open = async (file: File) => {
    const config = readRules(await file.text())
    if (config) create(config)
    else void message.error('这不是竞赛规则文件。请选用“导出规则文件”存下来的 .json 文件。')
  }
  return (
    <Page
      title='新建竞赛' crumbs={[{ text: '竞赛', to: '/rounds' }, { text: '新建竞赛' }]}
      actions={<Upload accept='.json,application/json' showUploadList={false} beforeUpload={(file) => { void open(file); return false }}><Button icon={<UploadOutlined aria-hidden />}>打开规则文件</Button></Upload>}
    >
      <Problem error={error} />
      {copying ? <p className='sub' role='status'>正在照着那场竞赛建一份草稿…</p> : null}
      <p className='sub rule-lead'>选一种常见做法，就按它建一份草稿，每一条都能改，不要了可以删除；没有发布以前，成员看不到。</p>
      <Loaded of={presets} failed='常见做法暂时取不出来' rows={6}>
        {({ presets: list }) => <ul className='rule-presets'>{list.map((preset) => <PresetCard key={preset.id} {...preset} facts={facts(preset.config)} busy={busy} choose={() => create({ ...preset.config, title: usualTitle(preset.config) })} />)}</ul>}
      </Loaded>
    </Page>
  )
}

const facts = ({ phases, practice }: RoundConfig) => (phases.length > 1 ? `${phases.length} 个阶段` : practice ? '练习，不计名次' : '一个阶段')
