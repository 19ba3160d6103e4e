export default definePageConfig({ navigationBarTitleText: '路线卡' })
