import type { WxContext, WxPart } from './context'

/** Canvas results are files without content: what was drawn is looked at in Chromium. */
export function drawingApis({ call, files, bridge }: WxContext): WxPart {
  return {
    canvasToTempFilePath: (options: object) =>
      call('canvasToTempFilePath', options, () => ({ tempFilePath: files.add({ name: 'canvas.png', content: '' }) })),
    getImageInfo: (options: { src: string }) =>
      call('getImageInfo', options, (o) => {
        bridge.log.calls.push({ api: 'getImageInfo', args: { src: o.src } })
        return { path: o.src, width: 1, height: 1, type: 'png', orientation: 'up' }
      }),
  }
}
