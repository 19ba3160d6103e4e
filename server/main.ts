import { startDecider } from './advance/decider'
import { buildApp } from './app'
import { ConfigError, readConfig, type Config } from './config'
import { startEventClock } from './events/clock'
import { startFileSweep } from './files/sweep'
import { jobKinds } from './job-kinds'
import { startJobs } from './jobs/worker'
import { messageKinds } from './message-kinds'
import { startStudied } from './leaderboard/studied'
import { startMessages } from './messages/sender'
import { startReaper } from './quiz/reaper'
import { startChecks } from './reflections/checker'
import { startTransfers } from './roster/transfers'
import { openContext } from './start'
import { lastWords, listenError } from './start-error'

/** Starts the server and stops it gracefully. Configuration comes from the environment: see config.ts. */
async function main() {
  const config = configOrExit()
  const ctx = await openContext(config, { builtFrom: __dirname })
  const app = await buildApp(ctx)
  const reaper = startReaper(ctx)
  const jobs = startJobs(ctx, jobKinds)
  const messages = startMessages(ctx, messageKinds)
  const decider = startDecider(ctx)
  const transfers = startTransfers(ctx)
  const files = startFileSweep(ctx)
  const checks = startChecks(ctx)
  const studied = startStudied(ctx)
  const events = startEventClock(ctx)
  await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => { throw listenError(error, config) })
  // For a parent process (npm start, tests): where it came up.
  process.send?.({ ready: app.server.address() })

  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    ctx.log.info({ signal }, 'stopping: requests under way are finished first')
    const late = setTimeout(() => process.exit(1), 15000)
    late.unref()
    void (async () => {
      // Connections that fall idle after the closing began would be kept alive for another minute.
      const idle = setInterval(() => app.server.closeIdleConnections(), 50)
      await app.close()
      clearInterval(idle)
      await Promise.all([reaper.stop(), jobs.stop(), messages.stop(), decider.stop(), transfers.stop(), files.stop(), checks.stop(), studied.stop(), events.stop()])
      await ctx.close()
      process.exit(0)
    })()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function configOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`The server cannot start with this configuration:\n${error.message.split('\n').map((line) => `  - ${line}`).join('\n')}\n`)
    process.exit(2)
  }
}

main().catch((error: unknown) => {
  process.stderr.write(lastWords(error))
  process.exit(1)
})
