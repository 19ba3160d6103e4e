import { Alert, Button } from 'antd'
import { dayTime } from '../services/format'
import type { Desk } from './desk'

/** What stands above the rules: somebody else has saved meanwhile, or an earlier page did not come to save. */
export function Told<C>({ desk, what, fieldName }: { desk: Desk<C>; /** 这场竞赛 */ what: string; fieldName: (path: string) => string }) {
  const conflict = desk.store.use((state) => state.conflict)
  const left = desk.store.use((state) => state.left)
  const names = (paths: readonly string[]) => [...new Set(paths.map(fieldName))].join('、')
  return (
    <div role='status' className='rule-told'>
      {left ? (
        <Alert
          type='warning' showIcon title={`上次有改动没有存上（${dayTime(left.at)}），这台电脑上还留着。`}
          action={<span className='row gap-s'><Button size='small' type='primary' onClick={desk.takeLeft}>接着改</Button><Button size='small' onClick={desk.dropLeft}>不要了</Button></span>}
        />
      ) : null}
      {conflict ? (
        <Alert
          type='warning' showIcon closable={{ onClose: desk.clearConflict, 'aria-label': '知道了' }} title={`刚才有人也改了${what}，你填的内容都在。`}
          description={(
            <>
              {conflict.taken.length ? <p>已并入对方改的：{names(conflict.taken)}。</p> : null}
              {conflict.kept.map((met) => (
                <p key={met.path} className='row gap-s wrap'><span>两个人都改了{fieldName(met.path)}，现在用的是你的。对方的是：{short(met.theirs)}</span><Button size='small' onClick={() => desk.takeTheirs(met)}>用对方的</Button></p>
              ))}
            </>
          )}
        />
      ) : null}
    </div>
  )
}

/** A value as far as it can be said in a line. */
export function short(value: unknown): string {
  if (value === undefined || value === '') return '（空）'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return value > 1e11 ? dayTime(value) : String(value)
  if (typeof value === 'string') return value
  return Array.isArray(value) ? `${value.length} 项` : '另一种规则'
}
