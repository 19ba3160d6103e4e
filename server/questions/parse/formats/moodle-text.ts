import { Flow, flowNode } from './flow'
import { flowHtml } from './html'
import type { Pictures } from './images'
import { elements, first, named, textOf, type XmlNode } from './xml'

/** A text with its format and the files that it shows, as plain text. */
export function richText(node: XmlNode | undefined, pictures: Pictures, unread: Set<string>): string {
  const text = first(node, 'text')
  if (!node || !text) return ''
  const format = node.attributes.get('format') ?? 'html'
  if (format === 'plain_text' || format === 'markdown') return textOf(text).trim()

  const files = new Map(named(node, 'file').map((file) => [file.attributes.get('name') ?? '', textOf(file)]))
  const flow = new Flow((src) => pictures.mark(src, files))
  // Some programs write the markup as XML, not as text.
  if (elements(text).length > 0) flowNode(flow, text)
  else flowHtml(flow, format === 'moodle_auto_format' ? textOf(text).trim().replace(/\r\n|\r|\n/g, '<br>') : textOf(text))
  for (const kind of flow.unread) unread.add(kind)
  return flow.toString()
}
