import { FlagOutlined } from '@ant-design/icons'
import type { ReflectionToReview } from '../../../contract/reflections'
import { count, dayTime } from '../services/format'
import { Photos } from '../review/Photos'
import { SIGHTS } from './words'

/** A reflection as a whole, with what an organiser has to know of it. */
export function TextView({ text: one }: { text: ReflectionToReview }) {
  const { author, unit, about, sight, chars, submittedAt, updatedAt, text, pictures, checked, reports, likes, comments, state, reason } = one
  return (
    <article>
      <h2 className='h2'>{about || '自由写作'}</h2>
      <p className='sub review-facts'><span className='strong'>{author.name}</span>　{unit.name}</p>
      <p className='cap num review-facts'>{dayTime(submittedAt ?? updatedAt)} 提交 · {count(chars)} 字 · {SIGHTS[sight]}{state === 'shown' ? ` · ${count(likes)} 个赞，${count(comments)} 条评论` : ''}</p>
      {reports.map((said, i) => <p key={i} className='review-said review-told'><FlagOutlined aria-hidden /> 有人请你看看：{said}</p>)}
      {checked ? <p className='review-said'>{checked}</p> : null}
      {reason ? <p className='review-said review-told'>{state === 'hidden' ? '隐藏' : '退回'}的原因：{reason}</p> : null}
      <p className='words'>{text}</p>
      <Photos files={pictures} whose={`${author.name}的心得`} />
    </article>
  )
}
