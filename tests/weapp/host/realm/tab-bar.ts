import type { Project } from '../project/types'
import type { Framework, Root } from './framework'
import type { PageView } from './pages'
import type { Registry } from './registry'

const COMPONENT = 'custom-tab-bar/index'

/** Gives a tab page its own instance of the custom tab bar, as WeChat does. */
export function attachTabBar(
  project: Project,
  framework: Framework,
  registry: Registry,
  page: PageView & { roots: Root[] },
): void {
  const isTab = project.app.tabBar?.list.some((tab) => tab.pagePath === page.path)
  if (!isTab || !project.app.tabBar?.custom || !(`${COMPONENT}.js` in project.scripts)) return
  registry.load(COMPONENT)
  const root = framework.createRoot('wx-custom-tab-bar', COMPONENT)
  const instance = root.get()
  page.instance.getTabBar = () => instance
  page.roots.push(root)
  const holder = page.element.ownerDocument.createElement('div')
  const style = page.element.ownerDocument.createElement('style')
  style.textContent = project.styles[COMPONENT] ?? ''
  page.element.prepend(style)
  page.element.append(holder)
  root.attach(page.element as never, holder as never)
}
