import { WxError } from './call'
import type { WxContext, WxPart } from './context'

type Listener = (event: object) => void

/** The microphone and the loudspeaker: what is heard and what plays on a test says. */
export function soundApis({ bridge, files, later, privacy }: WxContext): WxPart {
  const { onRecord, onSound } = bridge.options

  // One for the whole app; each listener takes the place of the one before.
  const heard: Record<string, Listener | undefined> = {}
  let recording: { seconds: number | undefined; content: Uint8Array } | undefined
  const tell = (name: string, event: object = {}) => later(() => heard[name]?.(event))
  const on = (name: string) => (listener: Listener) => { heard[name] = listener }
  const recorder = {
    onStart: on('start'), onStop: on('stop'), onError: on('error'), onPause: on('pause'), onResume: on('resume'), onInterruptionBegin: on('interruptionBegin'), onInterruptionEnd: on('interruptionEnd'),
    start() {
      privacy.require('getRecorderManager').then(
        () => {
          recording = onRecord?.(() => tell('interruptionBegin'))
          if (recording) tell('start')
          else tell('error', { errMsg: 'operateRecorder:fail auth deny' })
        },
        () => tell('error', { errMsg: 'operateRecorder:fail privacy' }),
      )
    },
    stop() {
      if (!recording) return
      const { seconds, content } = recording
      recording = undefined
      const tempFilePath = files.add({ name: 'recording.mp3', content })
      tell('stop', { tempFilePath, fileSize: content.byteLength, ...(seconds === undefined ? {} : { duration: seconds * 1000 }) })
    },
  }

  const createInnerAudioContext = () => {
    const listeners: Record<string, Listener | undefined> = {}
    const say = (name: string) => later(() => listeners[name]?.({}))
    const when = (name: string) => (listener: Listener) => { listeners[name] = listener }
    const state = { playing: false, gone: false }
    const sound = {
      src: '', startTime: 0, currentTime: 0, duration: Number.NaN,
      onPlay: when('play'), onPause: when('pause'), onStop: when('stop'), onEnded: when('ended'), onError: when('error'), onTimeUpdate: when('timeUpdate'), onCanplay: when('canplay'), onWaiting: when('waiting'),
      play() {
        if (state.gone) throw new WxError('a sound that was destroyed is played')
        state.playing = true
        say('play')
      },
      pause() { state.playing = false; say('pause') },
      stop() { state.playing = false; say('stop') },
      destroy() { state.playing = false; state.gone = true },
    }
    onSound?.({
      get src() { return sound.src },
      get from() { return sound.startTime },
      get playing() { return state.playing },
      get gone() { return state.gone },
      at(second, duration = Number.NaN) { Object.assign(sound, { currentTime: second, duration }); say('timeUpdate') },
      end() { state.playing = false; say('ended') },
      fail() { state.playing = false; say('error') },
    })
    return sound
  }
  return { getRecorderManager: () => recorder, createInnerAudioContext }
}
