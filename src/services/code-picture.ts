import { encode } from 'uqr'

/** Light modules around it, without which no camera finds it. */
const QUIET = 4

/** Rows of dark (true) and light modules, without the quiet zone; drawn on the phone, so that no code for a place goes through somebody else's server. */
export const codeOf = (text: string): boolean[][] => encode(text, { ecc: 'M', border: 0 }).data

/** The code as a picture for a background. */
export function codePicture (text: string): string {
  const rows = codeOf(text)
  const size = rows.length + 2 * QUIET
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x + QUIET},${y + QUIET}h1v1h-1z` : []))).join('')
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' shape-rendering='crispEdges'><rect width='${size}' height='${size}' fill='white'/><path d='${path}' fill='black'/></svg>`
  return `url("data:image/svg+xml,${svg.replace(/</g, '%3C').replace(/>/g, '%3E')}")`
}
