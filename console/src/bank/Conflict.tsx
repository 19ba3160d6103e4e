import { Button } from 'antd'
import type { QuestionBody } from '../../../contract/questions'
import { Changes } from '../question/Changes'
import type { Theirs } from './useEdit'

interface Props { mine: QuestionBody; theirs: Theirs; take: () => void; keep: () => void }

/** Somebody saved this question while it was being edited: both side by side, and nothing typed is lost. */
export function Conflict({ mine, theirs, take, keep }: Props) {
  return (
    <section className='conflict' role='alert' aria-label='刚才有人改过这道题'>
      <p className='strong'>刚才有人改过这道题，你填的都还在。请选一份接着改：</p>
      <Changes before={theirs.body} after={mine} heads={[`对方保存的第 ${theirs.version} 版`, '你填的']} />
      <div className='row gap'>
        <Button onClick={keep}>用我填的，接着保存</Button>
        <Button onClick={take}>改用对方的</Button>
      </div>
    </section>
  )
}
