/** What people say of an event afterwards: see server/events/feedback. */
export interface FeedbackSchema {
  /** One of each person, as he said it last. */
  event_feedback: EventFeedbackTable
}

export interface EventFeedbackTable {
  event_id: string
  member_id: string
  /** JSON of field → answer. */
  answers: string
  at: number
  updated_at: number
}
