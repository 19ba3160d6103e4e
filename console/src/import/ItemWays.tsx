import { Button } from 'antd'
import { Changes } from '../question/Changes'
import type { ItemDecision } from '../../../contract/questions'
import type { RowProps } from './ItemRow'
import { mendsOf, placeWords, twinWords, type Mend } from './mends'

/** What is wrong, and one button for each way out. */
export function MendRow({ item, current, status: { busy }, act, edit }: RowProps) {
  const run = ({ body, decision, edit: byHand }: Mend) => (byHand ? edit(item.no, item.no) : act(item.no, { body, decision }))
  return (
    <div role='gridcell' className='item-more'>
      <div className='grow'>{item.problems.map(({ message }, i) => <p key={i}>{message}</p>)}</div>
      <div className='row gap-s wrap'>
        {mendsOf(item).map((mend) => <Button key={mend.label} size='small' tabIndex={current ? 0 : -1} disabled={busy} onClick={() => run(mend)}>{mend.label}</Button>)}
      </div>
    </div>
  )
}

const WAYS: [ItemDecision, string][] = [['skip', '跳过'], ['replace', '替换旧题'], ['take', '两题都留']]

/** A question that looks like another: what the other is, and what to do. */
export function TwinRow({ item, current, status: { busy }, act }: RowProps) {
  const { twin, decision, no, body } = item
  if (!twin) return null
  // What stands in the same file has no older version to replace.
  const ways = WAYS.filter(([way]) => way !== 'replace' || twin.questionId)
  return (
    <>
      <div role='gridcell' className='item-more'>
        <div className='grow'>{twinWords(item)}</div>
        <div className='row gap-s' role='group' aria-label='怎样处理重复的题'>
          {ways.map(([way, text]) => (
            <Button key={way} size='small' className={decision === way ? 'chosen' : ''} aria-pressed={decision === way} tabIndex={current ? 0 : -1} disabled={busy} onClick={() => act(no, { decision: way })}>{text}</Button>
          ))}
        </div>
      </div>
      {current ? <div role='gridcell' className='item-wide'><Changes before={twin.body} after={body} heads={[twin.questionId ? '题库里的旧题' : placeWords(twin), '这一题']} saidOnly /></div> : null}
    </>
  )
}
