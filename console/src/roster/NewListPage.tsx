import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { RosterImport } from '../../../contract/enrol'
import { FilePick } from '../import/FilePick'
import { Steps } from '../import/Steps'
import { Uploading } from '../import/Uploading'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { download, upload } from '../services/files'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { Loaded } from '../shell/States'
import { UnitPick } from './UnitPick'
import '../import/import.css'
import './roster.css'

export const LIST_STEPS = ['选文件', '核对', '导入']

export function NewListPage() {
  const [query] = useSearchParams()
  const go = useNavigate()
  const units = useData(() => request('GET /organiser/units'))
  const [picked, setUnit] = useState<string | null>(query.get('unit'))
  const [file, setFile] = useState<File | null>(null)
  const [part, setPart] = useState(0)
  const [asked, setAsked] = useState(false)
  const unit = picked ?? units.data?.units[0]?.id ?? null
  const template = useAct(() => download('/roster-imports/template.xlsx', '花名册模板.xlsx'))
  const send = useAct(async () => {
    setAsked(true)
    setPart(0)
    if (!file || unit === null) return
    const form = new FormData()
    form.append('name', file.name)
    form.append('unitId', unit)
    form.append('file', file)
    const { id } = await upload<RosterImport>('/roster-imports/file', form, setPart)
    await go(`/roster/imports/${id}`)
  })
  return (
    <Page title='从 Excel 导入花名册' crumbs={[{ text: '花名册', to: '/roster' }, { text: '导入' }]} actions={<Steps at={1} names={LIST_STEPS} />}>
      <Loaded of={units} failed='单位暂时取不出来'>
        {({ units: list }) => (
          <form className='box new-import' onSubmit={(event) => { event.preventDefault(); send.run() }} aria-busy={send.busy}>
            <Field label='这份名单是哪个单位的' hint='表里没有单位这一列时，新成员都登记在这里。名单里写了下级单位的，按名单分到各单位。'>
              {(field) => <UnitPick {...field} units={list} value={unit} choose={setUnit} />}
            </Field>
            <FilePick label='名单文件' file={file} pick={setFile} error={asked && !file ? '请选一个文件' : null} large ends='.xlsx,.csv,.xls' hint='Excel（.xlsx）或 CSV。表头要有“姓名”，还可以有单位、上级单位、工号、手机号、备注；标题行和合并的单元格不用动。最多 20 MB。' />
            <div className='between gap list-template'>
              <span className='sub'>没有现成的名单？先下载模板，填好再来。</span>
              <Button icon={<DownloadOutlined aria-hidden />} onClick={() => template.run()} loading={template.busy}>下载模板</Button>
            </div>
            <Problem error={send.error ?? template.error} />
            {send.busy ? <Uploading part={part} then='正在和花名册比对。' /> : null}
            <div className='row gap'>
              <Button type='primary' htmlType='submit' loading={send.busy}>{send.busy ? '正在比对…' : '和花名册比对'}</Button>
              <Button onClick={() => void go('/roster')} disabled={send.busy}>取消</Button>
              <span className='cap'>核对以后才写入，这一步不改花名册。</span>
            </div>
          </form>
        )}
      </Loaded>
    </Page>
  )
}
