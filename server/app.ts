import compress from '@fastify/compress'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { appointHandlers } from './account/appoint'
import { deskEntryHandlers } from './account/desk-entry'
import { handoutHandlers } from './account/handout'
import { joinHandlers } from './account/joins'
import { portraitHandlers } from './account/portrait'
import { accountHandlers } from './account/routes'
import { advanceHandlers } from './advance/routes'
import { amendHandlers } from './amend/routes'
import { awardsHandlers } from './awards/routes'
import type { Context } from './context'
import { registerEnrolFiles } from './enrol/files'
import { enrolHandlers } from './enrol/routes'
import { attendanceHandlers } from './events/attendance/routes'
import { hoursHandlers } from './events/hours/routes'
import { eventPictureHandlers } from './events/pictures/routes'
import { feedbackHandlers } from './events/feedback/routes'
import { routeHandlers } from './events/route/routes'
import { eventDeskHandlers } from './events/desk'
import { eventStatisticsHandlers } from './events/figures/routes'
import { eventHandlers } from './events/routes'
import { registerStoredFiles } from './files/routes'
import { homeHandlers } from './home/routes'
import { registerErrors } from './http/errors'
import { registerEndpoints } from './http/router'
import { buildSerializer } from './http/serializing'
import { registerValidation } from './http/validation'
import { registerWeb } from './http/web'
import { inboxHandlers } from './inbox/routes'
import { jobKinds } from './job-kinds'
import { registerJobFiles } from './jobs/files'
import { jobHandlers } from './jobs/routes'
import { leaderboardHandlers } from './leaderboard/routes'
import { questionUsageHandlers } from './organiser/question-usage'
import { shelfHandlers } from './materials/organiser'
import { materialHandlers } from './materials/routes'
import { honoursHandlers } from './organiser/awards'
import { certificatesHandlers } from './organiser/certificates'
import { conductHandlers } from './organiser/conduct'
import { offersHandlers } from './menu/organiser'
import { menuHandlers } from './menu/routes'
import { messageHandlers } from './messages/routes'
import { organiserHandlers } from './organiser/routes'
import { papersHandlers, registerPaperFiles } from './papers/routes'
import { participantsHandlers } from './participants/routes'
import { practiceHandlers } from './practice/routes'
import { registerFiles } from './questions/files'
import { importHandlers } from './questions/imports/routes'
import { bankHandlers } from './questions/routes'
import { quizHandlers } from './quiz/routes'
import { asProofHandlers } from './reflections/as-proof'
import { reviewHandlers } from './reflections/organiser'
import { reflectionHandlers } from './reflections/routes'
import { reminderHandlers } from './reminders/routes'
import { reportHandlers } from './report/routes'
import { rescoreHandlers } from './rescore/routes'
import { resultsHandlers } from './results/routes'
import { rosterHandlers } from './roster/routes'
import { statisticsHandlers } from './statistics/routes'
import { studyExportHandlers } from './study/export'
import { planHandlers } from './study/organiser'
import { studyHandlers } from './study/routes'
import { switchHandlers } from './switches'
import { trailHandlers } from './trail/routes'

/** Assembles the server; it does not listen yet. */
export async function buildApp(ctx: Context, kinds = jobKinds): Promise<FastifyInstance> {
  // What a person reads out to the organiser: short, and different after each start.
  const boot = ctx.secretText(3).toUpperCase().replace(/[^A-Z0-9]/g, 'X')
  let requests = 0
  const app = Fastify({
    loggerInstance: ctx.log as FastifyBaseLogger,
    trustProxy: ctx.config.trustProxy,
    bodyLimit: 1024 * 1024,
    // A restart finishes what is under way and refuses what is new.
    return503OnClosing: true,
    logController: new LogController({ disableRequestLogging: true }),
    schemaController: { compilersFactory: { buildSerializer } },
    genReqId: () => `${boot}-${(++requests).toString(36)}`
  })
  registerErrors(app)
  registerValidation(app)
  // Hooks that wait for nothing call back instead of returning a promise: they run for every request.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.headers({ 'x-now': String(ctx.clock()), 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    // No address, no name, no query: enough to find a fault, nothing about a person.
    request.log.info({ id: request.id, method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
    done()
  })
  // No client of ours sends compressed bodies, and what is not unpacked cannot be a bomb.
  await app.register(compress, { threshold: 2048, encodings: ['gzip'], zlibOptions: { level: 4 }, globalDecompression: false })
  await app.register(swagger, {
    openapi: {
      info: { title: '学史 API', version: '0.1.0', description: '客户端与服务端的约定，由 contract/ 生成。' },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } }
    }
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', uiConfig: { layout: 'BaseLayout', docExpansion: 'list', defaultModelsExpandDepth: -1 } })
  registerEndpoints(app, ctx, {
    ...accountHandlers, ...portraitHandlers, ...deskEntryHandlers, ...joinHandlers, ...rosterHandlers, ...quizHandlers, ...leaderboardHandlers, ...awardsHandlers, ...organiserHandlers, ...honoursHandlers, ...certificatesHandlers, ...conductHandlers, ...advanceHandlers, ...amendHandlers, ...participantsHandlers, ...papersHandlers, ...homeHandlers, ...enrolHandlers, ...handoutHandlers, ...appointHandlers,
    ...materialHandlers, ...shelfHandlers,
    ...bankHandlers, ...importHandlers, ...questionUsageHandlers, ...practiceHandlers, ...statisticsHandlers, ...rescoreHandlers, ...jobHandlers(kinds), ...reportHandlers, ...trailHandlers, ...messageHandlers, ...inboxHandlers, ...reminderHandlers, ...resultsHandlers,
    ...studyHandlers, ...planHandlers, ...studyExportHandlers, ...switchHandlers, ...reflectionHandlers, ...reviewHandlers, ...asProofHandlers, ...eventHandlers, ...eventDeskHandlers, ...attendanceHandlers, ...hoursHandlers, ...eventPictureHandlers, ...routeHandlers, ...feedbackHandlers, ...eventStatisticsHandlers, ...menuHandlers, ...offersHandlers
  })
  await registerFiles(app, ctx)
  await registerEnrolFiles(app, ctx)
  registerPaperFiles(app, ctx)
  registerJobFiles(app, ctx)
  await registerStoredFiles(app, ctx)
  app.get('/healthz', { schema: { hide: true } }, () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await sql`select 1`.execute(ctx.db)
      return { ok: true, queued: ctx.writer.stats().queued }
    } catch {
      return reply.status(503).send({ ok: false })
    }
  })
  await registerWeb(app, ctx.config.webRoot)
  return app
}
