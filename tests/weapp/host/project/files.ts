import fs from 'node:fs'
import path from 'node:path'

/** Files of a package, relative with forward slashes; source maps and licence texts are never uploaded. */
export function listFiles(dir: string): string[] {
  return fs
    .readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.(LICENSE\.txt|map)$/.test(entry.name))
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

export const stem = (file: string): string => file.replace(/\.\w+$/, '')

/** Changes whenever a file of the package is added, removed or rewritten. */
export function fingerprint(dir: string): string {
  return listFiles(dir)
    .map((file) => {
      const { mtimeMs, size } = fs.statSync(path.join(dir, file))
      return `${file}:${mtimeMs}:${size}`
    })
    .join('\n')
}
