import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDemo } from './demo'
import { calm } from './measure'
import { makeVisits } from './visits'
import { settled } from './watch'

/** PNGs of every state of every page, 390 × 844 at twice the density, standard and 长辈版: `home.png`, `home-elder.png`, … */
async function main([folder = '.cache/screens', ...wanted]: string[]) {
  mkdirSync(folder, { recursive: true })
  const demo = await openDemo()
  try {
    const visits = await makeVisits(demo)
    for (const elder of [0, 1] as const) {
      for (const { who, path, looks } of visits) {
        if (wanted.length && !looks.some(({ name }) => wanted.includes(name))) continue
        const { context, page, watched } = await demo.phone({ who, elder })
        try {
          await page.goto(path)
          await settled(page)
          // The very first request of a fresh server may come after the page has drawn its empty frame.
          await page.locator('.bone').first().waitFor({ state: 'detached' })
          await page.waitForTimeout(150)
          for (const { name, reach } of looks) {
            await reach?.(page)
            await calm(page)
            await page.screenshot({ path: join(folder, `${name}${elder ? '-elder' : ''}.png`) })
          }
        } catch (error) {
          console.error(`${looks.map(({ name }) => name).join(', ')}${elder ? ' (elder)' : ''}: ${String(error).split('\n').slice(0, 4).join(' ')}`)
          await page.screenshot({ path: join(folder, `FAILED-${looks[0]?.name}${elder ? '-elder' : ''}.png`) })
          process.exitCode = 1
        }
        for (const error of watched.errors) console.error(`${looks[0]?.name}: ${error}`)
        await context.close()
      }
    }
  } finally {
    await demo.close()
  }
}

void main(process.argv.slice(2))
