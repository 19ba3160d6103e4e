import { Button } from 'antd'
import { useState } from 'react'
import type { QuestionDetail } from '../../../contract/questions'
import { Changes } from '../question/Changes'
import { dayTime } from '../services/format'

type Version = QuestionDetail['history'][number]
const KINDS = { created: '新增', imported: '导入', edited: '修改', key: '改正答案' }

export function History({ history }: { history: Version[] }) {
  const [open, setOpen] = useState<number | null>(null)
  return (
    <section className='drawer-part' aria-label='修改记录'>
      <h2 className='h2'>修改记录</h2>
      <ol>
        {history.map(({ version, at, by, kind, note, body }, i) => {
          const before = history[i + 1]
          const shown = open === version
          return (
            <li key={version} className='history-item'>
              <div className='between'>
                <span><span className='num'>第 {version} 版</span> {KINDS[kind]} <span className='cap'>{by}，{dayTime(at)}</span></span>
                {before ? <Button type='link' className='in-table' aria-expanded={shown} onClick={() => setOpen(shown ? null : version)}>{shown ? '收起' : '看改了什么'}</Button> : null}
              </div>
              {note ? <div className='sub'>{note}</div> : null}
              {before && shown ? <Changes before={before.body} after={body} heads={[`第 ${before.version} 版`, `第 ${version} 版`]} /> : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
