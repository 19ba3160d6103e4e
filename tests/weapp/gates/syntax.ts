import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'acorn'
import type { Check } from './types'

/** The JavaScript of phones that are still about; the package is uploaded as built, without WeChat's own transpiler. */
const ECMA_VERSION = 2018

export const syntax: Check = (dir, files) =>
  files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      try {
        parse(fs.readFileSync(path.join(dir, file), 'utf8'), { ecmaVersion: ECMA_VERSION })
        return []
      } catch (error) {
        return [`${file}: ${(error as Error).message} (not ES${ECMA_VERSION})`]
      }
    })
