import { Button, Checkbox, Image } from 'antd'
import type { CheckIn } from '../../../contract/study'
import { Photos } from '../review/Photos'
import { count, dayTime } from '../services/format'
import { dayWords } from './days'
import { howNames } from './words'

interface Props { of: CheckIn; at: boolean; chosen: boolean; busy: boolean; here: () => void; toggle: () => void; pass: (() => void) | undefined; refuse: (() => void) | undefined }

/** What one person handed in for one day. */
export function CheckInCard({ of: { member, taskTitle, day, how, late, team, at: handedIn, given, reason, points }, at, chosen, busy, here, toggle, pass, refuse }: Props) {
  const name = `${member.name} ${dayWords(day, day)}的${taskTitle}`
  return (
    <li>
      <article className={`box check-in${chosen ? ' check-in-chosen' : ''}`} tabIndex={at ? 0 : -1} aria-label={name} onFocus={here}>
        <Checkbox checked={chosen} onChange={toggle} aria-label={`选中${name}`} />
        <div className='grow'>
          <p className='row gap-s wrap'>
            <span className='strong'>{member.name}</span><span className='cap'>{member.unit}</span><span>{taskTitle}</span><span className='num'>{dayWords(day, day)}</span>
            {how === 'make-up' ? <span className='tag'>{howNames[how]}</span> : null}{late ? <span className='tag'>断网后补交</span> : null}{team ? <span className='tag'>{team}</span> : null}
          </p>
          {given.map((one, i) => <Given key={i} one={one} of={member.name} />)}
          {given.length ? null : <p className='sub'>没有要交的内容，点了“完成了”。</p>}
          {reason ? <p className='care'>退回的原因：{reason}</p> : null}
          <p className='cap num'>{dayTime(handedIn)} 交{points ? `，${points} 分` : ''}</p>
        </div>
        <div className='check-in-acts'>
          {pass ? <Button disabled={busy} onClick={pass} aria-label={`通过${name}`}>通过</Button> : null}
          {refuse ? <Button disabled={busy} onClick={refuse} aria-label={`退回${name}`}>退回</Button> : null}
        </div>
      </article>
    </li>
  )
}

function Given({ one: { label, text, files, number, unit, place, reflection }, of }: { one: CheckIn['given'][number]; of: string }) {
  const photos = files.filter(({ kind }) => kind === 'photo')
  const sounds = files.filter(({ kind }) => kind === 'audio')
  return (
    <div className='check-in-given'>
      {label ? <span className='cap'>{label}</span> : null}
      {text ? <p className='check-in-text'>{text}</p> : null}
      {number === null ? null : <p className='num'>{number} {unit}</p>}
      {reflection ? <ReflectionGiven of={reflection} whose={of} /> : null}
      {place ? <p>到了：{place}</p> : null}
      {photos.length ? (
        <Image.PreviewGroup>
          <div className='row gap-s wrap'>{photos.map(({ id, url, thumb }, i) => <Image key={id} width={96} height={96} className='check-in-photo' src={`/api${thumb ?? url}`} preview={{ src: `/api${url}` }} alt={`${of}的照片 ${i + 1}`} />)}</div>
        </Image.PreviewGroup>
      ) : null}
      {sounds.map(({ id, url, seconds }) => <audio key={id} controls preload='none' src={`/api${url}`} aria-label={`${of}的录音${seconds ? `，${seconds} 秒` : ''}`} />)}
    </div>
  )
}

/** What was written, as a whole: nobody decides on a name. */
const ReflectionGiven = ({ of: { chars, text, why, pictures }, whose }: { of: NonNullable<CheckIn['given'][number]['reflection']>; whose: string }) => (
  <>
    <span className='cap num'> {count(chars)} 字</span>
    {text === null ? <p className='sub'>{why}</p> : <p className='check-in-text' tabIndex={0} role='region' aria-label={`${whose}的心得`}>{text}</p>}
    <Photos files={pictures} whose={`${whose}的心得`} />
  </>
)
