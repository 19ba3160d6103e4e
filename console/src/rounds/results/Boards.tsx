import { Select } from 'antd'

/** Which board: the whole round, a phase, a day. Nothing to choose where there is one. */
export function Boards({ boards, board, change }: { boards: readonly { id: string; name: string }[]; board: string; change: (id: string) => void }) {
  if (boards.length < 2) return null
  return <Select aria-label='看哪个榜' className='result-board' value={board} onChange={change} options={boards.map(({ id, name }) => ({ value: id, label: name }))} />
}

/** What others see of it, and what I do not. */
export function Hidden({ shown, own, what }: { shown: boolean; own: boolean; what: string }) {
  if (shown && own) return null
  return <p className='sub result-hidden'>{shown ? '' : `成员看不到${what}，这里只给组织者看。`}{own ? '' : '你看到的是自己管理范围内的，名次是在全部参加的里面的名次。'}</p>
}
