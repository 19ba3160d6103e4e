export interface Problem {
  check: string
  message: string
}

export interface GateResult {
  problems: Problem[]
  /** Checks that cannot run on this system. */
  skipped: string[]
  /** Bytes by package: `main` and the roots of the subpackages. */
  packages: Record<string, number>
}

/** A check returns what is wrong, one message each; undefined says that it cannot run here. */
export type Check = (dir: string, files: string[]) => string[] | undefined | Promise<string[] | undefined>
