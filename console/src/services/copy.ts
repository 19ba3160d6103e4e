import { App } from 'antd'

/** Copies a text and says so; `whither`: where it is meant to be pasted. A browser that may not (an address without TLS) says what to do instead. */
export function useCopy(whither: string): (text: string) => Promise<void> {
  const { message } = App.useApp()
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text)
      void message.success(`已复制，可以粘贴到${whither}`)
    } catch {
      void message.error('浏览器不让复制，请选中文字后按 Ctrl+C')
    }
  }
}
