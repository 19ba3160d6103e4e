import type { Kysely } from 'kysely'
import type { ColumnKind, MaterialBody } from '../../contract/materials'
import type { Schema } from '../db/schema'
import { keptBody, searchable } from '../materials/rules/body'
import articles from './materials/articles.json'
import hotWords from './materials/hot-words.json'
import people from './materials/people.json'
import questions from './materials/questions.json'
import timeline from './materials/timeline.json'
import { insert } from './starter'

interface Entry { id: string; title: string; summary: string; period: string; date: string; body: MaterialBody }
interface Column { id: string; kind: ColumnKind; name: string; note: string; entries: Entry[] }

const card = (front: string, back: string, origin = ''): MaterialBody => ({ kind: 'card', front, back, origin })
/** What a document is cut to where a list shows it. */
const TITLE = 60

export const starterColumns: Column[] = [
  {
    id: 'col-articles', kind: 'articles', name: '党史故事', note: '一篇讲清一件事',
    entries: articles.map(({ id, title, summary, period, body, sources }) => ({
      id, title, summary, period, date: '', body: { kind: 'article', markdown: sources.length ? `${body}\n\n---\n\n参考：${sources.join('、')}` : body }
    }))
  },
  {
    id: 'col-timeline', kind: 'timeline', name: '大事年表', note: '四个历史时期',
    entries: timeline.map(({ id, date, title, text, period, ...more }) => ({ id, title, summary: '', period, date, body: card(title, text, 'place' in more ? String(more.place) : '') }))
  },
  {
    id: 'col-hot-words', kind: 'hot-words', name: '热词', note: '一个词，一段来历',
    entries: hotWords.map(({ id, term, meaning, origin, period }) => ({ id, title: term, summary: '', period, date: '', body: card(term, meaning, origin) }))
  },
  {
    id: 'col-questions', kind: 'questions', name: '百问', note: '先想一想，再看答案',
    entries: questions.map(({ id, question, answer, period }) => ({ id, title: question.slice(0, TITLE), summary: '', period, date: '', body: card(question, answer) }))
  },
  {
    id: 'col-people', kind: 'people', name: '人物', note: '他们的一生',
    entries: people.map(({ id, name, years, summary, text, period }) => ({ id, title: name, summary, period, date: years, body: card(name, text) }))
  }
]

/** The materials that come with the product, as columns of the uppermost unit. */
export async function insertStarterMaterials(db: Kysely<Schema>, unitId: string, at: number): Promise<void> {
  await insert(db, 'material_column', starterColumns.map(({ id, kind, name, note }, sort) => ({ id, unit_id: unitId, kind, name, note, sort, shown: 1, version: 1, created_at: at })))
  await insert(db, 'material', starterColumns.flatMap((column) => column.entries.map(({ body, ...entry }, sort) => ({
    ...entry, unit_id: unitId, column_id: column.id, kind: body.kind, body: JSON.stringify(keptBody(body, null)), sort, cover: null, state: 'published' as const, reason: '', author: null,
    words: searchable(entry.title, entry.summary, body), version: 1, created_at: at, updated_at: at, published_at: at
  }))))
}
