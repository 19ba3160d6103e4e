import { walkXml, localName } from '../xml'

/** A number as the cell shows it, for the formats that papers use. */
export type Show = (value: number, style: number) => string

const BUILT_IN = new Map<number, string>([
  [1, '0'], [2, '0.00'], [3, '#,##0'], [4, '#,##0.00'], [9, '0%'], [10, '0.00%'],
  [14, 'yyyy-mm-dd'], [15, 'yyyy-mm-dd'], [16, 'm"月"d"日"'], [17, 'yyyy"年"m"月"'], [18, 'h:mm'], [19, 'h:mm:ss'], [20, 'h:mm'], [21, 'h:mm:ss'], [22, 'yyyy-mm-dd h:mm'],
  [27, 'yyyy"年"m"月"'], [28, 'm"月"d"日"'], [29, 'm"月"d"日"'], [30, 'yyyy-mm-dd'], [31, 'yyyy"年"m"月"d"日"'], [32, 'h"时"mm"分"'], [33, 'h"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'], [37, '#,##0'], [38, '#,##0'], [39, '#,##0.00'], [40, '#,##0.00'], [45, 'mm:ss'], [46, 'h:mm:ss'], [47, 'mm:ss'],
  [50, 'yyyy"年"m"月"'], [51, 'm"月"d"日"'], [52, 'yyyy"年"m"月"'], [53, 'm"月"d"日"'], [54, 'm"月"d"日"'], [57, 'yyyy"年"m"月"'], [58, 'm"月"d"日"']
])

export function numberFormats(stylesXml: Uint8Array | undefined, from1904: boolean): Show {
  const codes = new Map(BUILT_IN)
  const cells: number[] = []
  let inCells = false
  if (stylesXml) {
    walkXml(stylesXml, 'xl/styles.xml', {
      open(name, attributes) {
        const local = localName(name)
        if (local === 'numFmt') codes.set(Number(attributes.numFmtId), (attributes.formatCode ?? '').slice(0, 256))
        else if (local === 'cellXfs') inCells = true
        else if (local === 'xf' && inCells) cells.push(Number(attributes.numFmtId))
      },
      close(name) {
        if (localName(name) === 'cellXfs') inCells = false
      }
    })
  }
  return (value, style) => format(value, codes.get(cells[style] ?? 0) ?? 'General', from1904)
}

/** Excel keeps 15 digits: 0.1 + 0.2 is shown as 0.3. */
export const plain = (value: number) => String(Number(value.toPrecision(15)))

function format(value: number, code: string, from1904: boolean): string {
  const section = (code.split(';')[0] as string).replace(/\[[^\]]*\]|_.|\*./g, '').replace(/\\(.)/g, '"$1"')
  const bare = section.replace(/"[^"]*"/g, '')
  if (/[ymdhs]/i.test(bare) && !/#|^\s*0/.test(bare)) return date(value, section, from1904)
  const digits = /[0#?][0#?,.]*/.exec(bare)?.[0]
  if (digits === undefined || /[eE/]/.test(bare)) return plain(value)
  const percent = bare.includes('%')
  const point = digits.indexOf('.')
  const decimals = point < 0 ? '' : digits.slice(point + 1)
  const [whole, fraction = ''] = Math.abs(percent ? value * 100 : value).toFixed(Math.min(decimals.length, 15)).split('.') as [string, string?]
  const least = (point < 0 ? digits : digits.slice(0, point)).replace(/[^0]/g, '').length
  const grouped = whole.padStart(least, '0').replace(digits.includes(',') ? /\B(?=(\d{3})+$)/g : /$^/, ',')
  const kept = /[#?]$/.test(decimals) ? fraction.replace(/0+$/, '').padEnd(decimals.replace(/[^0]/g, '').length, '0') : fraction
  const around = section.replace(/[0#?][0#?,.]*/, '\0').replace(/"/g, '').split('\0') as [string, string?]
  return `${value < 0 ? '-' : ''}${around[0]}${grouped}${kept ? `.${kept}` : ''}${around[1] ?? ''}`
}

/** Chinese dates as they are shown (1921年7月); all others as yyyy-mm-dd, a time of day with its hours. */
function date(value: number, section: string, from1904: boolean): string {
  if (value < 0 || value > 2_958_466) return plain(value)
  // Excel believes in a 29 February 1900.
  const days = from1904 ? value + 1462 : value < 60 ? value + 1 : value
  const at = new Date(Math.round((days - 25569) * 86400) * 1000)
  const [year, month, day, hour, minute, second] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()]
  const two = (n: number) => String(n).padStart(2, '0')
  const chinese = [...section].filter((sign) => '年月日'.includes(sign)).join('')
  const time = second ? `${hour}:${two(minute)}:${two(second)}` : `${hour}:${two(minute)}`
  if (chinese === '年月日') return `${year}年${month}月${day}日`
  if (chinese === '年月') return `${year}年${month}月`
  if (chinese === '月日') return `${month}月${day}日`
  if (chinese === '年') return `${year}年`
  const bare = section.replace(/"[^"]*"/g, '')
  if (!/[yd]/i.test(bare)) return time
  return `${year}-${two(month)}-${two(day)}${/h/i.test(bare) && value % 1 ? ` ${time}` : ''}`
}
