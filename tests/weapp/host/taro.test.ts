import fs from 'node:fs'
import path from 'node:path'
import { createHost, loadProject } from './index'

const BUILT = path.join(__dirname, '../../../dist/weapp')
const built = fs.existsSync(path.join(BUILT, 'app.json')) ? describe : describe.skip

built('the package that Taro built', () => {
  test('has templates without warnings', () => {
    expect(loadProject(BUILT).warnings).toEqual([])
  })

  test('every page opens without a network, an error or a missing function', async () => {
    const project = loadProject(BUILT)
    for (const page of project.pages) {
      const host = createHost(project)
      await host.offline(true)
      await host.start(page)
      expect({ page, errors: host.log.errors, missing: host.log.missingApi }).toEqual({ page, errors: [], missing: [] })
      host.dispose()
    }
  }, 300_000)
})
