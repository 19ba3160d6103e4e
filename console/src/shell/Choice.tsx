interface Props<T> { label: string; value: T; items: { value: T; text: string }[]; change: (value: T) => void }

/** A few ways of looking at the same list. */
export function Choice<T extends string | boolean>({ label, value, items, change }: Props<T>) {
  return (
    <div className='row gap-s' role='group' aria-label={label}>
      {items.map((item) => (
        <button key={item.text} type='button' className={`pick num${item.value === value ? ' pick-on' : ''}`} aria-pressed={item.value === value} onClick={() => change(item.value)}>{item.text}</button>
      ))}
    </div>
  )
}
