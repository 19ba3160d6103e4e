import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin'

const WIDTH = 390

export default defineConfig<'webpack5'>((_merge, { mode }) => {
  const h5 = process.env.TARO_ENV === 'h5'
  const production = mode === 'production'
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'xueshi',
    date: '2026-1-1',
    // Sizes in the sources are px on a screen 390 wide.
    designWidth: WIDTH,
    deviceRatio: { [WIDTH]: 750 / WIDTH },
    sourceRoot: 'src',
    outputRoot: process.env.OUT || `dist/${process.env.TARO_ENV}`,
    plugins: h5 ? [] : [path.resolve(__dirname, 'aria')],
    defineConstants: {
      ...(h5 ? { 'process.env.SUPPORT_TARO_POLYFILL': JSON.stringify('disabled') } : {}),
      API_BASE: JSON.stringify(h5 ? '/api' : process.env.API_BASE || 'http://127.0.0.1:8080/api')
    },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: !production || process.env.CACHE === '1' },
    // Its parser does not know rpx.
    csso: { enable: true, config: { calc: false } },
    terser: {
      enable: true,
      config: { output: { comments: false, quote_keys: false, keep_quoted_props: false }, compress: { passes: 2 } }
    },
    mini: {
      // Nesting that Taro's templates unroll; 16 by default. Missing from the types.
      ...({ baseLevel: 8 } as object),
      optimizeMainPackage: { enable: true },
      // Written for newer engines than the oldest WeChat has.
      compile: { include: [(file: string) => /[\\/]node_modules[\\/]uqr[\\/]/.test(file)] },
      // The font stack and data URIs must stay as written.
      postcss: { pxtransform: { enable: true, config: {} }, url: { enable: false } },
      webpackChain (chain) {
        chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
      }
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      // Short, since it is copied from paper; a page that has a name of its own loses the other one otherwise.
      router: { mode: 'browser', customRoutes: { '/pages/check/index': ['/check', '/pages/check/index'] } },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true, filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css'
      },
      postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: false, config: {} } },
      webpackChain (chain) {
        chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
        // Styles and an icon font of components that we do not use.
        const empty = path.join(__dirname, 'empty.js')
        chain.resolve.alias.set('@tarojs/components/dist/taro-components/taro-components.css', empty)
        if (!production) return
        // Our own test weighs what a first visit loads.
        chain.performance.hints(false)
        // By default Taro splits initial chunks only: each lazily loaded page would carry its own copy of the components.
        chain.optimization.splitChunks({
          chunks: 'all', hidePathInfo: true, minSize: 0,
          cacheGroups: {
            default: false, defaultVendors: false,
            react: { name: 'react', test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 200 },
            taro: {
              name: 'taro', priority: 100,
              test: /[\\/]node_modules[\\/](@tarojs|@stencil|history|query-string|universal-router|path-to-regexp|jsonp-retry|tslib)[\\/]/
            },
            // Only pages that draw a code, and those of organisers, have these: nobody's first page waits for them.
            codes: { name: 'codes', test: /[\\/](node_modules[\\/]uqr|src[\\/]services[\\/]code-picture)/, priority: 50 },
            organising: { name: 'organising', test: /[\\/]src[\\/](organiser|hosting)[\\/]/, minChunks: 2, priority: 40 },
            vendors: { name: 'vendors', test: /[\\/]node_modules[\\/]/, minChunks: 2, priority: 10 },
            common: { name: 'common', minChunks: 2, priority: 1 }
          }
        })
        chain.resolve.alias.set('whatwg-fetch$', empty)
        chain.resolve.alias.set('abortcontroller-polyfill/dist/abortcontroller-polyfill-only', empty)
      }
    }
  }
  return config
})
