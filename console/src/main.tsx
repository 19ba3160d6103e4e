import { LoadingOutlined } from '@ant-design/icons'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { RouterProvider } from 'react-router/dom'
import { router } from './routes'
import { SignInAgain } from './sign-in/SignInAgain'
import { theme } from './theme'
import './tokens.css'
import './global.css'

// Its calendars begin on Monday.
dayjs.locale('zh-cn')

/** Ant Design says it in English. */
const close = { 'aria-label': '关闭' }

const container = document.getElementById('root')
if (container) {
  createRoot(container).render(
    <StrictMode>
      <ConfigProvider
        theme={theme} locale={zhCN} wave={{ disabled: true }} button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined spin aria-hidden /> }}
        modal={{ closable: close }} drawer={{ closable: close }}
      >
        <App message={{ maxCount: 2 }}>
          <RouterProvider router={router} />
          <SignInAgain />
        </App>
      </ConfigProvider>
    </StrictMode>
  )
}
