import { useSearchParams, useNavigate, useParams } from 'react-router'
import type { ColumnEntry, MaterialKind } from '../../../contract/materials'
import type { OwnUnit } from '../../../contract/roster'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Page } from '../shell/Page'
import { Failed, Skeleton } from '../shell/States'
import { Editor } from './Editor'
import { Reading } from './Reading'
import type { Loaded } from './useMaterial'
import { KINDS, emptyBody } from './words'
import '../review/review.css'
import './materials.css'

const crumbs = (text: string) => [{ text: '学习资料', to: '/materials' }, { text }]

/** A new material, or one that is there: to be changed by its own unit's organisers, read by others. */
export function EditorPage() {
  const { materialId } = useParams()
  const found = useData(async () => {
    const [{ columns }, { units }, material] = await Promise.all([request('GET /organiser/columns'), request('GET /organiser/units'), materialId === undefined ? null : request('GET /organiser/materials/:id', { id: materialId })])
    return { columns, units, material }
  }, materialId ?? 'new')
  if (!found.data) return <Page title='学习资料' crumbs={crumbs('一份资料')}><div className='box'>{found.error ? <Failed title='这份资料暂时取不出来' error={found.error} retry={found.refresh} /> : <Skeleton rows={8} />}</div></Page>
  const { columns, units, material } = found.data
  if (material && !material.material.mine) return <Reading found={material} />
  return <Writing key={materialId ?? 'new'} columns={columns} units={units} material={material} refresh={found.refresh} />
}

function Writing({ columns, units, material, refresh }: { columns: ColumnEntry[]; units: OwnUnit[]; material: Loaded | null; refresh: () => Promise<void> }) {
  const [query] = useSearchParams()
  const go = useNavigate()
  const asked = query.get('kind') ?? ''
  const kind: MaterialKind = asked in KINDS ? asked as MaterialKind : 'article'
  const column = columns.find(({ id, mine }) => mine && id === query.get('column'))
  const start = material
    ? { id: material.material.id, version: material.material.version, unitId: material.material.unit.id, input: material.input, files: material.files }
    : { id: null, version: 0, unitId: column?.unit.id ?? units[0]?.id ?? '', input: { title: '', summary: '', period: '', date: '', columnId: column?.id ?? null, cover: null, body: emptyBody(kind) }, files: [] }
  return (
    <Editor
      start={start} entry={material?.material ?? null} columns={columns} units={units}
      saved={(id, fresh) => { if (fresh) void go(`/materials/${id}`, { replace: true }); else void refresh() }} gone={() => void go('/materials')} refresh={refresh}
    />
  )
}
