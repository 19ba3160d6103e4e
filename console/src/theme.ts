import type { ThemeConfig } from 'antd'

/** The tokens of docs and phone in Ant Design's words: paper and ink, one red, umber for what is wrong. */
const ink = '#241f1b'
const ink2 = '#5b524a'
const ink3 = '#70665d'
const paper = '#faf7f1'
const surface = '#fffefb'
const sunken = '#f2ede4'
const line = '#e6ded2'
const edge = '#8e8274'
const red = '#b3211b'
const redDeep = '#8e1611'
const redWash = '#fbeeea'
const umber = '#8f4400'
const umberWash = '#fbf0e2'
const green = '#2a6443'
const greenWash = '#e9f2ec'

const still = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches

export const theme: ThemeConfig = {
  token: {
    fontFamily: '-apple-system, "PingFang SC", "HarmonyOS Sans SC", MiSans, "Noto Sans SC", "Noto Sans CJK SC", sans-serif',
    fontSize: 14, borderRadius: 6, borderRadiusSM: 4, borderRadiusLG: 8, controlHeight: 36, controlHeightSM: 32, controlHeightLG: 44, fontWeightStrong: 600,
    colorPrimary: red, colorPrimaryHover: redDeep, colorPrimaryActive: redDeep, colorPrimaryBg: redWash, colorPrimaryBgHover: redWash,
    colorLink: red, colorLinkHover: redDeep, colorLinkActive: redDeep,
    colorError: umber, colorErrorHover: '#743700', colorErrorActive: '#743700', colorErrorText: umber, colorErrorBg: umberWash, colorErrorBorder: umber,
    colorWarning: umber, colorWarningText: umber, colorWarningBg: umberWash, colorWarningBorder: umber,
    colorSuccess: green, colorSuccessText: green, colorSuccessBg: greenWash, colorSuccessBorder: green,
    colorInfo: ink2, colorInfoBg: sunken, colorInfoBorder: line,
    colorText: ink, colorTextHeading: ink, colorTextSecondary: ink2, colorTextTertiary: ink3, colorTextQuaternary: ink3, colorTextDescription: ink3, colorTextPlaceholder: ink3,
    colorTextDisabled: ink3, colorBgContainerDisabled: sunken, colorIcon: ink2, colorIconHover: ink,
    colorBorder: edge, colorBorderSecondary: line, colorSplit: line, colorBorderDisabled: line,
    colorBgLayout: paper, colorBgContainer: surface, colorBgElevated: surface, colorFillAlter: sunken, colorBgMask: 'rgba(36, 31, 27, 0.5)',
    controlItemBgHover: sunken, controlItemBgActive: redWash, controlItemBgActiveHover: redWash,
    controlOutlineWidth: 0, motion: !still,
    boxShadow: '0 8px 32px rgba(36, 31, 27, 0.14)', boxShadowSecondary: '0 8px 32px rgba(36, 31, 27, 0.14)'
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400, defaultHoverColor: ink, defaultHoverBorderColor: ink, defaultActiveColor: ink, defaultActiveBorderColor: ink, defaultActiveBg: sunken },
    Input: { activeShadow: 'none', hoverBorderColor: ink2, activeBorderColor: ink },
    Select: { activeOutlineColor: 'transparent', hoverBorderColor: ink2, activeBorderColor: ink, optionSelectedBg: redWash, optionSelectedColor: ink },
    Table: { headerBg: sunken, headerColor: ink2, headerSplitColor: 'transparent', rowHoverBg: paper, cellPaddingBlock: 10, borderColor: line, headerBorderRadius: 8 },
    Modal: { titleFontSize: 17 },
    Drawer: { paddingLG: 24 },
    Tooltip: { colorBgSpotlight: ink }
  }
}
