const { default: Sequencer } = require('@jest/test-sequencer')

// Short files that visit everything take longest; then what drives a browser, a phone, a database.
const ORDER = [/\baccess/, /\.e2e\.test/, /\bweapp\b/, /\.api\.test/, /\.page\.test/]
const rank = ({ path }) => (ORDER.findIndex((kind) => kind.test(path)) + ORDER.length + 1) % (ORDER.length + 1)

/** Long files first, so that no worker is left with one at the end. jest knows how long they took last time; the first time it goes by their size. */
module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    return sorted.some(({ duration }) => duration) ? sorted : sorted.sort((a, b) => rank(a) - rank(b))
  }
}
