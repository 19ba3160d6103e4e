/** Everything the host knows about a built mini-program: plain JSON, so that it can also be sent into a browser page. */
export interface Project {
  dir: string
  app: AppConfig
  /** Every page, the subpackages' included, in the order of app.json. */
  pages: string[]
  /** Page and component configs by path without extension. */
  configs: Record<string, ComponentConfig>
  /** Sources by file name. */
  scripts: Record<string, string>
  /** WXSS already turned into CSS, by path without extension. */
  styles: Record<string, string>
  /** One JavaScript expression with every template, made by glass-easel's compiler. */
  templates: string
  warnings: TemplateWarning[]
  /** Every wx.* function of the official typings, so that one missing here is told from a spelling mistake. */
  apis: Record<string, ApiKind>
}

export type ApiKind = 'callback' | 'sync'

export interface AppConfig {
  pages: string[]
  entryPagePath?: string
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  usingComponents?: Record<string, string>
  tabBar?: { custom?: boolean; list: TabItem[] }
  window?: { navigationBarTitleText?: string }
}

export interface SubPackage {
  root: string
  pages: string[]
}

export interface TabItem {
  pagePath: string
  text: string
}

export interface ComponentConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  styleIsolation?: string
  navigationBarTitleText?: string
}

export interface TemplateWarning {
  file: string
  line: number
  message: string
}
