export default definePageConfig({ navigationBarTitleText: '路线码' })
