import { View, Video } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/Button'

export interface PlayerProps {
  kind: 'audio' | 'video'
  src: string
  title: string
  /** The second to begin at. */
  from: number
  /** While it plays: where it is. */
  onTick: (second: number) => void
}

/** Until a sound has told how long it is, and where one does not say so at all, phones answer with nothing, NaN or infinity. */
const known = (seconds: number) => (Number.isFinite(seconds) && seconds > 0 ? seconds : 0)

export function Player (props: PlayerProps) {
  // Written out, not H5: the bundler then leaves the other half and its components away.
  if (process.env.TARO_ENV === 'h5') return <InBrowser {...props} />
  return props.kind === 'video' ? <Film {...props} /> : <Sound {...props} />
}

function InBrowser ({ kind, src, title, from, onTick }: PlayerProps) {
  const begin = (player: HTMLMediaElement) => { if (from && player.currentTime < 1) player.currentTime = from }
  const shared = {
    className: `player-${kind}`, src, controls: true, preload: 'metadata', 'aria-label': title,
    onLoadedMetadata: (event: { currentTarget: HTMLMediaElement }) => begin(event.currentTarget),
    onTimeUpdate: ({ currentTarget: player }: { currentTarget: HTMLMediaElement }) => { if (!player.paused && !player.seeking && Number.isFinite(player.currentTime)) onTick(player.currentTime) }
  }
  return kind === 'video' ? <video {...shared} playsInline /> : <audio {...shared} />
}

function Film ({ src, title, from, onTick }: PlayerProps) {
  return <Video className='player-video' src={src} title={title} initialTime={from} onTimeUpdate={(event) => onTick(known(event.detail.currentTime))} />
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`
/** WeChat has no player of sounds to draw: a button, and how far it is. */
function Sound ({ src, title, from, onTick }: PlayerProps) {
  const [state, setState] = useState({ playing: false, failed: false, at: from, of: 0 })
  const tick = useRef(onTick)
  tick.current = onTick
  const sound = useRef<Taro.InnerAudioContext | null>(null)
  useEffect(() => {
    const context = Taro.createInnerAudioContext()
    context.src = src
    context.startTime = from
    context.onPlay(() => setState((before) => ({ ...before, playing: true, failed: false })))
    context.onPause(() => setState((before) => ({ ...before, playing: false })))
    context.onEnded(() => setState((before) => ({ ...before, playing: false })))
    context.onError(() => setState((before) => ({ ...before, playing: false, failed: true })))
    context.onTimeUpdate(() => {
      const at = known(context.currentTime)
      setState((before) => ({ ...before, at, of: known(context.duration) }))
      tick.current(at)
    })
    sound.current = context
    return () => context.destroy()
    // Where it begins is a matter of the opening.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [src])
  return (
    <View className='player-sound'>
      <Button kind='second' label={`${state.playing ? '暂停' : '播放'}${title}`} onClick={() => { if (state.playing) sound.current?.pause(); else sound.current?.play() }}>{state.playing ? '暂停' : '播放'}</Button>
      <View className='sub num player-at'>{state.failed ? '没有放出来，请检查网络后再点播放' : `${clock(state.at)}${state.of ? ` / ${clock(state.of)}` : ''}`}</View>
    </View>
  )
}
