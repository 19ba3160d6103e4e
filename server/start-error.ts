import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The server cannot start, for a reason that whoever starts it can remove: said in one line, without a stack. */
export class StartError extends Error {}

const codeOf = (error: unknown) => String((error as { code?: unknown }).code ?? '')

/** What a command prints when it ends early. */
export const lastWords = (error: unknown): string =>
  `${error instanceof StartError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`

/** Makes the folder of a file that is to be read and written. @throws StartError */
export function ensureWritable(file: string): void {
  const folder = dirname(resolve(file))
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
    if (!existsSync(file)) return
    accessSync(file, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new StartError(`The data cannot be written to ${folder} (${codeOf(error)}). Let this user write there, or choose another place: DATABASE_URL=file:/path/to/xueshi.db`)
  }
  if (!statSync(file).isFile()) throw new StartError(`${file} is no file. Choose another place for the data: DATABASE_URL=file:/path/to/xueshi.db`)
}

/** Why the server cannot listen there. */
export function listenError(error: unknown, { host, port }: { host: string; port: number }): unknown {
  switch (codeOf(error)) {
    case 'EADDRINUSE': return new StartError(`Port ${port} on ${host} is in use by another program. Stop that one, or choose another port: PORT=${port === 65535 ? 8080 : port + 1}`)
    case 'EACCES': return new StartError(`This user may not listen on port ${port}. Choose a port above 1023: PORT=8080`)
    case 'EADDRNOTAVAIL': case 'ENOTFOUND': return new StartError(`${host} is no address of this machine. Choose another: HOST=127.0.0.1`)
    default: return error
  }
}

/** Why there is no database at DATABASE_URL, which is not repeated: it holds the password. */
export function databaseError(error: unknown): unknown {
  switch (codeOf(error)) {
    case 'ECONNREFUSED': case 'ENOTFOUND': case 'ETIMEDOUT': case 'EHOSTUNREACH': case 'EAI_AGAIN':
      return new StartError(`The database does not answer at the address in DATABASE_URL (${codeOf(error)}). Is it running, and are host and port right?`)
    case '28P01': case '28000': return new StartError('The database refuses the user or the password in DATABASE_URL.')
    case '3D000': return new StartError('The database named in DATABASE_URL does not exist. Make it first: createdb NAME')
    default: return error
  }
}
