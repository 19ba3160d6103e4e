import { parseEventConfig } from '../../../server/events/config'
import { checkEvent } from '../../../server/events/rules/check'
import { eventNotice } from '../../../server/events/rules/notice'
import { leftOut, published, unitName } from './published'

describe('a published event', () => {
  it('each of the twenty-one is here, as a configuration or with the reason why not', () => {
    const told = [...new Set(published.map(({ id }) => id))]
    expect([...told, ...Object.keys(leftOut)].sort()).toEqual(Array.from({ length: 21 }, (_, i) => `e${String(2 * i + 1).padStart(3, '0')}`))
    expect([told.length, Object.keys(leftOut).length]).toEqual([18, 3])
  })

  it.each(published)('$id, $what, can be published as it is', ({ config }) => {
    expect(parseEventConfig(JSON.parse(JSON.stringify(config)))).toEqual(config)
    expect(checkEvent(config)).toEqual([])
  })

  it.each(published)('$id, $what, says its rules in that order', ({ config, says }) => {
    const printed = eventNotice(config, { unitName })
    expect(printed.filter((line) => says.includes(line))).toEqual(says)
    // Whole sentences, spaced as the product's are.
    for (const line of printed) expect(line).toMatch(/^(?!.*(undefined|，，|，。|：。| {2}|[一-龥]\d|\d[一-龥])).+。$/)
  })

  it('the rules that stay outside are counted', () => { expect(new Set(published.flatMap(({ id, not = {} }) => Object.keys(not).map((rule) => `${id} ${rule}`))).size).toBe(24) })
})
