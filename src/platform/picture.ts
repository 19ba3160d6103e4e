import Taro from '@tarojs/taro'

let looking = false

/** Shows a picture on the whole screen. WeChat hides the page for that, though nobody has left it. */
export function showPicture (src: string): void {
  looking = true
  Taro.previewImage({ urls: [src] }).catch(backFromPicture)
}

export const lookingAtPicture = (): boolean => looking
export function backFromPicture (): void { looking = false }
