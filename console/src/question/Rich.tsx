import type { ReactNode } from 'react'

const IMAGE = /\[图:([0-9a-z]{1,64})\]/g

/** Words of a question with the pictures that stand in them. */
export function Rich({ text, short }: { text: string; short?: boolean }): ReactNode {
  const parts = text.split(IMAGE)
  return parts.map((part, i) => {
    if (i % 2 === 0) return part
    return short ? <span key={i} className='tag'>图</span> : <img key={i} src={`/api/images/${part}`} alt='题目里的图' className='rich-image' loading='lazy' />
  })
}

export const Marked = ({ pieces }: { pieces: { text: string; changed: boolean }[] }) => <>{pieces.map(({ text, changed }, i) => (changed ? <mark key={i}>{text}</mark> : text))}</>
