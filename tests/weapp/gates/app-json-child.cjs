'use strict'
// Compiles the package named on the command line with miniprogram-ci; writes the problems as JSON to descriptor 3.
const fs = require('node:fs')
const ci = require('miniprogram-ci')

/** What WeChat's server would say about the account; given here, nothing is asked over the network. */
const ACCOUNT = {
  appType: 0,
  isSandbox: false,
  platform: false,
  released: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 30,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxCustomTabbarCount: 5,
    MaxTabbarIconSize: 40,
  },
}

async function problemsOf(dir) {
  const project = new ci.Project({ appid: 'wx0123456789abcdef', type: 'miniProgram', projectPath: dir, privateKey: 'none', ignores: [] })
  project.attr = async () => ACCOUNT
  try {
    await ci.getCompiledResult({ project, setting: { es6: false, minify: false }, onProgressUpdate() {} })
    return []
  } catch (error) {
    return [String(error.message || error).trim()]
  }
}

problemsOf(process.argv[2]).then((problems) => {
  fs.writeSync(3, JSON.stringify(problems))
  process.exit(0)
})
