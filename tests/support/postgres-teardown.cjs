const { rmSync } = require('node:fs')

module.exports = async () => {
  await globalThis.__postgres?.stop()
  if (globalThis.__templates) rmSync(globalThis.__templates, { recursive: true, force: true })
}
