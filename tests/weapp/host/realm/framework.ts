import * as adapter from 'glass-easel-miniprogram-adapter'
import * as glassEasel from 'glass-easel'
import { scopeOf } from '../project/scope'
import { resolvePath } from '../project/paths'
import { withoutRpx } from '../project/rpx'
import type { Project } from '../project/types'
import type { Bridge } from './bridge'
import type { Errors } from './errors'

export type CodeSpace = adapter.CodeSpace
export type Root = adapter.Root
export type GlassElement = glassEasel.Element

type StaticConfig = Parameters<CodeSpace['addComponentStaticConfig']>[1]

export interface Framework {
  space: CodeSpace
  createRoot(tag: string, url: string): Root
}

/** WeChat's own component framework, filled with the package's templates and configs, drawing into a DOM. */
export function createFramework(bridge: Bridge, errors: Errors, onCreate: (element: HTMLElement, tag: string) => void): Framework {
  listenToFramework(bridge, errors)
  const env = new adapter.MiniProgramEnv()
  const space = env.createCodeSpace('app', true)
  const backend = env.associateBackend(domBackend(bridge, onCreate))
  addTemplates(space, bridge)
  addConfigs(space, bridge.project)
  return { space, createRoot: (tag, url) => backend.createRoot(tag, space, url) }
}

function listenToFramework(bridge: Bridge, errors: Errors): void {
  // `false` keeps the framework from printing what is reported here.
  glassEasel.addGlobalErrorListener((error) => {
    errors.report(error)
    return false
  })
  glassEasel.addGlobalWarningListener((message) => {
    // A list that is not there yet is no news: WeChat draws nothing, and Taro's templates start that way.
    if (!/for-list data .* "undefined"/.test(String(message))) bridge.log.warnings.push(String(message))
    return false
  })
}

function domBackend(bridge: Bridge, onCreate: (element: HTMLElement, tag: string) => void): glassEasel.GeneralBackendContext {
  const { document } = bridge.window
  const createElement = (tag: string): HTMLElement => {
    const element = document.createElement(tag.startsWith('wx-') ? tag : `wx-${tag}`)
    const { setAttribute } = element
    element.setAttribute = (name, value) => setAttribute.call(element, name, name === 'style' ? withoutRpx(value) : value)
    onCreate(element, tag)
    return element
  }
  const context = {
    mode: 3, // BackendMode.Domlike is a const enum: it has no value at run time.
    document: {
      createElement,
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    },
    destroy() {},
    getWindowWidth: () => 390,
    getWindowHeight: () => 844,
    getDevicePixelRatio: () => 3,
    getTheme: () => 'light',
    registerStyleSheetContent() {},
    appendStyleSheetPath: () => 0,
    disableStyleSheet() {},
    render: (done: (error: Error | null) => void) => bridge.timers.setTimeout(() => done(null), 0),
    getRootNode: () => document.body,
    associateValue(element: HTMLElement & { __wxElement?: GlassElement }, value: GlassElement) {
      element.__wxElement = value
    },
    onEvent() {},
    setListenerStats() {},
    setModelBindingStat() {},
  }
  return context as unknown as glassEasel.GeneralBackendContext
}

function addTemplates(space: CodeSpace, bridge: Bridge): void {
  const groupList = bridge.runTemplates(bridge.project.templates) as Record<string, never>
  for (const [path, content] of Object.entries(groupList)) {
    space.addCompiledTemplate(path, { groupList, content, fallbackListenerOnNativeNode: true })
  }
}

function addConfigs(space: CodeSpace, project: Project): void {
  for (const [path, config] of Object.entries(project.configs)) {
    if (path === 'app' || !space.getCompiledTemplate(path)) continue
    const declared = { ...project.app.usingComponents, ...config.usingComponents }
    const usingComponents = Object.fromEntries(
      Object.entries(declared).map(([tag, target]) => [tag, `/${resolvePath(path, target)}`]),
    )
    // Plain class names must stay on the elements of components with scoped styles: tests select by them.
    const isolated = config.component && (config.styleIsolation ?? 'isolated') === 'isolated'
    const styleIsolation = isolated ? 'apply-shared' : config.styleIsolation
    if (config.component) space.addStyleSheet(path, undefined, scopeOf(path))
    space.addComponentStaticConfig(path, { ...config, styleIsolation, usingComponents } as StaticConfig)
  }
}
