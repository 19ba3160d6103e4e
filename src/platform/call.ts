import Taro from '@tarojs/taro'
import { H5 } from './target'

/** Hands the number to the phone, which asks before it dials. */
export function callUp (number: string): void {
  const digits = number.replace(/[^\d+]/g, '')
  if (H5) window.location.href = `tel:${digits}`
  // Whoever thinks better of it has not failed.
  else Taro.makePhoneCall({ phoneNumber: digits }).catch(() => undefined)
}
