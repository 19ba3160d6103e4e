import type { ReportBlock, ReportFigures } from '../../../contract/reports'
import { percent } from '../services/format'

type Of<K extends ReportBlock['kind']> = Extract<ReportBlock, { kind: K }>

/** The report as it will stand in the document: the same blocks, one after the other. */
export function Preview({ figures: { title, opening, sections, signed } }: { figures: ReportFigures }) {
  return (
    <article className='sheet-of-paper'>
      <h2 className='paper-title'>{title}</h2>
      {opening.map(shown)}
      {sections.map(({ part, heading, blocks }) => <section key={part} aria-label={heading}><h3 className='paper-part'>{heading}</h3>{blocks.map(shown)}</section>)}
      <div className='paper-signed'>{signed.map((line) => <p key={line}>{line}</p>)}</div>
    </article>
  )
}

function shown(block: ReportBlock, i: number) {
  switch (block.kind) {
    case 'heading': return <h4 key={i} className='paper-head'>{block.text}</h4>
    case 'text': return <p key={i} className={block.flush ? 'paper-flush' : 'paper-text'}>{block.runs.map(({ text, gap }, at) => (gap ? <mark key={at}>{text}</mark> : text))}</p>
    case 'table': return <Figures key={i} block={block} />
    case 'chart': return <Chart key={i} block={block} />
    default: return block satisfies never
  }
}

const Figures = ({ block: { caption, note, columns, rows } }: { block: Of<'table'> }) => (
  <>
    <table className='paper-table'>
      <caption>{caption}</caption>
      <thead><tr>{columns.map(({ title }) => <th key={title} scope='col'>{title}</th>)}</tr></thead>
      <tbody>
        {rows.map((cells, i) => (
          <tr key={i}>{cells.map((text, at) => (columns[at]?.wide ? <th key={at} scope='row'>{text}</th> : <td key={at} className='num'>{text}</td>))}</tr>
        ))}
      </tbody>
    </table>
    {note ? <p className='paper-note'>{note}</p> : null}
  </>
)

/** Each bar says its figure, so that nobody has to measure. */
function Chart({ block: { chart, title, labels, values, percent: share } }: { block: Of<'chart'> }) {
  const top = share ? 1 : Math.max(1, ...values)
  const said = (value: number) => (share ? percent(value) : String(value))
  const size = (value: number) => `${(value / top) * 100}%`
  return (
    <figure className='paper-chart'>
      <figcaption>{title}</figcaption>
      <ol className={chart === 'bar' ? 'paper-bars' : 'paper-columns'} aria-label={title}>
        {labels.map((label, i) => {
          const value = values[i] ?? 0
          return chart === 'bar'
            ? <li key={i}><span className='paper-bar-name'>{label}</span><span className='paper-bar' aria-hidden><span style={{ width: size(value) }} /></span><span className='num'>{said(value)}</span></li>
            : <li key={i}><span className='num'>{said(value)}</span><span className='paper-column' aria-hidden style={{ height: `${(value / top) * 120}px` }} /><span className='paper-column-name'>{label}</span></li>
        })}
      </ol>
    </figure>
  )
}
