/* A picture stands in a question's words as [图:key]; its bytes are at /images/key. */

const MARK = /\[图:([0-9a-z]{1,64})\]/

/** Words at even places, names of pictures at odd ones. */
export const pieces = (text: string): string[] => text.split(MARK)

export const hasPicture = (text: string): boolean => text.includes('[图:')

export const pictureAt = (name: string): string => `${API_BASE}/images/${name}`

/** Where no picture can be drawn: in a list, for a screen reader. */
export const withoutPictures = (text: string): string => (hasPicture(text) ? text.split(MARK).map((piece, at) => (at % 2 ? '［图］' : piece)).join('') : text)
