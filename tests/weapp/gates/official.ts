import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Check } from './types'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** WXML and WXS through WeChat's own compiler. */
export const wcc: Check = (dir, files) => {
  const sources = files.filter((file) => /\.(wxml|wxs)$/.test(file))
  return withCompiler('wcc', (run) => {
    const { status, output } = run(dir, ['-d', '-o', 'OUT', ...sources])
    return status !== 0 || /ERR|error/i.test(output) ? [oneLine(output) || `wcc ended with ${status}`] : []
  })
}

/** Files that a style imports, as far as they are there: the compiler takes them by name and complains of those that it was not given. */
function importsOf(dir: string, file: string, files: readonly string[]): string[] {
  const named = [...fs.readFileSync(path.join(dir, file), 'utf8').matchAll(/@import\s+["']([^"']+)["']/g)].map(([, at]) => path.posix.join(path.posix.dirname(file), at as string))
  return named.filter((one) => files.includes(one)).flatMap((one) => [one, ...importsOf(dir, one, files.filter((other) => other !== one))])
}

/** Each WXSS file through WeChat's own compiler. */
export const wcsc: Check = (dir, files) => {
  const sources = files.filter((file) => file.endsWith('.wxss'))
  return withCompiler('wcsc', (run) =>
    sources.flatMap((file) => {
      const { status, output } = run(dir, ['-lc', '-js', '-o', 'OUT', file, ...importsOf(dir, file, sources)])
      return status === 0 ? [] : [`${file}: ${oneLine(output) || `wcsc ended with ${status}`}`]
    }),
  )
}

type Run = (dir: string, args: string[]) => { status: number | null; output: string }

/** npm loses the executable bit of the compilers, and the installed package is not ours to change: they run from a copy. */
function withCompiler(name: 'wcc' | 'wcsc', use: (run: Run) => string[]): string[] | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-gate-'))
  try {
    const compiler = path.join(temporary, name)
    fs.copyFileSync(path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin/linux', name), compiler)
    fs.chmodSync(compiler, 0o755)
    return use((dir, args) => {
      const given = args.map((arg) => (arg === 'OUT' ? path.join(temporary, 'out.js') : arg))
      const { status, stdout, stderr, error } = spawnSync(compiler, given, { cwd: dir, encoding: 'utf8', maxBuffer: 1e8 })
      if (error) throw error
      return { status, output: stderr + stdout }
    })
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true })
  }
}
