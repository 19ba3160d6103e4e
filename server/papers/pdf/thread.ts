import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { workbook, type Sheet as Table } from '../../sheets/workbook'
import type { Sheet } from '../rules/sheet'
import { drawSheet } from './draw'
import { openFace } from './font'
import type { Drawable } from './rows'

/** A paper, or a table: a long one holds whoever makes it up as well. */
export type Work = { sheet: Sheet; pictures: [string, Drawable][] } | { table: Table }
export type Order = Work & { id: number }

export type Delivery = { id: number; bytes: Uint8Array } | { id: number; failed: string }

/** The thread's end of writer.ts: one paper after the other, with the font read once. @param folder where the font lies */
export function servePapers(folder: string): void {
  const port = parentPort
  if (!port) throw new Error('servePapers runs in a worker thread only')
  const face = openFace(join(folder, 'paper.ttf'))
  port.on('message', (order: Order) => {
    const { id } = order
    const made = 'table' in order ? workbook([order.table]) : drawSheet(face, order.sheet, new Map(order.pictures))
    made.then(
      (bytes) => {
        const own = Uint8Array.from(bytes)
        port.postMessage({ id, bytes: own } satisfies Delivery, [own.buffer])
      },
      (error: unknown) => port.postMessage({ id, failed: error instanceof Error ? error.stack ?? error.message : String(error) } satisfies Delivery)
    )
  })
}
