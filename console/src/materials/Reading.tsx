import { Page } from '../shell/Page'
import { Phone } from './Phone'
import type { Loaded } from './useMaterial'

/** Of a unit above: used, not changed. */
export function Reading({ found: { material, input, files } }: { found: Loaded }) {
  return (
    <Page title={material.title} crumbs={[{ text: '学习资料', to: '/materials' }, { text: material.title }]}>
      <p className='sub reason-says'>这份资料由{material.unit.name}管理，你可以用，不能修改。</p>
      <Phone input={input} files={new Map(files.map((file) => [file.id, file]))} />
    </Page>
  )
}
