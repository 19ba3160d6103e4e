import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

/** One figure of the table. */
export interface Row {
  what: string
  value: number
  unit: string
  /** Against the baseline of the same run. */
  ratio?: number
  aim?: string
}

export function table(rows: readonly Row[]): string {
  const line = ({ what, value, unit, ratio, aim }: Row) =>
    `| ${what} | ${value.toLocaleString('en-US', { maximumFractionDigits: 2 })} ${unit} | ${ratio === undefined ? '' : ratio.toFixed(2)} | ${aim ?? ''} |`
  return ['| figure | value | ratio | aim |', '| --- | ---: | ---: | --- |', ...rows.map(line)].join('\n')
}

export function writeReport(rows: readonly Row[], now: Date): string {
  const machine = `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'cpu'}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const text = `# Benchmark\n\n${now.toISOString().slice(0, 10)} · ${machine}\n\nShared, noisy machines: trust the ratios (same run, in turns), not the absolutes.\n\n${table(rows)}\n`
  mkdirSync('bench/results', { recursive: true })
  const file = `bench/results/${now.toISOString().slice(0, 10)}.md`
  writeFileSync(file, text)
  return file
}
