/** Class prefix of a component's own styles: the framework and the style sheet must agree on it. */
export const scopeOf = (component: string): string => component.replace(/\W+/g, '_')
