/** One column of a chart, its figure above it: the height is the value's share of the highest, in a room that holds nothing else. */
export function Column({ n, top }: { n: number; top: number }) {
  return (
    <span className='column-room'>
      <span className='num day-n'>{n}</span>
      <span className='day-bar' aria-hidden style={{ height: `${(n / top) * 100}%`, minHeight: n > 0 ? 1 : 0 }} />
    </span>
  )
}
