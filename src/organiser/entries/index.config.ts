export default definePageConfig({ navigationBarTitleText: '晋级名单' })
