import { archive } from './archive'
import { papers } from './papers'
import { bank } from './question-bank'
import { ranks } from './ranks'
import { boards } from './boards'
import { setdata, sizes } from './sizes'
import { table, writeReport, type Row } from './report'
import { questions } from './question-papers'
import { standings } from './standings'
import { study } from './study'
import { submits } from './submits'

const parts: Record<string, () => Promise<Row[]>> = { submits, boards, ranks, standings, papers, questions, bank, archive, study, sizes, setdata }

async function main() {
  const wanted = process.argv.slice(2)
  const rows: Row[] = []
  for (const [name, run] of Object.entries(parts)) {
    if (wanted.length && !wanted.includes(name)) continue
    process.stdout.write(`Measuring ${name} …\n`)
    const found = await run()
    rows.push(...found)
    process.stdout.write(`${table(found)}\n\n`)
  }
  if (!wanted.length) process.stdout.write(`Written to ${writeReport(rows, new Date())}\n`)
}

void main().then(() => process.exit(0), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
