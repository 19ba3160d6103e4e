import type { MaterialBody } from '../../../contract/materials'
import { foldForSearch } from '../../fold'
import { picturesIn, readMarkdown, wordsOf, type ReadBlock } from './markdown'
import type { Measure } from './progress'

/* A body as the database keeps it: as it was written, and how much there is to see of it. */

interface Text { markdown: string; /** Characters of each block. */ chars: number[] }
export type KeptBody =
  | { kind: 'article' } & Text
  | { kind: 'book'; chapters: ({ title: string } & Text)[] }
  | { kind: 'audio' | 'video'; fileId: string; seconds: number | null }
  | { kind: 'pdf'; fileId: string }
  | { kind: 'link'; url: string }
  | { kind: 'card'; front: string; back: string; origin: string }

/** Looking at a picture takes as long as a line. */
const PICTURE_CHARS = 20

const charsOf = (block: ReadBlock) => (block.kind === 'picture' ? PICTURE_CHARS : wordsOf(block).length)
const keptText = (markdown: string): Text => ({ markdown, chars: readMarkdown(markdown).map(charsOf) })

/** `seconds`: what the recording says of itself; it goes before what was told. */
export function keptBody(body: MaterialBody, seconds: number | null): KeptBody {
  switch (body.kind) {
    case 'article': return { kind: body.kind, ...keptText(body.markdown) }
    case 'book': return { kind: body.kind, chapters: body.chapters.map(({ title, markdown }) => ({ title, ...keptText(markdown) })) }
    case 'audio':
    case 'video': return { kind: body.kind, fileId: body.fileId, seconds: seconds ?? body.seconds ?? null }
    default: return body
  }
}

/** As it was sent. */
export function bodyOf(kept: KeptBody): MaterialBody {
  switch (kept.kind) {
    case 'article': return { kind: kept.kind, markdown: kept.markdown }
    case 'book': return { kind: kept.kind, chapters: kept.chapters.map(({ title, markdown }) => ({ title, markdown })) }
    case 'audio':
    case 'video': return { kind: kept.kind, fileId: kept.fileId, ...(kept.seconds !== null && { seconds: kept.seconds }) }
    default: return kept
  }
}

const textsOf = (body: MaterialBody): string[] => (body.kind === 'article' ? [body.markdown] : body.kind === 'book' ? body.chapters.map(({ markdown }) => markdown) : [])

/** Every file that it shows. */
export function filesIn(body: MaterialBody, cover: string | null): string[] {
  const held = 'fileId' in body ? [body.fileId] : []
  return [...new Set([...held, ...textsOf(body).flatMap((markdown) => picturesIn(readMarkdown(markdown))), ...(cover ? [cover] : [])])]
}

/** What a search looks through. */
export function searchable(title: string, summary: string, body: MaterialBody): string {
  const more = body.kind === 'card' ? [body.front, body.back, body.origin] : body.kind === 'book' ? body.chapters.map((chapter) => chapter.title) : []
  return foldForSearch([title, summary, ...more, ...textsOf(body).flatMap((markdown) => readMarkdown(markdown).map(wordsOf))].join('\n'))
}

/** What cannot be shown to anybody yet. Null: all is there. */
export function missing(kept: KeptBody): string | null {
  if (kept.kind === 'article' && kept.chars.length === 0) return '正文还是空的，写好后再发布。'
  if (kept.kind === 'book' && kept.chapters.some(({ chars }) => chars.length === 0)) return '有一章还是空的，写好后再发布。'
  return null
}

/**
 * Of a recording whose length nobody knows, of a document and of a link: that it was opened, since what happens then is out of sight.
 * Of a card: that it was turned round.
 */
export function measureOf(kept: KeptBody): Measure {
  switch (kept.kind) {
    case 'article': return { kind: 'pieces', chars: kept.chars }
    case 'book': return { kind: 'pieces', chars: kept.chapters.flatMap(({ chars }) => chars) }
    case 'audio':
    case 'video': return kept.seconds === null ? { kind: 'pieces', chars: [0] } : { kind: 'seconds', seconds: kept.seconds }
    case 'card': return { kind: 'pieces', chars: [kept.front.length, kept.back.length] }
    default: return { kind: 'pieces', chars: [0] }
  }
}

/** Where a chapter's first block stands among all of a book's. */
export const chapterBegins = (kept: KeptBody, no: number): number => (kept.kind === 'book' ? kept.chapters.slice(0, no).reduce((sum, { chars }) => sum + chars.length, 0) : 0)
