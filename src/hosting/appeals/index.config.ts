export default definePageConfig({ navigationBarTitleText: '未到场申诉' })
