/** From the top of my range down to what is shown. */
export function UnitPath({ path, show }: { path: readonly { id: string; name: string }[]; show: (id: string) => void }) {
  return (
    <nav aria-label='看哪一级'>
      <ol className='unit-path'>
        {path.map(({ id, name }, i) => (
          <li key={id}>{i === path.length - 1 ? <span className='strong' aria-current='true'>{name}</span> : <button type='button' className='plain-button link' onClick={() => show(id)}>{name}</button>}</li>
        ))}
      </ol>
    </nav>
  )
}
