import { useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { H5 } from '@/platform/target'
import { refreshMe } from '@/services/account'
import { restart } from '@/services/nav'
import { watchNetwork } from '@/services/network'
import './app.scss'

if (H5) require('./styles/h5.scss')

export default function App ({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork()
    void refreshMe()
  })
  usePageNotFound(() => restart('/pages/missing/index'))
  return children
}
