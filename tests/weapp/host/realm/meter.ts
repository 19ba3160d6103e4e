import * as adapter from 'glass-easel-miniprogram-adapter'
import type { Bridge } from './bridge'

type SetData = (this: unknown, data: Record<string, unknown>, done?: () => void) => void

const HARD_LIMIT = 1024 * 1024

/** Counts the bytes of every setData and, like the bridge of a phone, hands over a JSON copy only. */
export function meterSetData(bridge: Bridge, currentPage: () => string): void {
  const prototype = adapter.component.ComponentCaller.prototype as unknown as { setData: SetData }
  const original = prototype.setData
  prototype.setData = function (data, done) {
    const json = JSON.stringify(data)
    const bytes = bridge.byteLength(json)
    record(bridge, currentPage(), bytes, Object.keys(data).length)
    for (const [key, value] of Object.entries(data)) {
      if (value === undefined) bridge.log.warnings.push(`setData: "${key}" is undefined`)
    }
    if (bytes > HARD_LIMIT) bridge.log.warnings.push(`setData: ${bytes} bytes are past the limit of 1 MB`)
    original.call(this, JSON.parse(json) as Record<string, unknown>, done && (() => done.call(this)))
  }
}

function record({ log }: Bridge, page: string, bytes: number, keys: number): void {
  log.setData.push({ page, bytes, keys })
  const total = (log.setDataByPage[page] ??= { calls: 0, bytes: 0, max: 0 })
  total.calls += 1
  total.bytes += bytes
  total.max = Math.max(total.max, bytes)
}
