import type { EventConfig } from '../../../contract/event-config'
import { afterSentences, attendSentences } from './notice-attend'
import { enrolSentences } from './notice-enrol'
import { sessionSentences } from './notice-sessions'
import { sentence, type Around, type EventNames } from './words'

export type { EventNames }

/** The event's rules as the sentences a notice prints, in a notice's order; of what does not apply nothing is said. */
export function eventNotice(config: EventConfig, names: EventNames = {}, zone = 'Asia/Shanghai'): string[] {
  const around: Around = { config, names, zone }
  const { contact, notes = [] } = config
  return [
    ...sessionSentences(around), ...enrolSentences(around), ...attendSentences(around), ...afterSentences(around),
    ...notes.map((note, i) => `${i ? '' : '注意事项：'}${notes.length > 1 ? `${i + 1}. ` : ''}${sentence(note)}`),
    contact ? `联系人：${contact.name}${contact.phone ? `，电话 ${contact.phone}` : ''}。` : ''
  ].filter(Boolean)
}
