import { App, Button, Drawer, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { useAct } from '../services/act'
import { count } from '../services/format'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { useUnsaved } from '../shell/useUnsaved'
import { LineTable, type Column } from './LineTable'
import { lineOf, withLine } from './lines'
import '../bank/bank.css'
import './paste.css'

/** A line of what was pasted, as the server has understood it. */
export interface Line { line: number; words: string; problem: string }

interface Props<L extends Line> {
  title: string
  hint: string
  placeholder: string
  /** Above the text: what is in the list. */
  chooser?: ReactNode
  match: (text: string) => Promise<L[]>
  columns: Column<L>[]
  /** What is written, for the button: 写入 12 人的学习积分. */
  write: (n: number) => string
  apply: (lines: L[]) => Promise<void>
  close: () => void
}

/** A table from Excel: pasted, held against what is known, mended line by line, and only then written. */
export function PasteDrawer<L extends Line>({ title, hint, placeholder, chooser, match, columns, write, apply, close }: Props<L>) {
  const { modal } = App.useApp()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [lines, setLines] = useState<L[] | null>(null)
  const unsaved = useUnsaved(text.trim() !== '')
  const look = useAct(async (typed: string) => setLines(await match(typed)))
  const right = lines?.filter(({ problem }) => !problem) ?? []
  const save = useAct(async () => {
    await apply(right)
    unsaved.release()
    close()
  })
  const leave = () => {
    if (!text.trim()) { close(); return }
    modal.confirm({ title: '不写入这份名单？', content: '粘贴的内容还没有写入，关掉就没有了。', okText: '关掉，不写入', cancelText: '接着核对', onOk: close })
  }
  const check = () => { setTried(true); if (text.trim()) look.run(text) }
  const mend = (line: number, words: string) => { const next = withLine(text, line, words); setText(next); look.run(next) }
  return (
    <Drawer
      title={title} open onClose={leave} size={760} mask={{ closable: false }}
      footer={lines === null
        ? <div className='drawer-foot'><Button onClick={leave}>取消</Button><Button type='primary' loading={look.busy} onClick={check}>核对，先不写入</Button></div>
        : <div className='drawer-foot'><Button onClick={() => setLines(null)} disabled={save.busy}>回去改名单</Button><Button type='primary' disabled={!right.length || look.busy} loading={save.busy} onClick={() => save.run()}>{write(right.length)}</Button></div>}
    >
      <Problem error={save.error ?? look.error} />
      {lines === null
        ? (
          <>
            {chooser}
            <Field label='名单' error={tried && !text.trim() ? '请先把名单粘贴进来' : undefined} hint={hint}>
              {(field) => <Input.TextArea {...field} className='paste-text' value={text} maxLength={200_000} autoSize={{ minRows: 12, maxRows: 24 }} placeholder={placeholder} onChange={({ target }) => setText(target.value)} />}
            </Field>
          </>
          )
        : (
          <>
            <p role='status' className={right.length < lines.length ? 'care paste-said num' : 'good paste-said num'}>
              {lines.length ? `对上 ${count(right.length)} 行${right.length < lines.length ? `，有 ${count(lines.length - right.length)} 行对不上：可以直接改，不改的不会写入` : '，没有问题'}` : '没有读到内容：只有表头，或都是空行。'}
            </p>
            <LineTable lines={lines} columns={columns} raw={(line) => lineOf(text, line)} mend={mend} busy={look.busy} />
          </>
          )}
    </Drawer>
  )
}
