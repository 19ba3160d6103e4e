import Taro from '@tarojs/taro'
import { H5 } from './target'

export interface Appointment { id: string, title: string, begins: number, ends: number, place: string, note: string }

/** RFC 5545: lines of at most 75 octets, continued with a blank; commas, semicolons and line breaks are escaped. */
export function calendarFile ({ id, title, begins, ends, place, note }: Appointment, written: number): string {
  const stamp = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '')
  const text = (value: string) => value.replace(/\\/g, '\\\\').replace(/([,;])/g, '\\$1').replace(/\r?\n/g, '\\n')
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//xueshi//events//ZH', 'METHOD:PUBLISH', 'BEGIN:VEVENT', `UID:${id}@xueshi`, `DTSTAMP:${stamp(written)}`, `DTSTART:${stamp(begins)}`, `DTEND:${stamp(ends)}`,
    `SUMMARY:${text(title)}`, ...(place ? [`LOCATION:${text(place)}`] : []), ...(note ? [`DESCRIPTION:${text(note)}`] : []), 'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT60M', `DESCRIPTION:${text(title)}`, 'END:VALARM', 'END:VEVENT', 'END:VCALENDAR'
  ]
  return lines.map(folded).join('\r\n') + '\r\n'
}

const octets = (sign: string) => { const code = sign.codePointAt(0) ?? 0; return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4 }

function folded (line: string): string {
  let out = ''
  let room = 75
  for (const sign of line) {
    if (octets(sign) > room) { out += '\r\n '; room = 74 }
    out += sign
    room -= octets(sign)
  }
  return out
}

/** @returns what to say afterwards. @throws Error with a sentence for the person */
export async function addToCalendar (one: Appointment, now: number): Promise<string> {
  if (H5) {
    const address = URL.createObjectURL(new Blob([calendarFile(one, now)], { type: 'text/calendar;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `${one.title}.ics`
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
    return '日历文件已下载，打开它就能加进日历。'
  }
  try {
    await Taro.addPhoneCalendar({ title: one.title, startTime: Math.floor(one.begins / 1000), endTime: String(Math.floor(one.ends / 1000)), location: one.place, description: one.note, alarm: true, alarmOffset: 3600 })
    return '已加进手机日历，提前一小时提醒。'
  } catch (failure) {
    const said = (failure as { errMsg?: string }).errMsg ?? ''
    if (/cancel/.test(said)) return ''
    throw new Error(/auth|deny|permission/.test(said) ? '没有日历权限。请点右上角“…”，在“设置”里允许使用日历。' : '没有加进日历，请再试一次。', { cause: failure })
  }
}
