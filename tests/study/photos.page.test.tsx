import { act, fireEvent, render, screen } from '@testing-library/react'
import { Photos } from '@/study/check-in/Photos'

const file = (name: string, type: string, bytes = 10) => {
  const made = new File(['x'], name, { type })
  Object.defineProperty(made, 'size', { value: bytes })
  return made
}

async function choose (...files: File[]) {
  fireEvent.click(screen.getByRole('button', { name: '添加照片' }))
  const input = document.querySelector('input[type=file]') as HTMLInputElement
  Object.defineProperty(input, 'files', { value: files })
  await act(async () => { input.dispatchEvent(new Event('change')); await Promise.resolve() })
}

test('what is too long or no photo is refused when it is chosen, each by its name', async () => {
  const changed = jest.fn()
  render(<Photos files={[]} least={1} most={3} optional onChange={changed} />)
  await choose(file('合影.jpg', 'image/jpeg', 31_457_280), file('图标.svg', 'image/svg+xml'))
  expect(await screen.findByText('“合影.jpg”有 30.0 MB，一张照片最大 20 MB，没有添加。请压缩或截图后再选。')).toBeInTheDocument()
  expect(screen.getByText('“图标.svg”不是能读的照片，没有添加。请选 JPG、PNG、WebP 或 GIF 照片。')).toBeInTheDocument()
  expect(changed.mock.calls.map(([how]: [(before: unknown[]) => unknown[]]) => how([]))).toEqual([[]])
})

test('photos for whoever likes are not said to be one at least', () => {
  const { rerender } = render(<Photos files={[]} least={1} most={3} optional onChange={jest.fn()} />)
  expect(screen.getByText(/^已选 0 张，最多 3 张。/)).toBeInTheDocument()
  rerender(<Photos files={[]} least={1} most={3} optional={false} onChange={jest.fn()} />)
  expect(screen.getByText(/^已选 0 张，1—3 张。/)).toBeInTheDocument()
})
