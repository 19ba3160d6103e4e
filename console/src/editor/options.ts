export type Options<T extends string> = readonly (readonly [value: T, text: string])[]

export const wordOf = <T extends string>(options: Options<T>, value: T): string => options.find(([one]) => one === value)?.[1] ?? value

export const weekdays: Options<'1' | '2' | '3' | '4' | '5' | '6' | '7'> = [['1', '周一'], ['2', '周二'], ['3', '周三'], ['4', '周四'], ['5', '周五'], ['6', '周六'], ['7', '周日']]
