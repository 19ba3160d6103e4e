import { NO_IMAGE } from './images'
import type { XmlNode } from './xml'

/** Tags that stand on lines of their own. */
const BLOCKS = new Set(['address', 'article', 'aside', 'blockquote', 'caption', 'center', 'dd', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul',
  'itemBody', 'prompt', 'choiceInteraction', 'rubricBlock'])
const MUTED = new Set(['script', 'style', 'head', 'template'])
const UNREAD = new Map([['math', '公式'], ['audio', '录音'], ['video', '视频'], ['object', '嵌入的内容'], ['iframe', '嵌入的网页'], ['svg', '图形']])

export type Attribute = (name: string) => string | undefined

/** Gathers what a browser would show as text: runs of white space are one space, blocks are lines. */
export class Flow {
  /** What cannot be shown as text and was met, in Chinese. */
  readonly unread = new Set<string>()
  private readonly pieces: string[] = []
  private muted = 0
  private pre = 0

  constructor(private readonly image: (src: string) => string) {}

  text(words: string): void {
    if (this.muted > 0) return
    this.pieces.push(this.pre > 0 ? words.replace(/\r\n?/g, '\n').replace(/[ \t\f\u00a0]+/g, ' ') : words.replace(/[ \t\r\n\f\u00a0]+/g, ' '))
  }

  open(name: string, attribute: Attribute): void {
    if (MUTED.has(name)) this.muted++
    if (this.muted > 0) return
    if (name === 'pre') this.pre++
    if (name === 'br' || BLOCKS.has(name)) this.pieces.push('\n')
    if (name === 'td' || name === 'th') this.pieces.push(' ')
    if (name === 'img') this.picture(attribute('src') ?? '')
    else if (name === 'object' && attribute('type')?.startsWith('image/')) this.picture(attribute('data') ?? '')
    else if (UNREAD.has(name)) this.unread.add(UNREAD.get(name) ?? name)
  }

  close(name: string): void {
    if (MUTED.has(name) && this.muted > 0) this.muted--
    if (name === 'pre' && this.pre > 0) this.pre--
    if (this.muted === 0 && BLOCKS.has(name)) this.pieces.push('\n')
  }

  private picture(src: string): void {
    const mark = this.image(src)
    if (mark === NO_IMAGE) this.unread.add('图片')
    this.pieces.push(mark)
  }

  toString(): string {
    return this.pieces.join('').replace(/ {2,}/g, ' ').replace(/ ?\n[ \n]*/g, '\n').trim()
  }
}

/** Lets a whole element flow; `instead` may take an element over (true) and so keep it and what is in it out. */
export function flowNode(flow: Flow, node: XmlNode, instead: (node: XmlNode) => boolean = () => false): void {
  if (instead(node)) return
  flow.open(node.name, (name) => node.attributes.get(name))
  for (const child of node.children) {
    if (typeof child === 'string') flow.text(child)
    else flowNode(flow, child, instead)
  }
  flow.close(node.name)
}
