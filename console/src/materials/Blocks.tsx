import type { Block } from '../../../contract/materials'
import { addressOf } from '../review/Photos'

type Span = Extract<Block, { kind: 'text' }>['spans'][number]

const Words = ({ spans }: { spans: readonly Span[] }) => <>{spans.map((span, i) => <One key={i} span={span} />)}</>

function One({ span: { text, strong, emph, href, material } }: { span: Span }) {
  const inner = strong ? <b>{text}</b> : emph ? <em>{text}</em> : text
  if (href) return <a href={href} target='_blank' rel='noreferrer'>{inner}</a>
  return material ? <span className='block-link'>{inner}</span> : <>{inner}</>
}

/** What the server has read out of Markdown, as the phone draws it. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return <div className='blocks'>{blocks.map((block, i) => <Drawn key={i} block={block} />)}</div>
}

function Drawn({ block }: { block: Block }) {
  switch (block.kind) {
    case 'text': return <p><Words spans={block.spans} /></p>
    case 'head': return <p className={block.level === 2 ? 'block-head' : 'block-sub'}><Words spans={block.spans} /></p>
    case 'quote': return <blockquote><Words spans={block.spans} /></blockquote>
    case 'item': return <p className='block-item' style={{ marginLeft: block.depth * 20 }}><span className='block-mark num'>{block.mark}</span><span><Words spans={block.spans} /></span></p>
    case 'picture': return block.file ? <figure><img src={addressOf(block.file.url)} alt={block.alt} />{block.alt ? <figcaption className='cap'>{block.alt}</figcaption> : null}</figure> : <p className='cap block-gone'>图片不在了，请重新上传</p>
    case 'line': return <hr />
  }
}
