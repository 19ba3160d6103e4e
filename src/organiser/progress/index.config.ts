export default definePageConfig({ navigationBarTitleText: '参与进度' })
