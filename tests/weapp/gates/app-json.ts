import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Check } from './types'

/**
 * app.json and the page configs through miniprogram-ci, offline.
 * In a process of its own: the package litters its working directory and keeps workers alive.
 */
export const appJson: Check = async (dir) => {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-ci-'))
  try {
    const child = spawn(process.execPath, [path.join(__dirname, 'app-json-child.cjs'), dir], {
      cwd: temporary,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    })
    const [errors, report] = [child.stderr!, child.stdio[3] as NodeJS.ReadableStream].map(textOf) as [Promise<string>, Promise<string>]
    await once(child, 'close')
    const answer = await report
    if (!answer) return [`miniprogram-ci did not run: ${(await errors).slice(0, 400)}`]
    return JSON.parse(answer) as string[]
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true })
  }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
}
