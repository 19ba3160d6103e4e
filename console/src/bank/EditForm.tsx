import { App, Button } from 'antd'
import type { QuestionDetail } from '../../../contract/questions'
import { Editor, type Known } from '../question/Editor'
import { Problem } from '../shell/Problem'
import { Conflict } from './Conflict'
import { useEdit } from './useEdit'

export interface EditProps {
  bankId: string
  question: QuestionDetail | null
  known?: Known
  saved: (id: string) => void
  cancel: () => void
  refresh: () => Promise<void>
}

export function EditForm(props: EditProps) {
  const { draft, faults, change, save, dirty, conflict, mine, takeTheirs, keepMine } = useEdit(props)
  const { modal } = App.useApp()
  const cancel = () => {
    if (dirty && props.question) modal.confirm({ title: '放弃修改？', content: '改动还没有保存。', okText: '放弃修改', cancelText: '接着改', onOk: props.cancel })
    else props.cancel()
  }
  const wrong = Object.keys(faults).length
  return (
    <form onSubmit={(event) => { event.preventDefault(); save.run() }} noValidate aria-label={props.question ? '修改试题' : '新增一题'}>
      {conflict ? <Conflict mine={mine} theirs={conflict} take={takeTheirs} keep={keepMine} /> : null}
      <Editor draft={draft} faults={faults} change={change} known={props.known} />
      {save.error && save.error.code !== 'edited_elsewhere' ? <Problem error={save.error} /> : null}
      <div className='row gap' aria-live='polite'>
        <Button type='primary' htmlType='submit' loading={save.busy} disabled={props.question !== null && !dirty}>{save.busy ? '正在保存…' : props.question ? '保存为新版本' : '加入题库'}</Button>
        <Button onClick={cancel}>取消</Button>
        <span className='sub'>{wrong ? `还有 ${wrong} 处要改，标在上面各项旁边` : props.question && !dirty ? '没有改动' : props.question ? '用过旧版本的竞赛不变' : ''}</span>
      </div>
    </form>
  )
}
