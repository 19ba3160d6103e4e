import { printable } from './workbook'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' }

/** As text, and as the value of an attribute. */
export const escaped = (text: string): string => printable(text).replace(/[&<>"'\n\r\t]/g, (letter) => ENTITIES[letter] ?? '')

/** Marks in the text where something goes that is written by hand; no text of anybody's may hold this letter. */
export const PLACE = '\ue000'
