import { render, screen } from '@testing-library/react'
import { Option } from '@/components/Option'
import { Words } from '@/components/Words'

test('a picture stands where it stood in the question, and is told of where none can be drawn', () => {
  const { container } = render(<><Words of='图中是哪里？[图:abc1]请选择。' zoom /><Option letter='A' text='[图:def2]' onClick={() => {}} /></>)
  expect(container.textContent).toBe('图中是哪里？请选择。A')
  expect([...container.querySelectorAll('img')].map((image) => image.getAttribute('src'))).toEqual(['/api/images/abc1', '/api/images/def2'])
  expect(screen.getByRole('radio', { name: 'A，［图］' })).toBeInTheDocument()
})

test('words without a picture are nothing but words', () => {
  const { container } = render(<Words of='遵义会议召开于哪一年？' />)
  expect(container.innerHTML).toBe('遵义会议召开于哪一年？')
})
