export default definePageConfig({ navigationBarTitleText: '尚未参与' })
