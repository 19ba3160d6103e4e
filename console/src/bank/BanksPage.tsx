import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Bank } from '../../../contract/questions'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Page } from '../shell/Page'
import { Empty, Loaded } from '../shell/States'
import { BankForm } from './BankForm'
import { BankTable } from './BankTable'
import { OpenImports } from './OpenImports'
import './bank.css'

export function BanksPage() {
  const banks = useData(() => request('GET /banks'))
  const [form, setForm] = useState<Bank | 'new' | null>(null)
  const go = useNavigate()
  const took = (bank: Bank) => {
    setForm(null)
    if (form === 'new') void go(`/banks/${bank.id}`)
    else put(bank)
  }
  const put = (bank: Bank) => { if (banks.data) banks.set({ banks: banks.data.banks.map((one) => (one.id === bank.id ? bank : one)) }) }
  return (
    <Page
      title='题库' crumbs={[{ text: '题库' }]}
      actions={(
        <div className='row gap'>
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setForm('new')}>新建题库</Button>
          <Button type='primary' icon={<UploadOutlined aria-hidden />} onClick={() => void go('/imports/new')}>导入试题</Button>
        </div>
      )}
    >
      <OpenImports />
      <div className='box'>
        <Loaded of={banks} failed='题库暂时取不出来'>
          {({ banks: list }) => list.length
            ? <BankTable banks={list} rename={setForm} changed={put} />
            : (
              <Empty title='还没有题库' text='题库里放试题，竞赛和练习从中抽题。可以从 Word、Excel 文件导入。'>
                <Button type='primary' onClick={() => setForm('new')}>新建题库</Button>
              </Empty>
              )}
        </Loaded>
      </div>
      {form ? <BankForm bank={form === 'new' ? null : form} close={() => setForm(null)} took={took} /> : null}
    </Page>
  )
}
