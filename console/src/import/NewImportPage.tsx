import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { ImportSummary } from '../../../contract/questions'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { upload } from '../services/files'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { BankChoice } from './BankChoice'
import { FilePick } from './FilePick'
import { Steps } from './Steps'
import { Uploading } from './Uploading'
import './import.css'

export function NewImportPage() {
  const [query] = useSearchParams()
  const go = useNavigate()
  const banks = useData(() => request('GET /banks'))
  const [way, setWay] = useState<'file' | 'text'>('file')
  const [file, setFile] = useState<File | null>(null)
  const [key, setKey] = useState<File | null>(null)
  const [text, setText] = useState('')
  const [keyText, setKeyText] = useState('')
  const [bankId, setBank] = useState<string | null>(query.get('bank'))
  const [part, setPart] = useState(0)
  const [asked, setAsked] = useState(false)
  const read = (found: ImportSummary) => go(`/imports/${found.id}${found.counts.problem ? '?tab=problem' : ''}`)

  const send = useAct(async () => {
    setAsked(true)
    setPart(0)
    if (way === 'text') {
      if (!text.trim()) return
      const [first = '粘贴的文字'] = text.trim().split('\n')
      await read(await request('POST /imports/text', { bankId, name: `粘贴：${first.slice(0, 30)}`, text, key: keyText.trim() ? keyText : undefined }))
    } else if (file) {
      const form = new FormData()
      form.append('name', file.name)
      if (bankId) form.append('bankId', bankId)
      form.append('file', file)
      if (key) form.append('key', key)
      await read(await upload<ImportSummary>('/imports/file', form, setPart))
    }
  })
  const bankName = banks.data?.banks.find(({ id }) => id === bankId)?.name
  const crumbs = [{ text: '题库', to: '/banks' }, ...(bankId && bankName ? [{ text: bankName, to: `/banks/${bankId}` }] : []), { text: '导入试题' }]
  return (
    <Page title='导入试题' crumbs={crumbs} actions={<Steps at={1} />}>
      <form className='box new-import' onSubmit={(event) => { event.preventDefault(); send.run() }} aria-busy={send.busy}>
        <Radio.Group aria-label='试题从哪里来' value={way} onChange={({ target }) => setWay(target.value as 'file' | 'text')} optionType='button' options={[{ value: 'file', label: '传文件' }, { value: 'text', label: '粘贴文字' }]} />
        {way === 'file'
          ? (
            <>
              <FilePick label='试题文件' file={file} pick={setFile} error={asked && !file ? '请选一个文件' : null} large />
              <FilePick label='答案文件（题目和答案分开时才要）' file={key} pick={setKey} />
            </>
            )
          : (
            <>
              <Field label='试题文字' error={asked && !text.trim() ? '请粘贴试题' : null} hint='可以从 Word、网页或聊天里整段复制，题号、选项、答案照原样就行。'>
                {(field) => <Input.TextArea {...field} autoSize={{ minRows: 10, maxRows: 18 }} value={text} onChange={({ target }) => setText(target.value)} maxLength={5_000_000} />}
              </Field>
              <Field label='答案文字（题目和答案分开时才要）'>
                {(field) => <Input.TextArea {...field} autoSize={{ minRows: 2, maxRows: 8 }} value={keyText} onChange={({ target }) => setKeyText(target.value)} maxLength={1_000_000} />}
              </Field>
            </>
            )}
        <Field label='入到题库（也可以等核对时再选）'>{({ id }) => <BankChoice id={id} banks={banks} value={bankId} choose={setBank} />}</Field>
        <Problem error={send.error} />
        {send.busy ? <Uploading part={way === 'file' ? part : 1} /> : null}
        <div className='row gap'>
          <Button type='primary' htmlType='submit' loading={send.busy}>{send.busy ? '正在认题…' : '认出试题，去核对'}</Button>
          <Button onClick={() => void go(bankId ? `/banks/${bankId}` : '/banks')} disabled={send.busy}>取消</Button>
          <span className='cap'>核对以后才入库，这一步不改题库。</span>
        </div>
      </form>
    </Page>
  )
}
