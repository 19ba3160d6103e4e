import type { BrowserContext, Page } from 'playwright-core'
import type { Demo, Person } from './demo'
import { axe, smallTargets, spills, unnamed } from './measure'
import type { Visit } from './visits'
import { settled, watch } from './watch'

interface Mode {
  elder: 0 | 1 | 2 | 3
  /** px that something to tap must measure. */
  least: number
  /** axe's rules to check; all when left out. */
  rules?: string[]
}

/** Goes to every state of every page; what is wrong with it for somebody who reads, reaches or taps in another way, in a line each. */
export async function faultsEverywhere(demo: Demo, visits: Visit[], { elder, least, rules }: Mode): Promise<string[]> {
  const wrong: string[] = []
  // One phone for each person: what it has loaded once it keeps.
  const phones = new Map<Person | undefined, BrowserContext>()
  for (const { who, path, looks } of visits) {
    const context = phones.get(who) ?? (await demo.phone({ who, elder, reducedMotion: true, sharp: false })).context
    phones.set(who, context)
    const page = await context.newPage()
    const watched = watch(page, demo.origin)
    let name = path
    try {
      await page.goto(path)
      await settled(page)
      for (const look of looks) {
        name = look.name
        await look.reach?.(page)
        if (!look.part) wrong.push(...(await faults(page, least, rules)).map((fault) => `${name}: ${fault}`))
      }
    } catch (error) {
      wrong.push(`${name} was not reached: ${String(error).split('\n').slice(0, 3).join(' ')}`)
    }
    wrong.push(...watched.errors.map((error) => `${name}: on the console: ${error}`))
    await page.close()
  }
  for (const context of phones.values()) await context.close()
  return [...new Set(wrong)]
}

async function faults(page: Page, least: number, rules?: string[]): Promise<string[]> {
  const found = [...await axe(page, rules), ...await unnamed(page), ...await spills(page)]
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 568 })
  await page.waitForTimeout(30)
  found.push(...(await spills(page)).map((spill) => `at 320: ${spill}`))
  if (size) await page.setViewportSize(size)
  found.push(...await smallTargets(page, least))
  return found
}
