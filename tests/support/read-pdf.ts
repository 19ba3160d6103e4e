import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface ReadPdf { pages: string[]; info: { Title?: string } }

/** What another program finds in our PDF files. */
export function readPdfs(files: readonly Uint8Array[]): ReadPdf[] {
  const folder = mkdtempSync(join(tmpdir(), 'xueshi-pdf-'))
  try {
    const paths = files.map((_, i) => join(folder, `${i}.pdf`))
    files.forEach((bytes, i) => writeFileSync(paths[i] as string, bytes))
    return JSON.parse(execFileSync(process.execPath, [resolve('tests/support/pdf-reader.mjs'), ...paths], { encoding: 'utf8', maxBuffer: 1e8 })) as ReadPdf[]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lines and columns are the page's affair. */
export const closeUp = (text: string) => text.replace(/\s+/g, '')
