import { sizeOf } from '../../server/questions/export/pictures'
import { PNG } from './files'

test('the size of a picture is read from its head; one that does not tell it has none', () => {
  expect(sizeOf('png', Buffer.from(PNG))).toEqual({ width: 1, height: 1 })
  expect(sizeOf('gif', Buffer.from('GIF89a\x20\x03\x58\x02\0\0', 'latin1'))).toEqual({ width: 800, height: 600 })
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc2, 0, 11, 8]), Buffer.from([2, 0x58, 3, 0x20, 1, 0, 0])])
  expect(sizeOf('jpg', jpeg)).toEqual({ width: 800, height: 600 })
  for (const none of [jpeg.subarray(0, 8), Buffer.from([0xff, 0xd8]), Buffer.alloc(40)]) expect(sizeOf('jpg', none)).toBeUndefined()
  expect(sizeOf('png', Buffer.alloc(30))).toBeUndefined()
})
