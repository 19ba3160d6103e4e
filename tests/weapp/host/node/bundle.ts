import path from 'node:path'
import { buildSync } from 'esbuild'

const built = new Map<string, string>()

/** Bundles a script of the host, with the framework, into one that needs nothing around it. */
export function bundle(entry: string, globalName: string): string {
  const known = built.get(entry)
  if (known !== undefined) return known
  const result = buildSync({
    entryPoints: [path.join(__dirname, '..', entry)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName,
    platform: 'browser',
    target: 'es2022',
    // The framework's development mode, whose warnings the log collects.
    define: { 'process.env.NODE_ENV': '"test"' },
    logLevel: 'silent',
  })
  const text = result.outputFiles[0]!.text
  built.set(entry, text)
  return text
}
