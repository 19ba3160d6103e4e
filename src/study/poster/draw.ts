export interface Poster {
  association: string
  plan: string
  /** Empty: not said. */
  name: string
  days: number
  streak: number
  /** A line of the plan. */
  line: string
  date: string
}

export const WIDTH = 350
export const HEIGHT = 480

/** What the poster says, for whoever does not see it. */
export const saidBy = ({ association, plan, name, days, streak, line, date }: Poster): string =>
  [association, plan, name && `${name}`, `已打卡 ${days} 天`, streak > 1 ? `连续 ${streak} 天` : '', line, date].filter(Boolean).join('，')

type Pen = Pick<CanvasRenderingContext2D, 'fillStyle' | 'font' | 'textBaseline' | 'fillRect' | 'fillText' | 'measureText'>

/** Breaks a text into lines that fit; the last ends with … where there is more. */
export function fitted (measure: (text: string) => number, text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const sign of text) {
    if (measure(line + sign) <= width) { line += sign; continue }
    lines.push(line)
    line = sign
    if (lines.length === most) return [...lines.slice(0, -1), `${(lines[most - 1] ?? '').slice(0, -1)}…`]
  }
  return line ? [...lines, line] : lines
}

const GUTTER = 28
const FAMILY = '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'
const INK = '#241f1b'
const SOFT = '#5b524a'
const RED = '#b3211b'

/** Paper, ink and the double rule, as the pages are set. */
export function draw (pen: Pen, { association, plan, name, days, streak, line, date }: Poster): void {
  const inner = WIDTH - GUTTER * 2
  const write = (text: string, y: number, size: number, { bold = false, colour = INK, most = 1, x = GUTTER } = {}): number => {
    pen.font = `${bold ? 600 : 400} ${size}px ${FAMILY}`
    pen.fillStyle = colour
    pen.textBaseline = 'top'
    let at = y
    for (const part of fitted((said) => pen.measureText(said).width, text, inner - (x - GUTTER), most)) {
      pen.fillText(part, x, at)
      at += size * 1.45
    }
    return at
  }
  pen.fillStyle = '#faf7f1'
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.fillStyle = RED
  pen.fillRect(GUTTER, 30, inner, 3)
  pen.fillRect(GUTTER, 36, inner, 1)
  let y = write(association, 52, 14, { colour: SOFT })
  y = write(plan, y + 4, 24, { bold: true, most: 2 })
  if (name) y = write(name, y + 6, 16, { colour: SOFT })
  const figure = Math.max(y + 22, 176)
  write(String(days), figure, 76, { bold: true })
  pen.font = `600 76px ${FAMILY}`
  const wide = pen.measureText(String(days)).width
  write('天打卡', figure + 44, 17, { colour: SOFT, x: GUTTER + wide + 8 })
  let low = figure + 112
  if (streak > 1) low = write(`已连续 ${streak} 天`, low, 17)
  write(line, low + 6, 15, { colour: SOFT, most: 3 })
  pen.fillStyle = '#e6ded2'
  pen.fillRect(GUTTER, HEIGHT - 56, inner, 1)
  write(date, HEIGHT - 44, 13, { colour: SOFT })
}
