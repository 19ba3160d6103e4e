import Taro from '@tarojs/taro'
import { H5 } from './target'

/** `seconds`: as far as the phone tells. */
export interface Recorded { file: Blob | string, seconds: number | null }
export interface Recording {
  /** Ends it; `done` has it. */
  stop: () => void
  done: Promise<Recorded>
}

const REFUSED = '没有打开麦克风。请在手机的提示里同意录音，再试一次。'

export const canRecord = (): boolean => !H5 || ('MediaRecorder' in window && 'mediaDevices' in navigator)

/** Speaks from now on, `most` seconds at most. @throws Error with a sentence for the person */
export const record = (most: number): Promise<Recording> => (H5 ? inBrowser(most) : inWechat(most))

function inWechat (most: number): Promise<Recording> {
  const recorder = Taro.getRecorderManager()
  return new Promise((begun, refused) => {
    let fail: (reason: Error) => void = refused
    const done = new Promise<Recorded>((resolve, reject) => {
      recorder.onStop(({ tempFilePath, duration }) => resolve({ file: tempFilePath, seconds: Number.isFinite(duration) ? Math.round(duration / 1000) : null }))
      recorder.onError(() => { fail(new Error(REFUSED)); reject(new Error('录音中断了，请重新录一次。')) })
    })
    done.catch(() => undefined)
    // A call came in: what was said so far is kept.
    recorder.onInterruptionBegin(() => recorder.stop())
    recorder.onStart(() => { fail = () => undefined; begun({ stop: () => recorder.stop(), done }) })
    recorder.start({ duration: most * 1000, format: 'mp3', sampleRate: 16000, numberOfChannels: 1, encodeBitRate: 48000 })
  })
}

async function inBrowser (most: number): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch((cause: unknown) => { throw new Error(REFUSED, { cause }) })
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  const from = Date.now()
  const done = new Promise<Recorded>((resolve) => {
    recorder.ondataavailable = ({ data }) => { parts.push(data) }
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop()
      resolve({ file: new Blob(parts, { type: recorder.mimeType }), seconds: Math.min(most, Math.round((Date.now() - from) / 1000)) })
    }
  })
  recorder.start()
  const stop = () => { if (recorder.state !== 'inactive') recorder.stop() }
  setTimeout(stop, most * 1000)
  return { stop, done }
}
