/**
 * Taro's mini-program templates carry no aria-* bindings: `ariaLabel` would be lost without a word.
 * This adds them to the template and to the runtime alike (the short names of both must agree).
 */
const path = require('node:path')
const components = require('./components')

module.exports = (ctx) => ctx.registerMethod({
  name: 'onSetupClose',
  fn (platform) {
    if (!platform.template) return
    platform.template.mergeComponents(ctx, components)
    platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'runtime.js'))
  }
})
