import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDemo } from '../e2e/support/demo'
import { openDesk, settled } from './support'
import { deskVisits } from './visits'

/** PNGs of every state of the console, 1440 × 900 and 1024 × 768: `rounds.png`, `rounds-narrow.png`, … */
async function main([folder = '.cache/screens', ...wanted]: string[]) {
  mkdirSync(folder, { recursive: true })
  const demo = await openDemo()
  try {
    for (const { signedOut, looks } of await deskVisits(await demo.as('李敏'))) {
      if (wanted.length && !looks.some(({ name }) => wanted.includes(name))) continue
      const { context, page, watched } = await openDesk(demo, signedOut ? undefined : await demo.as('李敏'))
      for (const { name, path, reach } of looks) {
        try {
          if (path) await page.goto(`/console${path}`)
          await page.getByRole('heading').first().waitFor()
          await settled(page)
          await reach?.(page)
          await settled(page)
          await page.waitForTimeout(250)
          await page.screenshot({ path: join(folder, `${name}.png`) })
          await page.setViewportSize({ width: 1024, height: 768 })
          await page.waitForTimeout(100)
          await page.screenshot({ path: join(folder, `${name}-narrow.png`) })
          await page.setViewportSize({ width: 1440, height: 900 })
        } catch (error) {
          console.error(`${name}: ${String(error).split('\n').slice(0, 4).join(' ')}`)
          await page.screenshot({ path: join(folder, `FAILED-${name}.png`) })
          process.exitCode = 1
        }
      }
      for (const error of watched.errors) console.error(`${looks[0]?.name}: ${error}`)
      await context.close()
    }
  } finally {
    await demo.close()
  }
}

void main(process.argv.slice(2))
