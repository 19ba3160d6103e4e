/** Materials, plans, check-ins, points, reflections, and the files that belong to them: see server/files, materials, study, reflections. */
export interface StudySchema {
  file: FileTable
  /** Bytes of a file in pieces of 512 KB, so that neither writing nor sending holds all of it. */
  file_piece: { file_id: string; no: number; bytes: Uint8Array }
  material_column: MaterialColumnTable
  material: MaterialTable
  material_file: { material_id: string; file_id: string }
  material_progress: MaterialProgressTable
  plan: PlanTable
  plan_unit: { plan_id: string; unit_id: string }
  /** What the code at a place says. */
  plan_place: { plan_id: string; place: string; code: string }
  plan_member: PlanMemberTable
  check_in: CheckInTable
  check_in_file: { check_in_id: string; file_id: string }
  /** Append-only: what became of a check-in after it was made. */
  check_in_event: { id: string; check_in_id: string; kind: 'passed' | 'refused' | 'deleted'; actor: string; reason: string; at: number }
  point_entry: PointEntryTable
  reflection: ReflectionTable
  reflection_file: { reflection_id: string; file_id: string; pos: number }
  /** Append-only. `checked`: what WeChat's text check said. */
  reflection_event: { id: string; reflection_id: string; comment_id: string | null; kind: 'submitted' | 'checked' | 'passed' | 'returned' | 'withdrawn' | 'picked' | 'unpicked' | 'hidden' | 'reported'; actor: string; reason: string; at: number }
  reflection_like: { reflection_id: string; member_id: string; at: number }
  reflection_comment: ReflectionCommentTable
}

export interface FileTable {
  id: string
  kind: 'photo' | 'audio' | 'video' | 'pdf'
  mime: string
  size: number
  width: number | null
  height: number | null
  seconds: number | null
  sha256: string
  member_id: string
  /** Empty while it is coming. */
  purpose: '' | 'check-in' | 'reflection' | 'material' | 'menu' | 'event' | 'portrait'
  /** coming: its bytes are not all there. staged: nothing holds it yet. Both are dropped after a day. */
  state: 'coming' | 'staged' | 'used'
  thumb: Uint8Array | null
  at: number
}

export interface MaterialColumnTable {
  id: string
  unit_id: string
  kind: 'articles' | 'hot-words' | 'questions' | 'timeline' | 'people'
  name: string
  note: string
  sort: number
  shown: number
  version: number
  created_at: number
}

export interface MaterialTable {
  id: string
  unit_id: string
  column_id: string | null
  kind: 'article' | 'book' | 'audio' | 'video' | 'pdf' | 'link' | 'card'
  title: string
  summary: string
  /** JSON by kind: see contract/materials.ts. */
  body: string
  period: string
  /** Of an entry in a timeline: 1921-07-23, 1921-07 or 1921; of a person the years. */
  date: string
  sort: number
  cover: string | null
  state: 'draft' | 'review' | 'published' | 'returned' | 'withdrawn'
  reason: string
  /** Member who contributed it; null: it came with the program. */
  author: string | null
  /** Folded for finding words. */
  words: string
  version: number
  created_at: number
  updated_at: number
  published_at: number | null
}

export interface MaterialProgressTable {
  member_id: string
  material_id: string
  /** JSON: which pieces were on screen (articles, books, pages of a PDF), or which stretches were played. */
  seen: string
  /** JSON: where to go on. */
  place: string
  /** Shown to the member only; earns nothing. */
  seconds: number
  read_at: number | null
  first_at: number
  updated_at: number
}

export interface PlanTable {
  id: string
  unit_id: string
  title: string
  config: string
  state: 'draft' | 'published' | 'ended'
  version: number
  from_day: number
  to_day: number
  created_by: string
  created_at: number
  updated_at: number
  published_at: number | null
  ended_at: number | null
}

/** A member in a plan: where he belongs, and what is kept of his check-ins. Made with the first check-in, or with a group or team. */
export interface PlanMemberTable {
  plan_id: string
  member_id: string
  unit_id: string
  group_id: string
  team: string
  leader: number
  /** The day on which he missed too many. */
  out_day: number | null
  days: number
  check_ins: number
  full_days: number
  made_up: number
  leaves: number
  /** In a row up to `last_day`; whether it still goes on today is a matter of the day of asking. */
  streak: number
  longest: number
  /** 0: none yet. */
  last_day: number
  last_at: number | null
  /** Hundredths. */
  points: number
  /** JSON: what members count, places, check-ins by task. */
  sums: string
}

export interface CheckInTable {
  id: string
  plan_id: string
  /** Empty for a day of leave. */
  task_id: string
  member_id: string
  /** Where the member was then. */
  unit_id: string
  /** Who handed it in: the member, or the leader of the team. */
  by_member: string
  send_id: string
  day: number
  /** Keeps the quota: day, week, month or span and a running number while it counts; its own id when it does not. */
  slot: string
  how: 'check-in' | 'make-up' | 'leave'
  state: 'counted' | 'review' | 'refused' | 'deleted'
  reason: string
  late: number
  /** JSON of what was handed in. */
  given: string
  /** JSON of what it adds: characters, numbers, place. */
  sums: string
  at: number
  written_at: number | null
  decided_at: number | null
}

/** Append-only. What a cause has earned is the sum of its entries: a reversal is an entry with the opposite sign. */
export interface PointEntryTable {
  id: string
  member_id: string
  plan_id: string
  /** check-in:ID, full-day:20260405, streak:7:20260411, milestone:2, tier:10 */
  cause: string
  words: string
  /** Hundredths. */
  delta: number
  day: number | null
  /** The check-in whose coming led to it; null: a decision or a change of the rules did. */
  check_in_id: string | null
  at: number
}

/** What came of WeChat's text check. */
export interface CheckedText {
  /** Empty: it was not asked, or said nothing. */
  checked: '' | 'pass' | 'review' | 'risky'
  /** What it found, or why it said nothing, for the organiser. */
  check_note: string
  /** When to ask (again); null: there is nothing to ask. */
  check_at: number | null
  check_tries: number
}

export interface ReflectionTable extends CheckedText {
  id: string
  member_id: string
  unit_id: string
  material_id: string | null
  plan_id: string | null
  task_id: string | null
  title: string
  text: string
  /** Characters without spaces. */
  chars: number
  state: 'draft' | 'review' | 'shown' | 'returned' | 'withdrawn' | 'hidden'
  sight: 'self' | 'unit' | 'all'
  version: number
  reason: string
  submitted_at: number | null
  shown_at: number | null
  picked_at: number | null
  /** A member asked for somebody to look at it, and nobody has. */
  reported_at: number | null
  likes: number
  comments: number
  created_at: number
  updated_at: number
}

export interface ReflectionCommentTable extends CheckedText {
  id: string
  reflection_id: string
  member_id: string
  unit_id: string
  text: string
  state: 'review' | 'shown' | 'refused' | 'deleted'
  reason: string
  send_id: string
  at: number
}
