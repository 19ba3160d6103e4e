import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

function* files(path) {
  if (!existsSync(path)) return
  if (statSync(path).isFile()) yield path
  else for (const name of readdirSync(path).sort()) yield* files(join(path, name))
}

/** One text that changes when any of the files below the paths changes. */
export function fingerprint(paths, extra = '') {
  const hash = createHash('sha256').update(extra)
  for (const path of paths) for (const file of files(path)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

const stampFile = (name) => join('.cache', 'built', name)

export const isBuilt = (name, print) => existsSync(stampFile(name)) && readFileSync(stampFile(name), 'utf8') === print

export function markBuilt(name, print) {
  mkdirSync(dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), print)
}
