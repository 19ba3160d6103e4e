import Taro, { useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { keepOffline } from '@/platform/offline'
import { H5 } from '@/platform/target'
import { refreshMe } from '@/services/account'
import { forgetDoors } from '@/services/doors'
import { restart } from '@/services/nav'
import { watchNetwork } from '@/services/network'
import { watchPractice } from '@/services/practice-outbox'
import { watchReading } from '@/services/reading-outbox'
import { watchScans } from '@/services/scan-outbox'
import { watchStudy } from '@/services/study-outbox'
import { watchWalk } from '@/services/walk-outbox'
import './app.scss'

// Only a conditional require keeps these styles out of the mini-program.
// eslint-disable-next-line @typescript-eslint/no-require-imports
if (H5) require('./styles/h5.scss')

const lost = () => restart('/pages/missing/index')
// WeChat listens to what is done at once only; Taro's hook runs later.
if (!H5) Taro.onPageNotFound(lost)

export default function App ({ children }: PropsWithChildren) {
  useLaunch(() => {
    keepOffline()
    watchNetwork()
    watchPractice()
    watchStudy()
    watchReading()
    forgetDoors()
    watchWalk()
    watchScans()
    void refreshMe()
  })
  usePageNotFound(() => { if (H5) lost() })
  return children
}
