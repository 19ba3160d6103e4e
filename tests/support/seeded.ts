import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'libsql'

const HOUR = 3600_000
const CACHE = resolve('.cache/seeded')

/**
 * A folder with the demo association in demo.db, to be copied. Seeding takes seconds: it is done once for all files and anew when the seed has
 * changed or its times have grown old. What members have written is left out: tests write their own and count it.
 */
export function seeded(): string {
  const script = resolve('server/dist/seed.js')
  const folder = join(CACHE, `${Math.round(statSync(script).mtimeMs).toString(36)}-${Math.floor(Date.now() / HOUR)}`)
  if (existsSync(folder)) return folder
  mkdirSync(CACHE, { recursive: true })
  for (const old of readdirSync(CACHE).map((name) => join(CACHE, name))) {
    if ((statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? 0) < Date.now() - 2 * HOUR) rmSync(old, { recursive: true, force: true })
  }
  const making = mkdtempSync(join(CACHE, 'making-'))
  execFileSync(process.execPath, [script], {
    env: { ...process.env, DATABASE_URL: `file:${join(making, 'demo.db')}`, DEMO: '1', LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 'inherit']
  })
  silence(join(making, 'demo.db'))
  try {
    renameSync(making, folder)
  } catch {
    // Another worker was quicker.
    rmSync(making, { recursive: true, force: true })
  }
  return folder
}

function silence(file: string): void {
  const db = new Database(file)
  for (const table of ['reflection_event', 'reflection_like', 'reflection_comment', 'reflection']) db.exec(`delete from ${table}`)
  db.exec('delete from notice')
  for (const table of ['station_mark', 'attendance_mark', 'attendance']) db.exec(`delete from ${table}`)
  db.exec("delete from sign_up_step where sign_up_id in (select id from sign_up where event_id = 'event-walk')")
  for (const table of ['sign_up', 'event_pool', 'event_session', 'event_unit']) db.exec(`delete from ${table} where event_id = 'event-walk'`)
  db.exec("delete from event where id = 'event-walk'")
  for (const table of ['menu_order_event', 'menu_order', 'menu_tally', 'menu_offer_unit', 'menu_offer']) db.exec(`delete from ${table}`)
  db.exec("delete from audit where kind like 'offer.%' or kind like 'menu-order%'")
  db.exec("delete from material where author is not null")
  db.exec("delete from audit where kind like 'reflection.%' or kind like 'event.%' or kind like 'event-bar.%' or kind = 'material.submit'")
  db.close()
}
