import pino from 'pino'
import { ConfigError, readConfig } from './config'
import { cast, PASSWORD, strangers } from './seed/cast'
import { seedDemo } from './seed/demo'
import { openContext } from './start'
import { lastWords } from './start-error'

/** Fills an empty database with the demo association: node server/dist/seed.js. The environment is that of the server. */
async function main() {
  const config = readConfig(process.env)
  // Everybody knows the demo's password.
  if (!['127.0.0.1', '::1', 'localhost'].includes(config.host)) {
    throw new ConfigError(`The demo's sign-ins are public, so it is not put into a server that others can reach (HOST=${config.host}).`)
  }
  const ctx = await openContext({ ...config, writer: 'inline' }, { log: pino({ level: 'warn' }) })
  try {
    const began = Date.now()
    const seeded = await seedDemo(ctx, { print: say })
    if (!seeded.done) return say(seeded.why)
    say(`Done in ${((Date.now() - began) / 1000).toFixed(1)} s: ${seeded.rounds} rounds, ${seeded.attempts} attempts.`)
    say(`Sign in as ${[...cast, ...strangers].flatMap(({ signIn }) => (signIn ? [signIn] : [])).join(', ')}; the password is ${PASSWORD}.`)
    for (const { name, activation } of cast) if (activation) say(`Activation code of ${name}: ${activation}`)
  } finally {
    await ctx.close()
  }
}

function say(line: string) {
  process.stdout.write(`${line}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof ConfigError ? `${error.message}\n` : lastWords(error))
  process.exit(error instanceof ConfigError ? 2 : 1)
})
