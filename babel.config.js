// What WeChat runs on old phones; browsers follow package.json's browserslist.
const oldPhones = { ios: '11', chrome: '65' }

module.exports = {
  presets: [['taro', {
    framework: 'react', ts: true, compiler: 'webpack5',
    ...(process.env.TARO_ENV === 'weapp' && { targets: oldPhones, ignoreBrowserslistConfig: true })
  }]]
}
