import path from 'node:path'
import { listFiles } from '../host/project/files'
import { appJson } from './app-json'
import { wcc, wcsc } from './official'
import { packageSizes, sizes } from './sizes'
import { syntax } from './syntax'
import { templates } from './templates'
import type { Check, GateResult, Problem } from './types'

export type { GateResult, Problem } from './types'

const CHECKS: Record<string, Check> = { wcc, wcsc, templates, syntax, 'app.json': appJson, sizes }

/** Checks a built package as far as that goes without WeChat. Nothing is asked over the network. */
export async function gate(dir: string): Promise<GateResult> {
  const root = path.resolve(dir)
  const files = listFiles(root)
  const problems: Problem[] = []
  const skipped: string[] = []
  for (const [check, run] of Object.entries(CHECKS)) {
    const messages = await outcomeOf(run, root, files)
    if (!messages) skipped.push(check)
    else problems.push(...messages.map((message) => ({ check, message })))
  }
  return { problems, skipped, packages: packageSizes(root, files) }
}

/** A broken package makes some checks throw; that is a problem of the package, not the end of the others. */
async function outcomeOf(run: Check, dir: string, files: string[]): Promise<string[] | undefined> {
  try {
    return await run(dir, files)
  } catch (error) {
    return [(error as Error).message]
  }
}
