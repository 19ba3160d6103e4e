import { Grid } from 'antd'

/** Room for a table with all that it has to offer: the same width at which the styles change. */
export function useWide(): boolean {
  return Grid.useBreakpoint().xl ?? true
}
