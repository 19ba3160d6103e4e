import { Parser, type Node } from 'commonmark'

/* Markdown as materials are written in: a list of blocks that lie behind each other. Whatever is none of them becomes its plain words. */

export interface Span { text: string; strong?: true; emph?: true; href?: string; material?: string }
export type ReadBlock =
  | { kind: 'text' | 'quote'; spans: Span[] }
  | { kind: 'head'; level: number; spans: Span[] }
  | { kind: 'item'; mark: string; depth: number; spans: Span[] }
  | { kind: 'picture'; fileId: string; alt: string }
  | { kind: 'line' }

/** Nobody nests deeper, and what is drawn ends somewhere. */
const DEEPEST = 3

export function readMarkdown(markdown: string): ReadBlock[] {
  const blocks: ReadBlock[] = []
  const around: { quote: boolean; lists: Node[]; mark: string } = { quote: false, lists: [], mark: '' }
  for (let node = new Parser().parse(markdown).firstChild; node; node = node.next) blockInto(blocks, node, around)
  return blocks
}

interface Around { quote: boolean; lists: Node[]; mark: string }

function blockInto(blocks: ReadBlock[], node: Node, around: Around): void {
  const children = (within: Around) => { for (let child = node.firstChild; child; child = child.next) blockInto(blocks, child, within) }
  switch (node.type) {
    case 'block_quote': return children({ ...around, quote: true })
    case 'list': return children({ ...around, lists: [...around.lists, node] })
    case 'item': {
      const list = around.lists.at(-1)
      let no = list?.listStart ?? 1
      for (let before = node.prev; before; before = before.prev) no++
      const mark = list?.listType === 'ordered' ? `${no}.` : '•'
      const within = { ...around, mark }
      for (let child = node.firstChild; child; child = child.next) {
        blockInto(blocks, child, within)
        if (child.type === 'paragraph') within.mark = ''
      }
      return
    }
    case 'heading': return put(blocks, { kind: 'head', level: Math.min(3, Math.max(2, node.level)), spans: spansOf(node) })
    case 'thematic_break': return void blocks.push({ kind: 'line' })
    case 'code_block':
    case 'html_block': {
      const text = (node.literal ?? '').trim()
      return text ? void blocks.push({ kind: 'text', spans: [{ text }] }) : undefined
    }
    case 'paragraph': return paragraphInto(blocks, node, around)
    default: return children(around)
  }
}

function put(blocks: ReadBlock[], block: ReadBlock): void {
  if (!('spans' in block) || block.spans.some(({ text }) => text.trim())) blocks.push(block)
}

/** A picture stands by itself, wherever in a paragraph it was written. */
function paragraphInto(blocks: ReadBlock[], node: Node, { quote, lists, mark }: Around): void {
  const wrap = (spans: Span[]): ReadBlock => lists.length ? { kind: 'item', mark, depth: Math.min(lists.length - 1, DEEPEST), spans } : { kind: quote ? 'quote' : 'text', spans }
  let open: Span[] = []
  for (const piece of inline(node)) {
    if ('text' in piece) open.push(piece)
    else {
      put(blocks, wrap(joined(open)))
      open = []
      blocks.push(piece)
    }
  }
  put(blocks, wrap(joined(open)))
}

type Piece = Span | { kind: 'picture'; fileId: string; alt: string }

const spansOf = (node: Node): Span[] => joined(inline(node).filter((piece): piece is Span => 'text' in piece))

function inline(node: Node, look: Omit<Span, 'text'> = {}): Piece[] {
  const pieces: Piece[] = []
  for (let child = node.firstChild; child; child = child.next) {
    switch (child.type) {
      case 'text':
      case 'code':
      case 'html_inline': pieces.push({ text: child.literal ?? '', ...look }); break
      case 'softbreak': pieces.push({ text: softly(child), ...look }); break
      case 'linebreak': pieces.push({ text: '\n', ...look }); break
      case 'strong': pieces.push(...inline(child, { ...look, strong: true })); break
      case 'emph': pieces.push(...inline(child, { ...look, emph: true })); break
      case 'link': pieces.push(...inline(child, { ...look, ...leading(child.destination ?? '') })); break
      case 'image': pieces.push(...picture(child, look)); break
      default: pieces.push(...inline(child, look))
    }
  }
  return pieces
}

/** Chinese is written without spaces: a line that was broken for the writer's eye goes on. */
function softly(node: Node): string {
  const before = node.prev?.literal?.at(-1) ?? ''
  const after = node.next?.literal?.[0] ?? ''
  return /[\u2e80-\uffef]/.test(before) || /[\u2e80-\uffef]/.test(after) ? '' : ' '
}

/** Out by http alone, or to another material; anything else is no link but its words. */
function leading(to: string): Pick<Span, 'href' | 'material'> {
  const material = /^material:([A-Za-z0-9_-]{1,40})$/.exec(to)?.[1]
  if (material) return { material }
  return /^https?:\/\/[^\s/]/i.test(to) ? { href: to } : {}
}

/** Only files that lie here: a picture from elsewhere would tell its server who reads. */
function picture(node: Node, look: Omit<Span, 'text'>): Piece[] {
  const alt = spansOf(node).map(({ text }) => text).join('')
  const fileId = /^file:([A-Za-z0-9_-]{1,40})$/.exec(node.destination ?? '')?.[1]
  return fileId ? [{ kind: 'picture', fileId, alt }] : alt ? [{ text: alt, ...look }] : []
}

function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans) {
    if (span.text === '') continue
    const last = out.at(-1)
    const same = last && last.strong === span.strong && last.emph === span.emph && last.href === span.href && last.material === span.material
    if (same) last.text += span.text
    else out.push({ ...span })
  }
  const first = out[0]
  const last = out.at(-1)
  if (first) first.text = first.text.replace(/^\s+/, '')
  if (last) last.text = last.text.replace(/\s+$/, '')
  return out.filter(({ text }) => text !== '')
}

/** Words of a block, for searching and for how long reading takes. */
export const wordsOf = (block: ReadBlock): string => ('spans' in block ? block.spans.map(({ text }) => text).join('') : block.kind === 'picture' ? block.alt : '')

export const picturesIn = (blocks: readonly ReadBlock[]): string[] => blocks.flatMap((block) => (block.kind === 'picture' ? [block.fileId] : []))
