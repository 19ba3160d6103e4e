import fs from 'node:fs'
import path from 'node:path'
import type { AppConfig } from '../host/project/types'
import type { Check } from './types'

const MB = 1024 * 1024
const PACKAGE_LIMIT = 2 * MB
const TOTAL_LIMIT = 30 * MB

/** Never uploaded: settings of the developer tools. */
const IGNORED = /^project\.(private\.)?config\.json$/

export function packageSizes(dir: string, files: string[]): Record<string, number> {
  const app = JSON.parse(fs.readFileSync(path.join(dir, 'app.json'), 'utf8')) as AppConfig
  const roots = (app.subPackages ?? app.subpackages ?? []).map((each) => each.root.replace(/\/$/, ''))
  const sizes: Record<string, number> = Object.fromEntries(['main', ...roots].map((name) => [name, 0]))
  for (const file of files) {
    if (IGNORED.test(file)) continue
    const name = roots.find((root) => file.startsWith(`${root}/`)) ?? 'main'
    sizes[name]! += fs.statSync(path.join(dir, file)).size
  }
  return sizes
}

export const sizes: Check = (dir, files) => {
  const packages = Object.entries(packageSizes(dir, files))
  const total = packages.reduce((sum, [, bytes]) => sum + bytes, 0)
  const tooLarge = packages
    .filter(([, bytes]) => bytes > PACKAGE_LIMIT)
    .map(([name, bytes]) => `${name} has ${bytes} bytes, past ${PACKAGE_LIMIT}`)
  return total > TOTAL_LIMIT ? [...tooLarge, `all packages have ${total} bytes, past ${TOTAL_LIMIT}`] : tooLarge
}
